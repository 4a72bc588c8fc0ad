// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/desk.h"
#include "ui/live/live_area.h"
#include "ui/live/live_panel.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QWindow>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using verification::Status;
using verification::Verdict;
using View = protocol::VerificationView;

namespace
{
const Qt::KeyboardModifiers kCtrl = Qt::ControlModifier;
const Qt::KeyboardModifiers kCtrlShift = Qt::ControlModifier | Qt::ShiftModifier;
} // namespace

/// Keys and focus on the whole window. Keys come to the window as from the system, so that they go where the focus is.
class KeysTest : public QObject
{
    Q_OBJECT

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::qSleep(2); // a person is never as fast as a repeat
        QTest::keyClick(m_desk->window->windowHandle(), key, modifiers);
    }
    /// Holds a key for as long as it takes the system to repeat it ten times.
    void hold(Qt::Key key, Qt::KeyboardModifiers modifiers = {}, const QString &text = {}) const
    {
        constexpr int kRepeats = 10;
        QWindow *window = m_desk->window->windowHandle();
        qt_handleKeyEvent(window, QEvent::KeyPress, key, modifiers, text);
        for (int i = 0; i < kRepeats; ++i) {
            QCoreApplication::processEvents();
            qt_handleKeyEvent(window, QEvent::KeyPress, key, modifiers, text, true);
        }
        qt_handleKeyEvent(window, QEvent::KeyRelease, key, modifiers);
        QCoreApplication::processEvents();
    }
    void type(const char *text) const
    {
        for (const char *at = text; *at != '\0'; ++at)
            QTest::keyClick(m_desk->window->windowHandle(), *at);
    }

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

    [[nodiscard]] QString picked() const
    {
        const auto *name = m_desk->find<QLabel>("pickedName");
        return name->isVisible() ? name->text() : QString();
    }
    [[nodiscard]] QString focus() const
    {
        return QApplication::focusWidget() != nullptr ? QApplication::focusWidget()->objectName() : QString();
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

    void everyKeyWorksWhereverTheFocusIs_data()
    {
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<QByteArray>("action");
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        struct Known {
            const char *action;
            Qt::Key key;
            Qt::KeyboardModifiers modifiers;
        };
        const Known keys[] = {
            {"newAction", Qt::Key_N, kCtrl},           {"endCallAction", Qt::Key_E, kCtrl},     {"resendAction", Qt::Key_R, kCtrl},
            {"copyLinkAction", Qt::Key_C, kCtrlShift}, {"showQrAction", Qt::Key_D, kCtrlShift}, {"cancelAction", Qt::Key_X, kCtrlShift},
            {"panelAction1", Qt::Key_1, kCtrl},        {"showHistoryAction", Qt::Key_H, kCtrl}, {"showLiveAction", Qt::Key_L, kCtrl},
            {"tryNowAction", Qt::Key_T, kCtrl},
        };
        for (const char *place : {"customerSearch", "liveTabs", "endCallButton", "resendButton", "mainTabBar"}) {
            for (const Known &known : keys) {
                QTest::addRow("%s in %s", known.action, place)
                    << QByteArray(place) << QByteArray(known.action) << known.key << known.modifiers;
            }
        }
    }
    void everyKeyWorksWhereverTheFocusIs()
    {
        QFETCH(const QByteArray, place);
        QFETCH(const QByteArray, action);
        QFETCH(const Qt::Key, key);
        QFETCH(const Qt::KeyboardModifiers, modifiers);
        if (action == "resendAction" || place == "resendButton")
            m_desk->pass(1min); // the pause between two links is over
        auto *widget = m_desk->find(place.constData());
        widget->setFocusPolicy(Qt::StrongFocus);
        widget->setFocus();
        QCOMPARE(focus(), QString::fromLatin1(place));
        auto *wanted = m_desk->window->findChild<QAction *>(QLatin1String(action));
        QVERIFY(wanted != nullptr && wanted->isEnabled());
        m_desk->confirmer.says = false;
        int triggered = 0;
        connect(wanted, &QAction::triggered, this, [&triggered] { ++triggered; });
        press(key, modifiers);
        QCOMPARE(triggered, 1);
    }

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
        QVERIFY(m_desk->confirmer.questions.isEmpty());
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

    void asksBeforeALinkInUseIsReplaced()
    {
        const QString id = shownId();
        open(id);
        m_desk->pass(1min);
        QCoreApplication::processEvents();
        m_desk->confirmer.says = false;
        press(Qt::Key_R, kCtrl);
        QCOMPARE(m_desk->confirmer.questions.size(), 1);
        QCOMPARE(calls("verification.resend"), 0);
        m_desk->confirmer.says = true;
        press(Qt::Key_R, kCtrl);
        QTRY_COMPARE(calls("verification.resend"), 1);
    }

    void asksBeforeAnUndecidedCallEnds()
    {
        m_desk->confirmer.says = false;
        press(Qt::Key_E, kCtrl);
        QCOMPARE(m_desk->confirmer.questions.size(), 1);
        QCOMPARE(calls("verification.close"), 0);
        decide(shownId());
        press(Qt::Key_E, kCtrl); // decided: at once
        QTRY_COMPARE(calls("verification.close"), 1);
        QCOMPARE(m_desk->confirmer.questions.size(), 1);
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
