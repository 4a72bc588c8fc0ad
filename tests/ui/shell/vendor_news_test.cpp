// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/desk.h"
#include "ui/history/history_tab.h"
#include "ui/live/banner/banner.h"
#include "ui/live/live_panel.h"
#include "ui/widgets/timeline_view.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using protocol::VendorState;
using verification::Channel;
using verification::Status;
using verification::Verdict;
using View = protocol::VerificationView;

namespace
{

/// Which widgets are styled anew, by name.
class StyleChanges final : public QObject
{
public:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::StyleChange)
            widgets.append(watched->objectName());
        return false;
    }

    QStringList widgets;
};

} // namespace

/// What comes from Incode and the carriers without anybody having asked: outages, confirmations, alerts, delivery reports.
class VendorNewsTest : public QObject
{
    Q_OBJECT

private:
    void openWith(int verifications)
    {
        for (int i = 0; i < verifications; ++i)
            m_desk->relay.addOpen(m_desk->relay.directory.at(i));
        m_desk->open();
        if (verifications > 0)
            QTRY_VERIFY(banner() != nullptr);
    }

    void pick(const QString &name)
    {
        QTest::keyClicks(m_desk->find<QLineEdit>("customerSearch"), name);
        QTRY_VERIFY2(
            [&] {
                m_desk->clock.advance(50ms);
                return m_desk->find<QListView>("customerResults")->model()->rowCount() > 0;
            }(),
            "no results");
        QTest::keyClick(m_desk->find("customerSearch"), Qt::Key_Return);
        QVERIFY(m_desk->find("pickedCustomer")->isVisible());
    }

    [[nodiscard]] ui::Banner *banner() const { return m_desk->find<ui::Banner>("banner"); }
    [[nodiscard]] QString text(const char *label) const { return m_desk->find<QLabel>(label)->text(); }
    [[nodiscard]] bool enabled(const char *name) const { return m_desk->find(name)->isEnabled(); }
    [[nodiscard]] QStringList notices() const
    {
        QStringList texts;
        for (const QWidget *line : m_desk->window->findChildren<QWidget *>(u"windowNotice"_s)) {
            if (line->isVisible())
                texts.append(line->accessibleName());
        }
        return texts;
    }

    std::unique_ptr<test::Desk> m_desk;

private Q_SLOTS:
    void init() { m_desk = std::make_unique<test::Desk>(); }
    void cleanup() { m_desk.reset(); }

    void anOutageTurnsPanelsAndStartAndGoesByItself()
    {
        openWith(1);
        pick(u"Mark"_s);
        QTRY_VERIFY(enabled("sendButton"));
        m_desk->pass(61s); // past the cooldown
        QTRY_VERIFY(enabled("resendButton"));
        QSignalSpy announced(banner(), &ui::Banner::announced);
        m_desk->relay.setVendor(VendorState::Outage);
        QTRY_COMPARE(banner()->content().role, ui::ColorRole::Outage);
        QCOMPARE(text("bannerTitle"), u"OUTAGE"_s);
        QCOMPARE(banner()->content().shape, ui::Shape::CloudOff);
        QCOMPARE(announced.size(), 1);
        QVERIFY(m_desk->find("startOutage")->isVisible());
        QVERIFY(m_desk->find("connectionBar")->accessibleName().contains(u"OUTAGE"_s));
        for (const char *sends : {"sendButton", "resendButton", "copyLinkButton", "showQrButton"})
            QVERIFY2(!enabled(sends), sends);
        QVERIFY(m_desk->find("resendButton")->accessibleDescription().contains(u"Incode"_s));
        QVERIFY(m_desk->find<QPushButton>("sendButton")->text().contains(u"Nothing can be sent"_s));
        for (const char *stays : {"cancelButton", "endCallButton"})
            QVERIFY2(enabled(stays), stays);

        m_desk->relay.setVendor(VendorState::Ok);
        QTRY_COMPARE(text("bannerTitle"), u"NOT VERIFIED"_s);
        QVERIFY(!m_desk->find("startOutage")->isVisible());
        for (const char *sends : {"sendButton", "resendButton", "copyLinkButton", "showQrButton"})
            QVERIFY2(enabled(sends), sends);
        QCOMPARE(notices().size(), 1);
        QVERIFY(notices().first().contains(u"Incode is back"_s));
        m_desk->relay.setVendor(VendorState::Ok); // told again: not said again
        m_desk->pass(21s);
        QCOMPARE(notices(), QStringList());
    }

