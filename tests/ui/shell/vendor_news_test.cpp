// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/desk.h"
#include "ui/history/history_tab.h"
#include "ui/live/banner.h"
#include "ui/live/live_panel.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>

using namespace authlink;
using namespace std::chrono_literals;
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
        for (const QWidget *line : m_desk->window->findChildren<QWidget *>(QStringLiteral("windowNotice"))) {
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
        pick(QStringLiteral("Mark"));
        QTRY_VERIFY(enabled("sendButton"));
        m_desk->pass(61s); // past the cooldown
        QTRY_VERIFY(enabled("resendButton"));
        QSignalSpy announced(banner(), &ui::Banner::announced);
        m_desk->relay.setVendor(VendorState::Outage);
        QTRY_COMPARE(banner()->content().role, ui::ColorRole::Outage);
        QCOMPARE(text("bannerTitle"), QStringLiteral("OUTAGE"));
        QCOMPARE(banner()->content().shape, ui::Shape::CloudOff);
        QCOMPARE(announced.size(), 1);
        QVERIFY(m_desk->find("startOutage")->isVisible());
        QVERIFY(m_desk->find("connectionBar")->accessibleName().contains(QStringLiteral("OUTAGE")));
        for (const char *sends : {"sendButton", "resendButton", "copyLinkButton", "showQrButton"})
            QVERIFY2(!enabled(sends), sends);
        QVERIFY(m_desk->find("resendButton")->accessibleDescription().contains(QStringLiteral("Incode")));
        QVERIFY(m_desk->find<QPushButton>("sendButton")->text().contains(QStringLiteral("Incode is out")));
        QVERIFY(enabled("cancelButton") && enabled("endCallButton"));

        m_desk->relay.setVendor(VendorState::Ok);
        QTRY_COMPARE(text("bannerTitle"), QStringLiteral("NOT VERIFIED"));
        QVERIFY(!m_desk->find("startOutage")->isVisible());
        for (const char *sends : {"sendButton", "resendButton", "copyLinkButton", "showQrButton"})
            QVERIFY2(enabled(sends), sends);
        QCOMPARE(notices().size(), 1);
        QVERIFY(notices().first().contains(QStringLiteral("Incode is back")));
        m_desk->relay.setVendor(VendorState::Ok); // told again: not said again
        m_desk->pass(21s);
        QCOMPARE(notices(), QStringList());
    }

    void whereNoPanelIsOpenTheOutageSaysWhatToDoAndToSay()
    {
        openWith(0);
        pick(QStringLiteral("Maria"));
        m_desk->relay.setVendor(VendorState::Outage);
        QTRY_VERIFY(m_desk->find("outageBanner")->isVisible());
        const auto *view = m_desk->find("outageView");
        QVERIFY(view->findChild<QLabel *>(QStringLiteral("coachingHappening"))->text().contains(QStringLiteral("other procedure")));
        QVERIFY(view->findChild<QLabel *>(QStringLiteral("coachingSentence"))->text().contains(QStringLiteral("no está disponible")));
        m_desk->relay.setVendor(VendorState::Ok);
        QTRY_VERIFY(m_desk->find("liveEmpty")->isVisible());
    }

    void aVerdictStandsThroughAnOutage()
    {
        openWith(1);
        m_desk->relay.push(m_desk->relay.firstId(), QStringLiteral("verdict"), [this](View &view) {
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
        m_desk->relay.push(m_desk->relay.firstId(), QStringLiteral("confirming"), [this](View &view) {
            view.status = Status::Checking;
            view.openedAt = m_desk->clock.now();
        });
        QTRY_VERIFY(text("bannerDetail").contains(QStringLiteral("Confirming with Incode")));
        QCOMPARE(banner()->content().role, ui::ColorRole::Neutral);
        QCOMPARE(text("bannerTitle"), QStringLiteral("NOT VERIFIED"));
        QVERIFY(text("bannerDetail").contains(QStringLiteral("not verified yet")));
        QSignalSpy announced(banner(), &ui::Banner::announced);
        m_desk->pass(7s);
        QTRY_VERIFY2(text("bannerAside").contains(QStringLiteral("7 s")), qPrintable(text("bannerAside")));
        QCOMPARE(announced.size(), 0); // the clock is not read out
    }

    void aTickOfTheClockStylesNothingAnew()
    {
        openWith(1);
        m_desk->relay.push(m_desk->relay.firstId(), QStringLiteral("confirming"), [this](View &view) {
            view.status = Status::Checking;
            view.openedAt = m_desk->clock.now();
        });
        QTRY_VERIFY(text("bannerAside").contains(QStringLiteral("Confirming for")));
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
        m_desk->relay.push(id, QStringLiteral("note"), {}, {{QStringLiteral("code"), QStringLiteral("unproven_pass")}});
        m_desk->relay.notify(
            {.level = protocol::NoticeLevel::Warning, .code = QStringLiteral("unproven_pass"), .text = QStringLiteral("<b>x</b>")});
        QTRY_VERIFY(m_desk->find("alertNotice")->isVisible());
        QVERIFY(text("alertNoticeText").contains(QStringLiteral("treat the caller as not verified")));
        QCOMPARE(banner()->content().role, ui::ColorRole::Neutral);
        QTRY_COMPARE(notices().size(), 1);
        QVERIFY(notices().first().startsWith(QStringLiteral("ALERT")) && !notices().first().contains(QLatin1Char('<')));
        m_desk->relay.push(id, QStringLiteral("capture_started"), [](View &view) { view.status = Status::Capturing; });
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
        QVERIFY(!tabs->accessibleTabName(0).contains(QStringLiteral("ALERT")));
        m_desk->relay.push(m_desk->relay.firstId(), QStringLiteral("note"), {},
                           {{QStringLiteral("code"), QStringLiteral("unproven_pass")}});
        QTRY_VERIFY(tabs->accessibleTabName(0).contains(QStringLiteral("ALERT")));
        QVERIFY(tabs->tabToolTip(0).contains(QStringLiteral("ALERT")));
        QVERIFY(!tabs->accessibleTabName(1).contains(QStringLiteral("ALERT")));
    }

    void alertsDoNotPushEachOtherAway()
    {
        openWith(0);
        using protocol::NoticeLevel;
        m_desk->relay.notify({.level = NoticeLevel::Warning, .code = QStringLiteral("unproven_pass"), .text = {}});
        for (int i = 0; i < 5; ++i)
            m_desk->relay.notify(
                {.level = NoticeLevel::Warning, .code = QStringLiteral("other%1").arg(i), .text = QStringLiteral("other %1").arg(i)});
        QTRY_COMPARE(notices().size(), 3);
        QCOMPARE(notices().filter(QStringLiteral("ALERT")).size(), 1);
        QVERIFY(notices().contains(QStringLiteral("other 4")));
        m_desk->relay.notify({.level = NoticeLevel::Info, .code = QStringLiteral("other4"), .text = QStringLiteral("over")});
        QTRY_COMPARE(notices().size(), 2);
    }

    void theCarriersWordStandsOnThePanelWithAWayOut()
    {
        m_desk->relay.policy.channels.append(Channel::Email);
        openWith(1);
        const QString id = m_desk->relay.firstId();
        QVERIFY(!m_desk->find("linkReport")->isVisible());
        m_desk->relay.push(id, QStringLiteral("message_reported"), [](View &view) { view.messageReport = QStringLiteral("landline"); },
                           {{QStringLiteral("report"), QStringLiteral("landline")}});
        QTRY_COMPARE(text("linkReport"), QStringLiteral("Reported by the carrier: the number is a landline"));
        QVERIFY(text("coachingHappening").contains(QStringLiteral("a supervisor corrects it")));
        m_desk->pass(61s);
        QTRY_VERIFY(enabled("resendByEmailButton"));
        QTest::mouseClick(m_desk->find("resendByEmailButton"), Qt::LeftButton);
        QTRY_COMPARE(m_desk->relay.calls("verification.resend"), 1);
        QCOMPARE(m_desk->relay.params("verification.resend").first().value(QLatin1String("channel")).toString(), QStringLiteral("email"));
        QTRY_VERIFY(!m_desk->find("resendByEmailButton")->isVisible()); // it went that way
    }

    void withoutALandingPageThereAreNoWordsToCompare()
    {
        openWith(1);
        QVERIFY(m_desk->find("wordsCard")->isVisible());
        m_desk->relay.push(m_desk->relay.firstId(), QStringLiteral("message_sent"), [](View &view) { view.landing = false; });
        QTRY_VERIFY(!m_desk->find("wordsCard")->isVisible());
        QVERIFY(!text("coachingHappening").contains(QStringLiteral("word")));
    }

    void eMailIsOfferedWhereThereIsOne()
    {
        openWith(0);
        pick(QStringLiteral("Maria"));
        QVERIFY(!enabled("channelEmail")); // this relay sends none
        QVERIFY(m_desk->find("channelEmail")->accessibleDescription().contains(QStringLiteral("relay")));
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
        QVERIFY(text("channelTarget").contains(QStringLiteral("m•••@example.com")));
        QTest::keyClick(m_desk->find("sendButton"), Qt::Key_Escape);
        pick(QStringLiteral("Mark"));
        QVERIFY(!enabled("channelEmail"));
        QVERIFY(text("channelTarget").contains(QStringLiteral("No e-mail address is on file")));
    }

    void aVerdictFoundByAskingIsMarkedInTheHistory()
    {
        View past = m_desk->relay.at(m_desk->relay.addOpen(m_desk->relay.directory.first()));
        past.id = QStringLiteral("h1");
        past.status = Status::Closed;
        past.verdict = Verdict::Verified;
        past.foundByAsking = true;
        m_desk->relay.history.append(past);
        m_desk->open();
        m_desk->window->showPage(ui::MainWindow::Page::History);
        auto *table = m_desk->find<QAbstractItemView>("historyTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTest::keyClick(table, Qt::Key_Down);
        QTRY_VERIFY(text("historyDetailAbout").contains(QStringLiteral("found by asking Incode")));
    }
};

QTEST_MAIN(VendorNewsTest)
#include "vendor_news_test.moc"
