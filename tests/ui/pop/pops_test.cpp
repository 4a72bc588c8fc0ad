// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/contact.h"
#include "tests/ui/support/desk.h"
#include "tests/ui/support/keyboard.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTabWidget>
#include <QWindow>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using client::CallOutcome;
using client::CallRequest;
using By = CallRequest::By;
using test::kCtrl;
using test::kCtrlShift;

namespace
{
constexpr auto kStart = "verification.start";
const QString kNumber = u"+16465550101"_s; // Maria's
} // namespace

/// Calls that the telephony system announces to the whole window; keys as from the system.
class PopsTest : public QObject
{
    Q_OBJECT

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { test::Keyboard(*m_desk->window).press(key, modifiers); }
    void type(const char *text) const { test::Keyboard(*m_desk->window).type(text); }
    void letTheSearchAnswer() const
    {
        m_desk->clock.advance(500ms);
        for (int turn = 0; turn < 6; ++turn)
            QCoreApplication::processEvents();
    }
    CallOutcome call(By by, const QString &text, const QString &callId = {}) const
    {
        return m_desk->window->take({.kind = CallRequest::Kind::Verify, .by = by, .text = text, .callId = callId}, m_desk->clock.now());
    }
    void loseTheLine() const
    {
        m_desk->relay.vanish();
        QTRY_VERIFY(!m_desk->connection.isLive());
    }
    void findTheLine() const
    {
        m_desk->relay.back();
        QTRY_VERIFY((m_desk->clock.advance(1s), m_desk->connection.isLive()));
        letTheSearchAnswer();
    }
    /// The time that it takes to read a name.
    void read() const { m_desk->clock.advance(600ms); }

    [[nodiscard]] QString picked() const
    {
        const auto *name = m_desk->find<QLabel>("pickedName");
        return name->isVisible() ? name->text() : QString();
    }
    [[nodiscard]] static QString focus() { return test::Keyboard::focus(); }
    [[nodiscard]] QString searched() const { return m_desk->find<QLineEdit>("customerSearch")->text(); }
    [[nodiscard]] bool isSaying() const { return m_desk->find("callLine")->isVisible(); }
    [[nodiscard]] int starts() const { return m_desk->relay.calls(kStart); }
    [[nodiscard]] QString sent(const char *field) const
    {
        return m_desk->relay.params(kStart).constLast().value(QLatin1String(field)).toString();
    }