    void whereNoPanelIsOpenTheOutageSaysWhatToDoAndToSay()
    {
        openWith(0);
        pick(u"Maria"_s);
        m_desk->relay.setVendor(VendorState::Outage);
        QTRY_VERIFY(m_desk->find("outageBanner")->isVisible());
        const auto *view = m_desk->find("outageView");
        QVERIFY(view->findChild<QLabel *>(u"coachingHappening"_s)->text().contains(u"other procedure"_s));
        QVERIFY(view->findChild<QLabel *>(u"coachingSentence"_s)->text().contains(u"no podemos verificar"_s));
        m_desk->relay.setVendor(VendorState::Ok);
        QTRY_VERIFY(m_desk->find("liveEmpty")->isVisible());
    }

    void theOperatorsPhrasesAreSaidInPanelAndOutage()
    {
        using protocol::Phrase;
        m_desk->relay.policy.coaching = {
            {u"es"_s, {{Phrase::Outage, u"Hoy no, dice {company}."_s}, {Phrase::Capturing, u"Sonría, por favor."_s}}}};
        openWith(1);
        m_desk->relay.push(m_desk->relay.firstId(), u"capture_started"_s, [](View &view) { view.status = Status::Capturing; });
        QTRY_VERIFY2(text("coachingSentence").contains(u"Sonría, por favor."_s), qPrintable(text("coachingSentence")));
        m_desk->relay.setVendor(VendorState::Outage);
        QTRY_VERIFY2(text("coachingSentence").contains(u"Hoy no, dice Example Bank."_s), qPrintable(text("coachingSentence")));
    }

    void theOperatorsPhraseIsSaidWhereNoPanelIsOpen()
    {
        m_desk->relay.policy.coaching = {{u"es"_s, {{protocol::Phrase::Outage, u"Hoy no, dice {company}."_s}}}};
        openWith(0);
        pick(u"Maria"_s);
        m_desk->relay.setVendor(VendorState::Outage);
        QTRY_VERIFY(m_desk->find("outageBanner")->isVisible());
        const auto *sentence = m_desk->find("outageView")->findChild<QLabel *>(u"coachingSentence"_s);
        QVERIFY2(sentence->text().contains(u"Hoy no, dice Example Bank."_s), qPrintable(sentence->text()));
    }

    void thereIsSomethingToSayWhileNothingIsCurrent()
    {
        openWith(1);
        m_desk->relay.vanish();
        QTRY_VERIFY(banner()->content().stale);
        QVERIFY(m_desk->find("coachingSentence")->isVisible());
        QVERIFY2(text("coachingSentence").contains(u"Mi sistema"_s), qPrintable(text("coachingSentence")));
    }

    void aContestedGreenAsksForTheWordAndShowsIt()
    {
        openWith(1);
        const auto verdict = [this](View &view) {
            view.status = Status::Decided;
            view.verdict = Verdict::Verified;
            view.validUntil = m_desk->clock.now() + 10min;
        };
        m_desk->relay.push(m_desk->relay.firstId(), u"verdict"_s, verdict);
        QTRY_COMPARE(banner()->content().role, ui::ColorRole::Verified);
        QVERIFY(!m_desk->find("wordsCard")->isVisible());
        m_desk->relay.push(m_desk->relay.firstId(), u"note"_s, [](View &view) { view.contested = true; },
                           {{u"code"_s, u"same_customer"_s}});
        QTRY_VERIFY(m_desk->find("wordsCard")->isVisible());
        QVERIFY2(text("coachingSentence").contains(u"segunda palabra"_s), qPrintable(text("coachingSentence")));
    }

    void aVerdictStandsThroughAnOutage()
    {
        openWith(1);
        m_desk->relay.push(m_desk->relay.firstId(), u"verdict"_s, [this](View &view) {
            view.status = Status::Decided;
            view.verdict = Verdict::Verified;
            view.validUntil = m_desk->clock.now() + 10min;
        });
        QTRY_COMPARE(banner()->content().role, ui::ColorRole::Verified);
        m_desk->relay.setVendor(VendorState::Outage);
        QTRY_VERIFY(m_desk->find("startOutage")->isVisible());
        QCOMPARE(banner()->content().role, ui::ColorRole::Verified);
    }

    void aDeskThatConnectsDuringAnOutageKnowsItAtOnce()
    {
        m_desk->relay.vendor = VendorState::Outage;
        openWith(1);
        QTRY_COMPARE(banner()->content().role, ui::ColorRole::Outage);
        QVERIFY(m_desk->find("startOutage")->isVisible());
        m_desk->relay.vanish();
        QTRY_VERIFY(banner()->content().stale);
        m_desk->relay.back();
        QTRY_VERIFY2(
            [&] {
                m_desk->clock.advance(1s);
                return m_desk->connection.isLive();
            }(),
            "does not come back");
        QTRY_COMPARE(banner()->content().role, ui::ColorRole::Outage);
    }

