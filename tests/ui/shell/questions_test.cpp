// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/desk.h"
#include "tests/ui/support/keyboard.h"
#include "ui/live/live_area.h"
#include "ui/live/live_panel.h"

#include <QLineEdit>
#include <QListView>
#include <QTabBar>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using test::kCtrl;
using test::kCtrlShift;
using verification::Status;
using verification::Verdict;
using View = protocol::VerificationView;

/// What is asked before what can't be undone, and where the focus is meanwhile and afterwards.
class QuestionsTest : public QObject
{
    Q_OBJECT

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { keyboard().press(key, modifiers); }
    void type(const char *text) const { keyboard().type(text); }
    [[nodiscard]] test::Keyboard keyboard() const { return test::Keyboard(*m_desk->window); }
    [[nodiscard]] static QString focus() { return test::Keyboard::focus(); }

    void find(const char *text)
    {
        type(text);
        letTheSearchAnswer();
        QVERIFY(m_desk->find<QListView>("customerResults")->model()->rowCount() > 0);
    }
    void letTheSearchAnswer() const
    {
        m_desk->clock.advance(500ms);
        for (int turn = 0; turn < 4; ++turn)
            QCoreApplication::processEvents();
    }
    /// A link is sent to Maria, by keys alone.
    void send()
    {
        find("Maria");
        press(Qt::Key_Return);
        press(Qt::Key_Return);
        QTRY_VERIFY(m_desk->find("banner") != nullptr);
    }

    void decide(const QString &id) const
    {
        m_desk->relay.push(id, u"verdict"_s, [this](View &view) {
            view.status = Status::Decided;
            view.verdict = Verdict::Verified;
            view.decidedAt = m_desk->clock.now();
            view.validUntil = m_desk->clock.now() + 10min;
        });
        QCoreApplication::processEvents();
    }
    void open(const QString &id) const
    {
        m_desk->relay.push(id, u"opened"_s, [this](View &view) {
            view.status = Status::Opened;
            view.openedAt = m_desk->clock.now();
        });
        QCoreApplication::processEvents();
    }

    [[nodiscard]] bool isAsking() const
    {
        const auto *question = m_desk->find("questionCard");
        return question != nullptr && question->isVisible();
    }
    [[nodiscard]] QString shownId() const { return m_desk->find<ui::LiveArea>("liveArea")->currentId(); }
    [[nodiscard]] int calls(const char *method) const { return m_desk->relay.calls(method); }

    std::unique_ptr<test::Desk> m_desk;

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::Desk>();
        m_desk->relay.addOpen(m_desk->relay.directory.at(1)); // Mark's, open before
        m_desk->open();
        QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
    }
    void cleanup() { m_desk.reset(); }

    void asksBeforeALinkInUseIsReplaced()
    {
        const QString id = shownId();
        open(id);
        m_desk->pass(1min);
        QCoreApplication::processEvents();
        press(Qt::Key_R, kCtrl);
        QVERIFY(isAsking());
        QCOMPARE(focus(), u"questionNo"_s);
        press(Qt::Key_Return);
        QVERIFY(!isAsking());
        QCOMPARE(calls("verification.resend"), 0);
        press(Qt::Key_R, kCtrl);
        press(Qt::Key_Tab);
        QCOMPARE(focus(), u"questionYes"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE(calls("verification.resend"), 1);
    }

    void asksBeforeAnUndecidedCallEnds()
    {
        const QString before = focus();
        press(Qt::Key_E, kCtrl);
        QVERIFY(isAsking());
        press(Qt::Key_E, kCtrl); // the same question, not its answer
        QVERIFY(isAsking());
        press(Qt::Key_Escape);
        QVERIFY(!isAsking());
        QCOMPARE(focus(), before);
        QCOMPARE(calls("verification.close"), 0);
        decide(shownId());
        press(Qt::Key_E, kCtrl); // decided: at once
        QTRY_COMPARE(calls("verification.close"), 1);
        QVERIFY(!isAsking());
    }

    void aQuestionHoldsUpNothingElse()
    {
        press(Qt::Key_E, kCtrl);
        QVERIFY(isAsking());
        press(Qt::Key_N, kCtrl);
        send();
        QCOMPARE(calls("verification.start"), 1);
        QCOMPARE(calls("verification.close"), 0);
    }

    void aQuestionThatIsNoneAnyMoreAnswersNothing()
    {
        const QString id = shownId();
        press(Qt::Key_E, kCtrl);
        press(Qt::Key_Tab);
        QCOMPARE(focus(), u"questionYes"_s);
        decide(id);
        QVERIFY(isAsking());
        QCOMPARE(focus(), u"questionNo"_s);
        QVERIFY(!m_desk->find("questionYes")->isVisible());
        press(Qt::Key_Return);
        QVERIFY(!isAsking());
        QCOMPARE(calls("verification.close"), 0);
    }

    void aButtonThatGoesHandsTheFocusToNoOther()
    {
        const QString id = shownId();
        m_desk->pass(1min);
        m_desk->find("resendButton")->setFocus();
        decide(id);
        QTRY_VERIFY(!m_desk->find("resendButton")->isVisible());
        QCOMPARE(focus(), QString());
        press(Qt::Key_Space);
        press(Qt::Key_Return);
        QCoreApplication::processEvents();
        QCOMPARE(calls("verification.close"), 0);
        QCOMPARE(calls("verification.resend"), 0);
    }

    void anotherPanelComesWithoutAButtonThatHasTheFocus()
    {
        m_desk->relay.push(m_desk->relay.addOpen(m_desk->relay.directory.at(2)), u"created"_s);
        QTRY_COMPARE(m_desk->find<QTabBar>("liveTabs")->count(), 2);
        m_desk->find<ui::LiveArea>("liveArea")->currentPanel()->findChild<QWidget *>(u"endCallButton"_s)->setFocus();
        press(Qt::Key_2, kCtrl);
        QCOMPARE(focus(), u"liveTabs"_s);
    }

    void aRefusedNumberStaysInTheForm()
    {
        m_desk = std::make_unique<test::Desk>();
        m_desk->relay.user.role = verification::Role::Supervisor;
        m_desk->relay.addOpen(m_desk->relay.directory.at(1));
        m_desk->open();
        QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
        open(shownId());
        m_desk->pass(1min);
        press(Qt::Key_R, kCtrlShift);
        QTRY_COMPARE(focus(), u"correctPhone"_s);
        type("4155552671");
        press(Qt::Key_R, kCtrlShift); // again: nothing is lost
        QCOMPARE(m_desk->find<QLineEdit>("correctPhone")->text(), u"4155552671"_s);
        m_desk->find("correctReason")->setFocus();
        type("new phone");
        press(Qt::Key_Return);
        QVERIFY(isAsking()); // the link is in use
        press(Qt::Key_Escape);
        QVERIFY(m_desk->find("correctForm")->isVisible());
        QCOMPARE(focus(), u"correctReason"_s);
        QCOMPARE(m_desk->find<QLineEdit>("correctReason")->text(), u"new phone"_s);
        press(Qt::Key_Return);
        press(Qt::Key_Tab);
        press(Qt::Key_Space);
        QTRY_COMPARE(calls("verification.resend"), 1);
        QTRY_VERIFY(!m_desk->find("correctForm")->isVisible());
    }
};

QTEST_MAIN(QuestionsTest)
#include "questions_test.moc"
