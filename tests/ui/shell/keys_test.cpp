// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/desk.h"
#include "tests/ui/support/keyboard.h"
#include "ui/live/live_area.h"
#include "ui/live/live_panel.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using test::kCtrl;
using test::kCtrlShift;
using verification::Status;
using verification::Verdict;
using View = protocol::VerificationView;

/// Keys and focus on the whole window. Keys come to the window as from the system, so that they go where the focus is.
class KeysTest : public QObject
{
    Q_OBJECT

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { keyboard().press(key, modifiers); }
    void hold(Qt::Key key, Qt::KeyboardModifiers modifiers = {}, const QString &text = {}) const { keyboard().hold(key, modifiers, text); }
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

    [[nodiscard]] QString picked() const
    {
        const auto *name = m_desk->find<QLabel>("pickedName");
        return name->isVisible() ? name->text() : QString();
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

    void theCallEndsFromWhereTheFocusIsLeftAfterSending()
    {
        send();
        QCOMPARE(focus(), u"customerSearch"_s);
        decide(shownId());
        type("abc");
        press(Qt::Key_Home);
        press(Qt::Key_E, kCtrl);
        QTRY_COMPARE(calls("verification.close"), 1);
    }

    void aHeldEnterPicksAndDoesNotSend()
    {
        find("Maria");
        hold(Qt::Key_Return);
        QCOMPARE(picked(), u"Maria García"_s);
        QCOMPARE(focus(), u"sendButton"_s);
        QCOMPARE(calls("verification.start"), 0);
        press(Qt::Key_Return);
        QTRY_COMPARE(calls("verification.start"), 1);
    }

    /// As X11 has it where Qt does not notice.
    void aReleaseAndAPressOfOneMomentAreAHeldKey()
    {
        find("Maria");
        press(Qt::Key_Return);
        QCOMPARE(focus(), u"sendButton"_s);
        constexpr quint64 kMoment = 4'711;
        for (const QEvent::Type type : {QEvent::KeyRelease, QEvent::KeyPress}) {
            QKeyEvent event(type, Qt::Key_Return, Qt::NoModifier);
            event.setTimestamp(kMoment);
            QCoreApplication::sendEvent(QApplication::focusWidget(), &event);
        }
        QCoreApplication::processEvents();
        QCOMPARE(calls("verification.start"), 0);
        QKeyEvent later(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
        later.setTimestamp(kMoment + 1);
        QCoreApplication::sendEvent(QApplication::focusWidget(), &later);
        QTRY_COMPARE(calls("verification.start"), 1);
    }

    void aHeldLetterOfAButtonIsNotTypedIntoWhatItOpens()
    {
        m_desk = std::make_unique<test::Desk>();
        m_desk->relay.user.role = verification::Role::Supervisor;
        m_desk->relay.policy.allowUnlistedCustomer = true;
        m_desk->open();
        QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
        hold(Qt::Key_D, Qt::AltModifier, u"d"_s);
        QTRY_VERIFY(m_desk->find("unlistedName")->isVisible());
        QCOMPARE(m_desk->find<QLineEdit>("unlistedName")->text(), QString());
    }

    void aHeldKeyEndsOneCall()
    {
        send();
        decide(shownId());
        hold(Qt::Key_E, kCtrl);
        QTRY_COMPARE(calls("verification.close"), 1);
        QCOMPARE(m_desk->find<QTabBar>("liveTabs")->count(), 1);
    }

    void aHeldKeySendsOneLink()
    {
        m_desk->pass(1min);
        QCoreApplication::processEvents();
        hold(Qt::Key_R, kCtrl);
        QTRY_COMPARE(calls("verification.resend"), 1);
    }

    void keysOfAPanelDoNothingOnAnotherPage()
    {
        m_desk->pass(1min);
        press(Qt::Key_H, kCtrl);
        QCOMPARE(focus(), u"historySearch"_s);
        press(Qt::Key_R, kCtrl);
        press(Qt::Key_X, kCtrlShift);
        press(Qt::Key_E, kCtrl);
        QCoreApplication::processEvents();
        QCOMPARE(calls("verification.resend"), 0);
        QCOMPARE(calls("verification.close"), 0);
        QVERIFY(!isAsking());
        press(Qt::Key_1, kCtrl); // shows the panel, and its page
        press(Qt::Key_R, kCtrl);
        QTRY_COMPARE(calls("verification.resend"), 1);
    }

    void anEarlierEnterPicksOnlyWhereItWasPressed_data()
    {
        QTest::addColumn<QString>("between");
        QTest::newRow("nothing, so it picks") << QString();
        QTest::newRow("another page") << u"page"_s;
        QTest::newRow("a lost line") << u"line"_s;
        QTest::newRow("another text") << u"text"_s;
        QTest::newRow("two seconds") << u"time"_s;
    }
    void anEarlierEnterPicksOnlyWhereItWasPressed()
    {
        QFETCH(const QString, between);
        type("Maria");
        press(Qt::Key_Return);
        QCOMPARE(picked(), QString());
        if (between == "page"_L1)
            press(Qt::Key_H, kCtrl);
        if (between == "line"_L1) {
            m_desk->relay.vanish();
            QTRY_VERIFY(!m_desk->connection.isLive());
            m_desk->relay.back();
            QTRY_VERIFY((m_desk->clock.advance(1s), m_desk->connection.isLive()));
        }
        if (between == "text"_L1) {
            press(Qt::Key_Backspace);
            press(Qt::Key_A);
        }
        if (between == "time"_L1)
            QTest::qWait(2'200); // the wish is the window's, on the clock of its event loop
        letTheSearchAnswer();
        QCOMPARE(picked(), between.isEmpty() ? u"Maria García"_s : QString());
        if (between == "page"_L1)
            QCOMPARE(focus(), u"historySearch"_s);
        QCOMPARE(calls("verification.start"), 0);
    }

    void whatIsShownStaysWhenAnotherConsoleStarts()
    {
        send();
        const QString shown = shownId();
        const QString other = m_desk->relay.addOpen(m_desk->relay.directory.at(2));
        m_desk->relay.push(other, u"created"_s);
        QTRY_COMPARE(m_desk->find<QTabBar>("liveTabs")->count(), 3);
        QCOMPARE(shownId(), shown);
    }

    void aLateAnswerTouchesOnlyWhatItIsAbout()
    {
        m_desk->relay.answerStarts = false;
        const QString shown = shownId();
        find("Maria");
        press(Qt::Key_Return);
        press(Qt::Key_Return);
        QTRY_COMPARE(calls("verification.start"), 1);
        press(Qt::Key_N, kCtrl);
        type("Mark");
        m_desk->relay.answerHeldStarts();
        QTRY_COMPARE(m_desk->find<QTabBar>("liveTabs")->count(), 2);
        QCOMPARE(m_desk->find<QLineEdit>("customerSearch")->text(), u"Mark"_s);
        QCOMPARE(focus(), u"customerSearch"_s);
        QCOMPARE(shownId(), shown);
    }

    void aLateRefusalSaysWhomItIsAbout()
    {
        m_desk->relay.answerStarts = false;
        find("Maria");
        press(Qt::Key_Return);
        press(Qt::Key_Return);
        QTRY_COMPARE(calls("verification.start"), 1);
        press(Qt::Key_N, kCtrl);
        m_desk->relay.startRefusal = base::Error{.code = base::ErrorCode::Locked, .message = {}, .field = {}, .retryAfter = {}};
        m_desk->relay.answerHeldStarts();
        QTRY_VERIFY(m_desk->find("startNotice")->isVisible());
        QVERIFY(m_desk->find<QLabel>("startNoticeText")->text().startsWith(u"Account 1001: "_s));
    }

    void keysOfTheCallWorkInTheGuide()
    {
        decide(shownId());
        press(Qt::Key_F1);
        QTRY_VERIFY(m_desk->window->findChild<QWidget *>(u"guideWindow"_s) != nullptr);
        auto *guide = m_desk->window->findChild<QWidget *>(u"guideWindow"_s);
        QVERIFY(QTest::qWaitForWindowActive(guide));
        QTest::qSleep(2);
        QTest::keyClick(guide->windowHandle(), Qt::Key_E, kCtrl);
        QTRY_COMPARE(calls("verification.close"), 1);
    }

    void asksBeforeItQuitsWithSomethingUndecided()
    {
        m_desk->confirmer.says = false;
        press(Qt::Key_Q, kCtrl);
        QCOMPARE(m_desk->confirmer.questions.size(), 1);
        QVERIFY(m_desk->window->isVisible());
        decide(shownId());
        press(Qt::Key_Q, kCtrl);
        QTRY_VERIFY(!m_desk->window->isVisible());
        QCOMPARE(m_desk->confirmer.questions.size(), 1);
    }
};

QTEST_MAIN(KeysTest)
#include "keys_test.moc"