    void confirmingKeepsTheBannerGreyAndCounts()
    {
        openWith(1);
        m_desk->relay.push(m_desk->relay.firstId(), u"confirming"_s, [this](View &view) {
            view.status = Status::Checking;
            view.openedAt = m_desk->clock.now();
        });
        QTRY_VERIFY(text("bannerDetail").contains(u"Confirming with Incode"_s));
        QCOMPARE(banner()->content().role, ui::ColorRole::Neutral);
        QCOMPARE(text("bannerTitle"), u"NOT VERIFIED"_s);
        QVERIFY(text("bannerDetail").contains(u"not verified yet"_s));
        QSignalSpy announced(banner(), &ui::Banner::announced);
        m_desk->pass(7s);
        QTRY_VERIFY2(text("bannerAside").contains(u"7 s"_s), qPrintable(text("bannerAside")));
        QCOMPARE(announced.size(), 0); // the clock is not read out
    }

    void aTickOfTheClockStylesNothingAnew()
    {
        openWith(1);
        m_desk->relay.push(m_desk->relay.firstId(), u"confirming"_s, [this](View &view) {
            view.status = Status::Checking;
            view.openedAt = m_desk->clock.now();
        });
        QTRY_VERIFY(text("bannerAside").contains(u"Confirming for"_s));
        StyleChanges changes;
        qApp->installEventFilter(&changes);
        const QString before = text("bannerAside");
        m_desk->pass(3s);
        QVERIFY(text("bannerAside") != before);
        QCOMPARE(changes.widgets, QStringList());
    }

    void anUnprovenPassIsSeenAndStaysWhileThePanelStaysGrey()
    {
        openWith(1);
        const QString id = m_desk->relay.firstId();
        QVERIFY(!m_desk->find("alertNotice")->isVisible());
        m_desk->relay.push(id, u"note"_s, {}, {{u"code"_s, u"unproven_pass"_s}});
        m_desk->relay.notify({.level = protocol::NoticeLevel::Warning, .code = u"unproven_pass"_s, .text = u"<b>x</b>"_s});
        QTRY_VERIFY(m_desk->find("alertNotice")->isVisible());
        QVERIFY(text("alertNoticeText").contains(u"treat the caller as not verified"_s));
        QCOMPARE(banner()->content().role, ui::ColorRole::Neutral);
        QTRY_COMPARE(notices().size(), 1);
        QVERIFY2(notices().first().startsWith(u"ALERT"_s), qPrintable(notices().first()));
        QVERIFY2(!notices().first().contains(u'<'), qPrintable(notices().first()));
        m_desk->relay.push(id, u"capture_started"_s, [](View &view) { view.status = Status::Capturing; });
        m_desk->relay.vanish(); // and a reconnect does not sweep it away
        m_desk->relay.back();
        QTRY_VERIFY2(
            [&] {
                m_desk->clock.advance(1s);
                return m_desk->connection.isLive();
            }(),
            "does not come back");
        QTRY_VERIFY(m_desk->find("alertNotice")->isVisible());
        QCOMPARE(notices().size(), 1);
        QTest::mouseClick(m_desk->find("windowNoticeDismiss"), Qt::LeftButton);
        QCOMPARE(notices(), QStringList());
        QVERIFY(m_desk->find("alertNotice")->isVisible());
    }

    void anAlertIsSeenOnTheTabOfAPanelBehind()
    {
        openWith(2);
        auto *tabs = m_desk->find<QTabBar>("liveTabs");
        QTRY_COMPARE(tabs->count(), 2);
        tabs->setCurrentIndex(1);
        QVERIFY(!tabs->accessibleTabName(0).contains(u"ALERT"_s));
        m_desk->relay.push(m_desk->relay.firstId(), u"note"_s, {}, {{u"code"_s, u"unproven_pass"_s}});
        QTRY_VERIFY(tabs->accessibleTabName(0).contains(u"ALERT"_s));
        QVERIFY(tabs->tabToolTip(0).contains(u"ALERT"_s));
        QVERIFY(!tabs->accessibleTabName(1).contains(u"ALERT"_s));
    }

    void anotherCallerWhoClaimsToBeTheSameIsSeenInPanelTabAndTimeline()
    {
        openWith(1);
        auto *tabs = m_desk->find<QTabBar>("liveTabs");
        QTRY_COMPARE(tabs->count(), 1);
        m_desk->relay.push(m_desk->relay.firstId(), u"note"_s, [](View &view) { view.contested = true; },
                           {{u"code"_s, u"same_customer"_s}});
        m_desk->relay.notify({.level = protocol::NoticeLevel::Warning, .code = u"same_customer"_s, .text = u"account 1"_s});
        QTRY_VERIFY(m_desk->find("alertNotice")->isVisible());
        QVERIFY(tabs->accessibleTabName(0).contains(u"ALERT"_s));
        QTRY_COMPARE(notices().filter(u"two callers claim to be the same customer"_s).size(), 1);
        QCOMPARE(ui::lookOf(u"note"_s, u"same_customer"_s).shape, ui::Shape::Warning);
        // It stays, whatever comes after it.
        m_desk->relay.push(m_desk->relay.firstId(), u"link_previewed"_s, {});
        QTRY_VERIFY(m_desk->find("alertNotice")->isVisible());
    }

