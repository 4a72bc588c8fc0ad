// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/event.h"
#include "tests/ui/support/desk.h"
#include "ui/attention/attention.h"
#include "ui/attention/attention_page.h"
#include "ui/attention/standing_look.h"
#include "ui/live/live_area.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSlider>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using verification::Status;
using verification::Verdict;
using View = protocol::VerificationView;

namespace
{

/// What a person would have heard, one line a sound.
class RecordingPlayer final : public ui::SoundPlayer
{
public:
    explicit RecordingPlayer(QStringList &played) : m_played(played) {}
    void play(const QString &file, int volume) override { m_played.append(u"%1 at %2"_s.arg(file).arg(volume)); }

private:
    QStringList &m_played;
};

/// What a person would have seen on the desktop.
class RecordingNotifier final : public ui::Notifier
{
public:
    void notify(const QString &heading, Urgency urgency) override
    {
        all.append(heading);
        shown = heading;
        isCritical = urgency == Urgency::Critical;
    }
    void withdraw() override { shown.clear(); }

    QStringList all;
    QString shown;
    bool isCritical = false;
};

/// A desk, and whatever calls the agent back to it.
struct Office {
    Office()
    {
        desk.makeWindow();
        attention = std::make_unique<ui::Attention>(ui::AttentionServices{.theme = desk.theme,
                                                                          .connection = desk.connection,
                                                                          .verifications = desk.verifications,
                                                                          .ticker = desk.ticker,
                                                                          .settings = desk.settings,
                                                                          .window = *desk.window,
                                                                          .area = desk.window->liveArea(),
                                                                          .menu = desk.window->viewMenu(),
                                                                          .makeSoundPlayer =
                                                                              [this] {
                                                                                  ++players;
                                                                                  return std::make_unique<RecordingPlayer>(played);
                                                                              },
                                                                          .makeNotifier =
                                                                              [this] {
                                                                                  auto made = std::make_unique<RecordingNotifier>();
                                                                                  notifier = made.get();
                                                                                  return made;
                                                                              }});
    }

    /// Maria's is verification 1, Mark's is verification 2.
    void open()
    {
        first = desk.relay.addOpen(desk.relay.directory.at(0));
        second = desk.relay.addOpen(desk.relay.directory.at(1));
        desk.goLive();
        attention->start();
    }
    /// The agent works in another program.
    void lookAway()
    {
        crm.show();
        crm.activateWindow();
        QTRY_VERIFY(!desk.window->isActiveWindow());
    }
    void push(const QString &id, const QString &kind, const std::function<void(View &)> &change, const QJsonObject &detail = {})
    {
        desk.relay.push(id, kind, change, detail);
        for (int turn = 0; turn < 4; ++turn)
            QCoreApplication::processEvents();
    }
    void decide(const QString &id, Verdict verdict)
    {
        push(id, u"verdict"_s, [this, verdict](View &view) {
            view.status = Status::Decided;
            view.verdict = verdict;
            view.decidedAt = desk.clock.now();
            view.validUntil = desk.clock.now() + 10min;
        });
    }
    [[nodiscard]] QAction *action(const char *name) const { return desk.window->findChild<QAction *>(QLatin1String(name)); }

    test::Desk desk;
    QWidget crm;
    QStringList played;
    int players = 0;
    RecordingNotifier *notifier = nullptr;
    QString first, second;
    std::unique_ptr<ui::Attention> attention;
};

} // namespace

class AttentionTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Office> m_office;

