// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/system/progress_lines.h"
#include "tests/support/manual_clock.h"

#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using base::ProgressLines;

class ProgressLinesTest : public QObject
{
    Q_OBJECT

    test::ManualClock m_clock;
    QString m_text;

    ProgressLines lines(ProgressLines::Kind kind)
    {
        m_text.clear();
        return {m_clock, kind, [this](const QString &text) { m_text += text; }};
    }

private Q_SLOTS:
    void whatTakesNoSecondSaysNothing()
    {
        auto lines = this->lines(ProgressLines::Kind::Lines);
        lines.tell(u"writing"_s, 1, 10);
        m_clock.advance(999ms);
        lines.tell(u"writing"_s, 9, 10);
        QCOMPARE(m_text, QString());
    }

    void aLineASecond()
    {
        auto lines = this->lines(ProgressLines::Kind::Lines);
        for (int i = 0; i < 30; ++i) {
            m_clock.advance(100ms);
            lines.tell(u"writing"_s, i, 300);
        }
        QCOMPARE(m_text, u"writing: 9 of 300 (3 %)\nwriting: 19 of 300 (6 %)\nwriting: 29 of 300 (9 %)\n"_s);
    }

    void withoutAnEndItCounts()
    {
        auto lines = this->lines(ProgressLines::Kind::Lines);
        m_clock.advance(1s);
        lines.tell(u"tidying up"_s, 7, 0);
        m_clock.advance(1s);
        lines.tell(u"showing"_s, 0, 0);
        QCOMPARE(m_text, u"tidying up: 7\nshowing\n"_s);
    }

    void aTerminalHasOneLineWhichGoes()
    {
        {
            auto lines = this->lines(ProgressLines::Kind::OneLine);
            m_clock.advance(1s);
            lines.tell(u"a"_s, 1, 2);
            m_clock.advance(1s);
            lines.tell(u"b"_s, 2, 2);
            lines.clear();
            QCOMPARE(m_text, u"\r\x1b[Ka: 1 of 2 (50 %)\r\x1b[Kb: 2 of 2 (100 %)\r\x1b[K"_s);
            m_text.clear();
            m_clock.advance(1s);
            lines.tell(u"c"_s, 0, 0);
        }
        QCOMPARE(m_text, u"\r\x1b[Kc\r\x1b[K"_s);
    }
};

QTEST_GUILESS_MAIN(ProgressLinesTest)
#include "progress_lines_test.moc"