    void alertsDoNotPushEachOtherAway()
    {
        openWith(0);
        using protocol::NoticeLevel;
        m_desk->relay.notify({.level = NoticeLevel::Warning, .code = u"unproven_pass"_s, .text = {}});
        for (int i = 0; i < 5; ++i)
            m_desk->relay.notify({.level = NoticeLevel::Warning, .code = u"other%1"_s.arg(i), .text = u"other %1"_s.arg(i)});
        QTRY_COMPARE(notices().size(), 3);
        QCOMPARE(notices().filter(u"ALERT"_s).size(), 1);
        QVERIFY(notices().contains(u"other 4"_s));
        m_desk->relay.notify({.level = NoticeLevel::Info, .code = u"other4"_s, .text = u"over"_s});
        QTRY_COMPARE(notices().size(), 2);
    }

    void theCarriersWordStandsOnThePanelWithAWayOut()
    {
        m_desk->relay.policy.channels.append(Channel::Email);
        openWith(1);
        const QString id = m_desk->relay.firstId();
        QVERIFY(!m_desk->find("linkReport")->isVisible());
        m_desk->relay.push(id, u"message_reported"_s, [](View &view) { view.messageReport = u"landline"_s; },
                           {{u"report"_s, u"landline"_s}});
        QTRY_COMPARE(text("linkReport"), u"Reported by the carrier: the number is a landline"_s);
        QVERIFY(text("coachingHappening").contains(u"a supervisor corrects it"_s));
        m_desk->pass(61s);
        QTRY_VERIFY(enabled("resendByEmailButton"));
        QTest::mouseClick(m_desk->find("resendByEmailButton"), Qt::LeftButton);
        QTRY_COMPARE(m_desk->relay.calls("verification.resend"), 1);
        QCOMPARE(m_desk->relay.params("verification.resend").first().value("channel"_L1).toString(), u"email"_s);
        QTRY_VERIFY(!m_desk->find("resendByEmailButton")->isVisible()); // it went that way
    }

    void withoutALandingPageThereAreNoWordsToCompare()
    {
        openWith(1);
        QVERIFY(m_desk->find("wordsCard")->isVisible());
        m_desk->relay.push(m_desk->relay.firstId(), u"message_sent"_s, [](View &view) { view.landing = false; });
        QTRY_VERIFY(!m_desk->find("wordsCard")->isVisible());
        QVERIFY(!text("coachingHappening").contains(u"word"_s));
    }

    void eMailIsOfferedWhereThereIsOne()
    {
        openWith(0);
        pick(u"Maria"_s);
        QVERIFY(!enabled("channelEmail")); // this relay sends none
        QVERIFY(m_desk->find("channelEmail")->accessibleDescription().contains(u"relay"_s));
        m_desk->relay.policy.channels.append(Channel::Email);
        m_desk->relay.vanish();
        m_desk->relay.back();
        QTRY_VERIFY2(
            [&] {
                m_desk->clock.advance(1s);
                return m_desk->connection.isLive();
            }(),
            "does not come back");
        QTRY_VERIFY(enabled("channelEmail"));
        QTest::mouseClick(m_desk->find("channelEmail"), Qt::LeftButton);
        QVERIFY(text("channelTarget").contains(u"m•••@example.com"_s));
        QTest::keyClick(m_desk->find("sendButton"), Qt::Key_Escape);
        pick(u"Mark"_s);
        QVERIFY(!enabled("channelEmail"));
        QVERIFY(text("channelTarget").contains(u"No e-mail address is on file"_s));
    }

    void aVerdictFoundByAskingIsMarkedInTheHistory()
    {
        View past = m_desk->relay.at(m_desk->relay.addOpen(m_desk->relay.directory.first()));
        past.id = u"h1"_s;
        past.status = Status::Closed;
        past.verdict = Verdict::Verified;
        past.foundByAsking = true;
        m_desk->relay.history.append(past);
        m_desk->open();
        m_desk->window->showPage(ui::MainWindow::Page::History);
        auto *table = m_desk->find<QAbstractItemView>("historyTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTest::keyClick(table, Qt::Key_Down);
        QTRY_VERIFY(text("historyDetailAbout").contains(u"found by asking Incode"_s));
    }
};

QTEST_MAIN(VendorNewsTest)
#include "vendor_news_test.moc"