    std::unique_ptr<test::Desk> m_desk;

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::Desk>();
        m_desk->relay.directory[0].phoneMasked = base::maskPhone(kNumber);
        m_desk->relay.phones.insert(u"1001"_s, kNumber);
        m_desk->open();
        QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
    }
    void cleanup() { m_desk.reset(); }

    void theExactCustomerIsPickedAndSentToByTheAgentAlone_data()
    {
        QTest::addColumn<By>("by");
        QTest::addColumn<QString>("text");
        QTest::newRow("account") << By::Account << u"1001"_s;
        QTest::newRow("number") << By::Phone << kNumber;
        QTest::newRow("number with marks") << By::Phone << u"+1 (646) 555-0101"_s;
        QTest::newRow("number of this country") << By::Phone << u"646 555 0101"_s;
    }
    void theExactCustomerIsPickedAndSentToByTheAgentAlone()
    {
        QFETCH(const By, by);
        QFETCH(const QString, text);
        QCOMPARE(call(by, text, u"c-1"_s), CallOutcome::Shown);
        letTheSearchAnswer();
        QCOMPARE(picked(), u"Maria García"_s);
        QVERIFY(isSaying());
        QVERIFY(m_desk->find<QLabel>("callLineNoticeText")->text().contains(u"Maria García, account 1001"_s));
        QCOMPARE(focus(), u"callLineAccept"_s);
        for (int i = 0; i < 3; ++i)
            press(i == 1 ? Qt::Key_Space : Qt::Key_Return); // typed into something else, which the console took the keys from
        QCOMPARE(focus(), u"callLineAccept"_s);
        QCOMPARE(starts(), 0);
        read();
        press(Qt::Key_Return);
        QCOMPARE(focus(), u"sendButton"_s);
        QVERIFY(!isSaying());
        QCOMPARE(starts(), 0);
        press(Qt::Key_Return);
        QTRY_COMPARE(starts(), 1);
        QCOMPARE(sent("account"), u"1001"_s);
        QCOMPARE(sent("callId"), u"c-1"_s);
    }

    void whoIsNotCertainIsNotPicked_data()
    {
        QTest::addColumn<By>("by");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("found");
        QTest::newRow("a name of two") << By::Text << u"Mar"_s << 2;
        QTest::newRow("a name of one") << By::Text << u"Maria"_s << 1;
        QTest::newRow("the beginning of accounts") << By::Account << u"100"_s << 3;
        QTest::newRow("somebody's account in a search") << By::Text << u"1001"_s << 1;
        QTest::newRow("nobody's account") << By::Account << u"4711"_s << 0;
        QTest::newRow("nobody's number") << By::Phone << u"+16465550199"_s << 0;
        QTest::newRow("a number of two") << By::Phone << u"+16465550102"_s << 2;
        QTest::newRow("an extension") << By::Phone << u"1001"_s << 1;
    }
    void whoIsNotCertainIsNotPicked()
    {
        QFETCH(const By, by);
        QFETCH(const QString, text);
        QFETCH(const int, found);
        for (const int row : {1, 2}) {
            m_desk->relay.directory[row].phoneMasked = base::maskPhone(u"+16465550102"_s);
            m_desk->relay.phones.insert(m_desk->relay.directory[row].account, u"+16465550102"_s);
        }
        QCOMPARE(call(by, text), CallOutcome::Shown);
        letTheSearchAnswer();
        QCOMPARE(picked(), QString());
        QCOMPARE(searched(), text);
        QCOMPARE(m_desk->find<QListView>("customerResults")->model()->rowCount(), found);
        QCOMPARE(focus(), u"callLineAccept"_s);
        press(Qt::Key_Return);
        QCOMPARE(picked(), QString());
        read();
        press(Qt::Key_Return);
        QCOMPARE(focus(), u"customerSearch"_s);
        QVERIFY(!isSaying());
        QCOMPARE(picked(), QString());
        QCOMPARE(starts(), 0);
    }

    void whatIsTypedStaysUntilTheAgentTakesTheCall()
    {
        type("Mark");
        QCOMPARE(call(By::Account, u"1001"_s, u"c-2"_s), CallOutcome::Offered);
        letTheSearchAnswer();
        QCOMPARE(searched(), u"Mark"_s);
        QCOMPARE(focus(), u"customerSearch"_s);
        QVERIFY(isSaying());
        press(Qt::Key_Return);
        QCOMPARE(picked(), u"Mark Lee"_s); // the agent's own
        press(Qt::Key_Return);
        QTRY_COMPARE(starts(), 1);
        QCOMPARE(sent("account"), u"1002"_s);
        QCOMPARE(sent("callId"), QString());
        press(Qt::Key_A, kCtrlShift);
        letTheSearchAnswer();
        QCOMPARE(picked(), u"Maria García"_s);
        QCOMPARE(focus(), u"callLineAccept"_s);
        QCOMPARE(starts(), 1);
    }

    void anEnterAheadOfTheListPicksNobodyOfTheCall()
    {
        type("Zo");
        press(Qt::Key_Return); // before the list is there
        press(Qt::Key_A, kCtrlShift);
        QCOMPARE(call(By::Account, u"1001"_s), CallOutcome::Offered);
        press(Qt::Key_A, kCtrlShift);
        letTheSearchAnswer();
        QCOMPARE(picked(), u"Maria García"_s);
        QCOMPARE(focus(), u"callLineAccept"_s); // and not on the button that sends
        QCOMPARE(starts(), 0);
    }

    void aPickedCustomerIsNotReplacedUnderTheAgentsEnter()
    {
        type("Mark");
        letTheSearchAnswer();
        press(Qt::Key_Return);
        QCOMPARE(focus(), u"sendButton"_s);
        QCOMPARE(call(By::Account, u"1001"_s), CallOutcome::Offered);
        letTheSearchAnswer();
        QCOMPARE(picked(), u"Mark Lee"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE(starts(), 1);
        QCOMPARE(sent("account"), u"1002"_s);
    }

    void aFormIsNotTakenAway()
    {
        m_desk = std::make_unique<test::Desk>();
        m_desk->relay.user.role = verification::Role::Supervisor;
        m_desk->open();
        QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
        press(Qt::Key_N, kCtrlShift);
        type("Ana");
        QCOMPARE(call(By::Account, u"1001"_s), CallOutcome::Offered);
        letTheSearchAnswer();
        QCOMPARE(focus(), u"unlistedName"_s);
        QCOMPARE(m_desk->find<QLineEdit>("unlistedName")->text(), u"Ana"_s);
    }

    void aSearchOfTheHistoryIsNotTakenAway()
    {
        press(Qt::Key_H, kCtrl);
        type("c-");
        QCOMPARE(call(By::Account, u"1001"_s), CallOutcome::Offered);
        letTheSearchAnswer();
        QCOMPARE(focus(), u"historySearch"_s);
        QCOMPARE(m_desk->find<QTabWidget>("mainTabs")->currentIndex(), static_cast<int>(ui::MainWindow::Page::History));
        QVERIFY(isSaying());
    }

    void aCallShowsThePageOfVerifications()
    {
        press(Qt::Key_H, kCtrl);
        QCOMPARE(call(By::Account, u"1001"_s), CallOutcome::Shown);
        QCOMPARE(m_desk->find<QTabWidget>("mainTabs")->currentIndex(), static_cast<int>(ui::MainWindow::Page::Live));
        letTheSearchAnswer();
        QCOMPARE(picked(), u"Maria García"_s);
    }

    void whoWorksInAPanelKeepsTheFocus()
    {
        m_desk->relay.push(m_desk->relay.addOpen(m_desk->relay.directory.at(1)), u"created"_s);
        QTRY_VERIFY(m_desk->find("endCallButton") != nullptr && m_desk->find("endCallButton")->isEnabled());
        m_desk->find("endCallButton")->setFocus();
        QCOMPARE(focus(), u"endCallButton"_s);
        QCOMPARE(call(By::Account, u"1001"_s), CallOutcome::Shown);
        letTheSearchAnswer();
        QCOMPARE(picked(), u"Maria García"_s);
        QCOMPARE(focus(), u"endCallButton"_s);
        read();
        press(Qt::Key_A, kCtrlShift);
        QCOMPARE(focus(), u"sendButton"_s);
        QCOMPARE(starts(), 0);
    }

    void theNewestCallWins()
    {
        QCOMPARE(call(By::Account, u"1003"_s, u"c-0"_s), CallOutcome::Shown);
        QCOMPARE(call(By::Account, u"1001"_s, u"c-1"_s), CallOutcome::Shown);
        letTheSearchAnswer();
        QCOMPARE(picked(), u"Maria García"_s);
        read();
        QCOMPARE(call(By::Account, u"1002"_s, u"c-2"_s), CallOutcome::Offered); // somebody is being looked at
        press(Qt::Key_Return);
        letTheSearchAnswer();
        QCOMPARE(picked(), u"Mark Lee"_s);
        QCOMPARE(focus(), u"callLineAccept"_s);
        read();
        press(Qt::Key_Return);
        press(Qt::Key_Return);
        QTRY_COMPARE(starts(), 1);
        QCOMPARE(sent("account"), u"1002"_s);
        QCOMPARE(sent("callId"), u"c-2"_s);
    }

    void spaceTakesNoCall()
    {
        QCOMPARE(call(By::Account, u"1001"_s), CallOutcome::Shown);
        letTheSearchAnswer();
        QCOMPARE(focus(), u"callLineAccept"_s);
        read();
        type("maria lopez "); // the agent was about to
        QCOMPARE(focus(), u"callLineAccept"_s);
        QCOMPARE(starts(), 0);
    }

    void escapeOnAnotherPageTouchesNothingThatIsNotShown()
    {
        QCOMPARE(call(By::Account, u"1001"_s), CallOutcome::Shown);
        letTheSearchAnswer();
        press(Qt::Key_H, kCtrl);
        press(Qt::Key_Escape);
        QVERIFY(!isSaying());
        QCOMPARE(focus(), u"historySearch"_s);
        type("Mark");
        QCOMPARE(m_desk->find<QLineEdit>("historySearch")->text(), u"Mark"_s);
        QCOMPARE(searched(), QString());
        press(Qt::Key_Return);
        letTheSearchAnswer();
        press(Qt::Key_Return);
        QCOMPARE(starts(), 0);
    }

    void theEndOfAnotherCallPutsTheFocusNowhereNearSend()
    {
        const QString id = m_desk->relay.addOpen(m_desk->relay.directory.at(1));
        m_desk->relay.push(id, u"verdict"_s, [this](protocol::VerificationView &view) {
            view.status = verification::Status::Decided;
            view.verdict = verification::Verdict::Verified;
            view.decidedAt = m_desk->clock.now();
            view.validUntil = m_desk->clock.now() + 10min;
        });
        QTRY_VERIFY(m_desk->find("endCallButton") != nullptr && m_desk->find("endCallButton")->isEnabled());
        m_desk->find("endCallButton")->setFocus();
        QCOMPARE(call(By::Account, u"1001"_s), CallOutcome::Shown);
        letTheSearchAnswer();
        QCOMPARE(picked(), u"Maria García"_s);
        press(Qt::Key_E, kCtrl);
        QTRY_COMPARE(m_desk->find("liveTabs")->isVisible(), false);
        QVERIFY(focus() != u"sendButton"_s);
        press(Qt::Key_Return);
        press(Qt::Key_Space);
        QCOMPARE(starts(), 0);
    }

    void aCallWaitsForTheLine()
    {
        loseTheLine();
        QCOMPARE(call(By::Account, u"1002"_s), CallOutcome::Waiting);
        QCOMPARE(call(By::Account, u"1001"_s), CallOutcome::Waiting);
        QVERIFY(isSaying());
        QCOMPARE(focus(), u"customerSearch"_s);
        findTheLine();
        QCOMPARE(picked(), u"Maria García"_s);
        QCOMPARE(starts(), 0);
    }

    void aCallWaitsTwoMinutesAndNoLonger()
    {
        loseTheLine();
        QCOMPARE(call(By::Account, u"1001"_s), CallOutcome::Waiting);
        m_desk->pass(119s);
        QVERIFY(isSaying());
        m_desk->pass(2s);
        QVERIFY(!isSaying());
        findTheLine();
        QCOMPARE(picked(), QString());
        QCOMPARE(searched(), QString());
    }

    void aCallThatWaitsDoesNotTakeWhatIsTypedMeanwhile()
    {
        loseTheLine();
        QCOMPARE(call(By::Account, u"1001"_s), CallOutcome::Waiting);
        type("Mark");
        findTheLine();
        QCOMPARE(searched(), u"Mark"_s);
        QCOMPARE(picked(), QString());
        QVERIFY(isSaying());
    }

    void escapeDismisses()
    {
        loseTheLine();
        QCOMPARE(call(By::Account, u"1001"_s), CallOutcome::Waiting);
        press(Qt::Key_Escape);
        QVERIFY(!isSaying());
        findTheLine();
        QCOMPARE(picked(), QString());

        QCOMPARE(call(By::Account, u"1001"_s, u"c-1"_s), CallOutcome::Shown);
        letTheSearchAnswer();
        QCOMPARE(picked(), u"Maria García"_s);
        press(Qt::Key_Escape);
        QVERIFY(!isSaying());
        QCOMPARE(picked(), QString());
        QCOMPARE(focus(), u"customerSearch"_s);
        QVERIFY(!m_desk->find("startCall")->isVisible());
    }

    void theCallIdStaysWhileTheCustomerOfTheCallChanges()
    {
        QCOMPARE(call(By::Account, u"1001"_s, u"c-1"_s), CallOutcome::Shown);
        letTheSearchAnswer();
        read();
        press(Qt::Key_Return);
        press(Qt::Key_Escape); // somebody else calls with Maria's account
        QVERIFY(m_desk->find("startCall")->isVisible());
        type("Mark");
        letTheSearchAnswer();
        press(Qt::Key_Return);
        press(Qt::Key_Return);
        QTRY_COMPARE(starts(), 1);
        QCOMPARE(sent("callId"), u"c-1"_s);
        QTRY_VERIFY(!m_desk->find("startCall")->isVisible());
    }

    void anotherCallHasNotTheIdOfThis()
    {
        QCOMPARE(call(By::Account, u"1001"_s, u"c-1"_s), CallOutcome::Shown);
        letTheSearchAnswer();
        press(Qt::Key_N, kCtrl);
        QVERIFY(!isSaying());
        type("Mark");
        letTheSearchAnswer();
        press(Qt::Key_Return);
        press(Qt::Key_Return);
        QTRY_COMPARE(starts(), 1);
        QCOMPARE(sent("callId"), QString());
    }

    void aCallThatHasEndedIsNotOfferedAnyMore()
    {
        type("Mark");
        QCOMPARE(call(By::Account, u"1001"_s, u"c-1"_s), CallOutcome::Offered);
        const CallRequest ended{.kind = CallRequest::Kind::EndCall, .text = {}, .callId = u"c-1"_s};
        QCOMPARE(m_desk->window->take(ended, m_desk->clock.now()), CallOutcome::Ended);
        QVERIFY(!isSaying());
        QCOMPARE(searched(), u"Mark"_s);
        QCOMPARE(m_desk->window->take(ended, m_desk->clock.now()), CallOutcome::Nothing);
    }

    void aSecondStartRaisesAndTouchesNothing()
    {
        type("Mark");
        QCOMPARE(m_desk->window->take({}, m_desk->clock.now()), CallOutcome::Raised);
        letTheSearchAnswer();
        QCOMPARE(searched(), u"Mark"_s);
        QCOMPARE(focus(), u"customerSearch"_s);
    }
};

QTEST_MAIN(PopsTest)
#include "pops_test.moc"