private Q_SLOTS:
    void init() { m_office = std::make_unique<Office>(); }
    void cleanup() { m_office.reset(); }

    void nothingIsLoadedBeforeTheFirstFrameOfALiveWindow()
    {
        for (int turn = 0; turn < 20; ++turn)
            QCoreApplication::processEvents();
        QVERIFY(m_office->desk.window->isVisible());
        QCOMPARE(m_office->players, 0);
        QVERIFY(m_office->notifier == nullptr);
        QVERIFY(m_office->attention->strip() == nullptr);
        QVERIFY(m_office->attention->trayIcon() == nullptr);
        m_office->desk.goLive();
        QTRY_VERIFY(m_office->attention->strip() != nullptr);
        QCOMPARE(m_office->players, 1);
        QVERIFY(m_office->notifier != nullptr);
    }

    void eachOutcomeHasASoundOfItsOwn_data()
    {
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<QString>("sound");
        QTest::newRow("verified") << Verdict::Verified << u"verified"_s;
        QTest::newRow("not recognized") << Verdict::NotRecognized << u"denied"_s;
        QTest::newRow("wrong person") << Verdict::WrongPerson << u"alarm"_s;
        QTest::newRow("spoof") << Verdict::SpoofSuspected << u"alarm"_s;
        QTest::newRow("needs review") << Verdict::NeedsReview << u"attention"_s;
        QTest::newRow("inconclusive") << Verdict::Inconclusive << u"attention"_s;
    }
    void eachOutcomeHasASoundOfItsOwn()
    {
        QFETCH(const Verdict, verdict);
        QFETCH(const QString, sound);
        m_office->open();
        m_office->decide(m_office->first, verdict);
        QCOMPARE(m_office->played, QStringList{u":/authlink/sounds/bright/%1.wav at 80"_s.arg(sound)});
    }

    void anOutageIsHeardWhenItBegins()
    {
        m_office->open();
        m_office->lookAway();
        m_office->desk.relay.setVendor(protocol::VendorState::Outage);
        QTRY_COMPARE(m_office->played.size(), 1);
        QCOMPARE(m_office->played.first(), u":/authlink/sounds/bright/outage.wav at 80"_s);
        QCOMPARE(m_office->notifier->shown, u"OUTAGE"_s);
        m_office->desk.relay.setVendor(protocol::VendorState::Ok);
        QTRY_COMPARE(m_office->notifier->shown, u"The outage is over"_s);
        QCOMPARE(m_office->played.size(), 1);
    }

    void soundsAreAsTheyWereChosen()
    {
        m_office->attention->settings().setSoundSet(ui::SoundSet::Soft);
        m_office->attention->settings().setVolume(35);
        m_office->open();
        m_office->decide(m_office->first, Verdict::Verified);
        QCOMPARE(m_office->played, QStringList{u":/authlink/sounds/soft/verified.wav at 35"_s});
        m_office->attention->settings().setPlaysSounds(false);
        m_office->decide(m_office->second, Verdict::SpoofSuspected);
        QCOMPARE(m_office->played.size(), 1);
    }

    void notificationsSayTheOutcomeAndNameNobody()
    {
        m_office->open();
        m_office->lookAway();
        m_office->decide(m_office->second, Verdict::SpoofSuspected);
        QCOMPARE(m_office->notifier->shown, u"SPOOF SUSPECTED – verification 2"_s);
        QVERIFY(!m_office->notifier->isCritical);
        m_office->decide(m_office->first, Verdict::Verified);
        QCOMPARE(m_office->notifier->shown, u"VERIFIED – verification 1"_s);
        m_office->push(m_office->first, u"contradiction"_s, [](View &view) { view.verdict = Verdict::NeedsReview; });
        QCOMPARE(m_office->notifier->shown, u"NEEDS REVIEW – verification 1"_s);
        for (const QString &heading : std::as_const(m_office->notifier->all)) {
            for (const char *personal : {"Maria", "Mark", "1001", "1002", "67", "12"})
                QVERIFY2(!heading.contains(QLatin1String(personal)), qPrintable(heading));
        }
    }

    void onlyTheCustomersNoIsShownToWhomeverIsNotToBeDisturbed()
    {
        m_office->open();
        m_office->lookAway();
        m_office->push(m_office->first, u"denied"_s, [](View &view) { view.status = Status::Denied; });
        QCOMPARE(m_office->notifier->shown, u"REFUSED – verification 1"_s);
        QVERIFY(m_office->notifier->isCritical);
        m_office->push(m_office->second, u"note"_s, {}, {{u"code"_s, QString(verification::kNoteDeniedElsewhere)}});
        QVERIFY(m_office->notifier->all.size() == 1); // dated at the sign-in itself: not news
        m_office->desk.clock.advance(1s);
        m_office->push(m_office->second, u"note"_s, {}, {{u"code"_s, QString(verification::kNoteDeniedElsewhere)}});
        QCOMPARE(m_office->notifier->shown, u"THE CUSTOMER SAYS NO – verification 2"_s);
        QVERIFY(m_office->notifier->isCritical);
        m_office->decide(m_office->second, Verdict::WrongPerson);
        QVERIFY(!m_office->notifier->isCritical);
    }

    void whoLooksAtThePanelNeedsNoNotification()
    {
        m_office->open();
        m_office->desk.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_office->desk.window.get()));
        const QString shown = m_office->desk.window->liveArea().currentId();
        const QString other = shown == m_office->first ? m_office->second : m_office->first;
        m_office->decide(shown, Verdict::WrongPerson);
        QCOMPARE(m_office->played.size(), 1); // but it is heard
        QVERIFY(m_office->notifier->all.isEmpty());
        m_office->decide(other, Verdict::WrongPerson); // behind another tab
        QCOMPARE(m_office->notifier->all.size(), 1);
        m_office->desk.window->showPage(ui::MainWindow::Page::History);
        m_office->push(shown, u"note"_s, [](View &view) { view.contested = true; });
        QCOMPARE(m_office->notifier->all.size(), 2); // behind another page
    }

    void aNotificationGoesWhenItIsSeenOrNoLongerTrue()
    {
        m_office->open();
        m_office->lookAway();
        m_office->decide(m_office->first, Verdict::Verified);
        QVERIFY(!m_office->notifier->shown.isEmpty());
        m_office->desk.relay.vanish(); // not current
        QTRY_VERIFY(m_office->notifier->shown.isEmpty());
        m_office->desk.relay.back();
        QTRY_VERIFY((m_office->desk.clock.advance(1s), m_office->desk.connection.isLive()));
        m_office->decide(m_office->second, Verdict::Verified);
        QVERIFY(!m_office->notifier->shown.isEmpty());
        m_office->push(m_office->second, u"closed"_s, [](View &view) { view.status = Status::Closed; });
        QVERIFY(m_office->notifier->shown.isEmpty());
        m_office->desk.relay.setVendor(protocol::VendorState::Outage);
        QTRY_VERIFY(!m_office->notifier->shown.isEmpty());
        m_office->desk.window->activateWindow();
        QTRY_VERIFY(m_office->notifier->shown.isEmpty());
    }

    void notificationsCanBeTurnedOff()
    {
        m_office->open();
        m_office->lookAway();
        m_office->attention->settings().setShowsNotifications(false);
        m_office->decide(m_office->first, Verdict::SpoofSuspected);
        QVERIFY(m_office->notifier->all.isEmpty());
        QCOMPARE(m_office->played.size(), 1);
    }

    void newsNeverTakeTheFocus()
    {
        m_office->open();
        m_office->attention->settings().setShowsStrip(true);
        m_office->lookAway();
        m_office->crm.activateWindow();
        QTRY_VERIFY(m_office->crm.isActiveWindow());
        m_office->decide(m_office->first, Verdict::WrongPerson);
        m_office->push(m_office->second, u"denied"_s, [](View &view) { view.status = Status::Denied; });
        m_office->desk.relay.setVendor(protocol::VendorState::Outage);
        QTRY_COMPARE(m_office->notifier->shown, u"OUTAGE"_s);
        m_office->desk.pass(3s);
        QVERIFY(m_office->crm.isActiveWindow());
        Q_EMIT m_office->notifier->activated(); // by a click
        QTRY_VERIFY(m_office->desk.window->isActiveWindow());
    }

    void theTrayShowsTheWorstAndNamesNobody()
    {
        m_office->open();
        QCOMPARE(m_office->attention->trayIcon()->tip(), u"NOT VERIFIED – verification 2"_s);
        const auto picture = [this] { return m_office->attention->trayIcon()->icon().pixmap(32, 32).toImage(); };
        const QImage waiting = picture();
        QVERIFY(!waiting.isNull());
        m_office->decide(m_office->first, Verdict::WrongPerson);
        QTRY_COMPARE(m_office->attention->trayIcon()->tip(), u"WRONG PERSON – verification 1"_s);
        QVERIFY(picture() != waiting);
        m_office->decide(m_office->second, Verdict::Verified);
        QCoreApplication::processEvents();
        QCOMPARE(m_office->attention->trayIcon()->tip(), u"WRONG PERSON – verification 1"_s);
        m_office->desk.relay.vanish();
        QTRY_COMPARE(m_office->attention->trayIcon()->tip(), u"NOT CURRENT"_s);
    }

    void theTrayOffersTheWindowTheStripAndTheEnd()
    {
        m_office->open();
        QStringList names;
        for (const QAction *action : m_office->attention->trayIcon()->menu().actions()) {
            if (!action->isSeparator())
                names.append(action->objectName());
        }
        QCOMPARE(names, (QStringList{u"trayShowAction"_s, u"showStripAction"_s, u"trayQuitAction"_s}));
        m_office->desk.window->showMinimized();
        m_office->attention->trayIcon()->menu().actions().first()->trigger();
        QTRY_VERIFY(!m_office->desk.window->isMinimized());
        QTRY_VERIFY(m_office->desk.window->isActiveWindow());
        m_office->desk.confirmer.says = false; // something is undecided: it asks, as the window does
        m_office->attention->trayIcon()->menu().actions().last()->trigger();
        QCOMPARE(m_office->desk.confirmer.questions.size(), 1);
        QVERIFY(m_office->desk.window->isVisible());
    }

    void theStripIsShownByItsKeyAndRemembered()
    {
        m_office->open();
        QWindow *window = m_office->desk.window->windowHandle();
        QVERIFY(QTest::qWaitForWindowActive(m_office->desk.window.get()));
        QVERIFY(!m_office->attention->strip()->isVisible());
        QTest::keyClick(window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(m_office->attention->strip()->isVisible());
        QVERIFY(m_office->attention->settings().showsStrip());
        QVERIFY(m_office->action("goToStripAction")->isEnabled());
        m_office->desk.window->activateWindow();
        QTRY_VERIFY(m_office->desk.window->isActiveWindow());
        QTest::keyClick(window, Qt::Key_F6);
        QTRY_VERIFY(m_office->attention->strip()->isActiveWindow());
        QTest::keyClick(m_office->attention->strip()->windowHandle(), Qt::Key_F6);
        QTRY_VERIFY(m_office->desk.window->isActiveWindow());
        QTest::keyClick(window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(!m_office->attention->strip()->isVisible());
        QVERIFY(!m_office->action("goToStripAction")->isEnabled());
    }

    void everyEntryHasWhatAPersonNeedsToFindIt()
    {
        for (const char *name : {"showStripAction", "goToStripAction", "attentionAction"}) {
            const QAction *entry = m_office->action(name);
            QVERIFY2(entry != nullptr, name);
            QVERIFY(!entry->text().isEmpty());
            QVERIFY(!entry->statusTip().isEmpty());
            QVERIFY(!entry->toolTip().isEmpty());
            QVERIFY(m_office->desk.window->viewMenu().actions().contains(entry));
        }
        QCOMPARE(m_office->action("showStripAction")->shortcut(), QKeySequence(u"Ctrl+Shift+S"_s));
        QCOMPARE(m_office->action("goToStripAction")->shortcut(), QKeySequence(u"F6"_s));
    }

    void theSettingsCountAtOnce()
    {
        m_office->open();
        m_office->attention->settings().setSoundSet(ui::SoundSet::Soft);
        m_office->action("attentionAction")->trigger();
        auto *dialog = m_office->desk.find<QDialog>("attentionDialog");
        QVERIFY(dialog != nullptr);
        QVERIFY(!dialog->isModal());
        const auto part = [dialog](const char *name) { return dialog->findChild<QWidget *>(QLatin1String(name)); };
        QVERIFY(qobject_cast<QCheckBox *>(part("playsSounds"))->isChecked());
        QCOMPARE(qobject_cast<QSlider *>(part("volume"))->value(), ui::AttentionSettings::kFirstVolume);
        QCOMPARE(qobject_cast<QComboBox *>(part("soundSet"))->currentIndex(), 1);
        QVERIFY(!m_office->desk.settings.contains(u"attention/sounds"_s)); // what was only shown was not chosen
        qobject_cast<QSlider *>(part("volume"))->setValue(50);
        qobject_cast<QComboBox *>(part("soundSet"))->setCurrentIndex(0);
        qobject_cast<QCheckBox *>(part("playsSounds"))->setChecked(false);
        qobject_cast<QCheckBox *>(part("showsNotifications"))->setChecked(false);
        qobject_cast<QCheckBox *>(part("showsTrayIcon"))->setChecked(false);
        qobject_cast<QCheckBox *>(part("showsStrip"))->setChecked(true);
        const ui::AttentionSettings kept(m_office->desk.settings);
        QCOMPARE(kept.volume(), 50);
        QCOMPARE(kept.soundSet(), ui::SoundSet::Bright);
        QVERIFY(!kept.playsSounds());
        QVERIFY(!kept.showsNotifications());
        QVERIFY(!kept.showsTrayIcon());
        QVERIFY(m_office->attention->strip()->isVisible());
        QVERIFY(m_office->action("showStripAction")->isChecked());
        for (const char *name : {"testVerified", "testDenied", "testAlarm", "testAttention", "testOutage"})
            qobject_cast<QPushButton *>(part(name))->click(); // heard, though sounds are off
        QCOMPARE(m_office->played.size(), 5);
        QCOMPARE(QSet<QString>(m_office->played.cbegin(), m_office->played.cend()).size(), 5);
        QCOMPARE(m_office->played.first(), u":/authlink/sounds/bright/verified.wav at 50"_s);
    }

    void settingsThatMakeNoSenseReadAsTheDefault()
    {
        QSettings &settings = m_office->desk.settings;
        settings.setValue(u"attention/volume"_s, u"loud"_s);
        settings.setValue(u"attention/soundSet"_s, 17);
        QCOMPARE(m_office->attention->settings().volume(), ui::AttentionSettings::kFirstVolume);
        QCOMPARE(m_office->attention->settings().soundSet(), ui::SoundSet::Bright);
        settings.setValue(u"attention/volume"_s, 400);
        QCOMPARE(m_office->attention->settings().volume(), ui::AttentionSettings::kFirstVolume);
        settings.setValue(u"attention/volume"_s, -1);
        QCOMPARE(m_office->attention->settings().volume(), ui::AttentionSettings::kFirstVolume);
    }
};

QTEST_MAIN(AttentionTest)
#include "attention_test.moc"
