// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/models/timeline_model.h"
#include "ui/widgets/timeline_view.h"

#include <QAbstractButton>
#include <QApplication>
#include <QScrollBar>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;

/// Who has scrolled up in a timeline stays where they read; at its end the newest line stays in sight.
class TimelinePlaceTest : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] static QList<protocol::EventView> lines(int first, int last)
    {
        QList<protocol::EventView> events;
        for (int seq = first; seq <= last; ++seq)
            events.append({.seq = seq, .at = base::fromMillis(seq * 1'000), .kind = u"kind %1"_s.arg(seq), .by = u"relay"_s, .detail = {}});
        return events;
    }
    [[nodiscard]] QString topLine() const { return m_view->indexAt(QPoint(m_view->viewport()->width() / 2, 1)).data().toString(); }
    [[nodiscard]] bool isAtEnd() const { return m_view->verticalScrollBar()->value() == m_view->verticalScrollBar()->maximum(); }
    [[nodiscard]] QAbstractButton *newer() const { return m_view->findChild<QAbstractButton *>(u"timelineNewer"_s); }
    static void settle()
    {
        for (int turn = 0; turn < 4; ++turn)
            QCoreApplication::processEvents();
    }

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<client::TimelineModel> m_model;
    std::unique_ptr<ui::TimelineView> m_view;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<ui::Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }
    void init()
    {
        m_model = std::make_unique<client::TimelineModel>();
        m_view = std::make_unique<ui::TimelineView>(u"timeline"_s, *m_theme);
        m_view->setModel(m_model.get());
        m_view->resize(400, 200);
        m_view->show();
        m_model->show(lines(11, 50));
        settle();
        QVERIFY(m_view->verticalScrollBar()->maximum() > 0);
    }
    void cleanup()
    {
        m_view.reset();
        m_model.reset();
    }

    void followsAtTheEnd()
    {
        QVERIFY(isAtEnd());
        m_model->show(lines(11, 51));
        settle();
        QVERIFY(isAtEnd());
        QVERIFY(newer()->isHidden());
        m_view->resize(300, 160);
        settle();
        QVERIFY(isAtEnd());
    }

    void staysWhereItIsRead()
    {
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
        settle();
        const QString read = topLine();
        QVERIFY(!read.isEmpty());
        m_model->show(lines(11, 55));
        settle();
        QCOMPARE(topLine(), read);
        QVERIFY(!newer()->isHidden());
        m_model->show(lines(1, 55)); // what came before is known late
        settle();
        QCOMPARE(topLine(), read);
        m_model->show(lines(5, 55)); // and goes again
        settle();
        QCOMPARE(topLine(), read);
        newer()->click();
        settle();
        QVERIFY(isAtEnd());
        QVERIFY(newer()->isHidden());
        m_model->show(lines(5, 56));
        settle();
        QVERIFY(isAtEnd());
    }

    void theSelectedLineStays()
    {
        m_view->verticalScrollBar()->setValue(0);
        m_view->setCurrentIndex(m_model->index(2));
        m_model->show(lines(1, 55));
        settle();
        QCOMPARE(m_view->currentIndex().data(client::TimelineModel::SeqRole).toInt(), 13);
    }

    void theHintGoesWithScrollingDown()
    {
        m_view->verticalScrollBar()->setValue(0);
        m_model->show(lines(11, 51));
        settle();
        QVERIFY(!newer()->isHidden());
        QCOMPARE(newer()->focusPolicy(), Qt::NoFocus);
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
        QVERIFY(newer()->isHidden());
    }
};

QTEST_MAIN(TimelinePlaceTest)
#include "timeline_place_test.moc"
