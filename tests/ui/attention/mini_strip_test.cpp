// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/desk.h"
#include "ui/attention/mini_strip.h"
#include "ui/attention/strip_place.h"
#include "ui/live/banner/banner.h"
#include "ui/live/live_area.h"

#include <QLabel>
#include <QScreen>
#include <QSignalSpy>
#include <QWindow>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using ui::MiniStrip;
using ui::StripContent;
using verification::Status;
using verification::Verdict;
using View = protocol::VerificationView;

class MiniStripTest : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] StripContent contentFor(const QString &id) const
    {
        return ui::stripContentOf({.verifications = m_desk->verifications,
                                   .connection = m_desk->connection,
                                   .standings = client::ownStandings(m_desk->verifications, m_desk->connection),
                                   .id = id,
                                   .localNow = m_desk->clock.now()});
    }
    [[nodiscard]] QString shownId() const { return m_desk->window->liveArea().currentId(); }
    [[nodiscard]] const ui::BannerContent &panelBanner() const
    {
        for (const auto *banner : m_desk->window->findChildren<ui::Banner *>(u"banner"_s)) {
            if (banner->isVisible())
                return banner->content();
        }
        qFatal("no banner is shown");
    }
    static QString textOf(const MiniStrip &strip, const char *name)
    {
        const auto *label = strip.findChild<QLabel *>(QLatin1String(name));
        return label->isVisibleTo(&strip) ? label->text() : QString();
    }
    void push(const QString &id, const QString &kind, const std::function<void(View &)> &change)
    {
        m_desk->relay.push(id, kind, change);
        for (int turn = 0; turn < 4; ++turn)
            QCoreApplication::processEvents();
    }
    void decide(const QString &id, Verdict verdict)
    {
        push(id, u"verdict"_s, [this, verdict](View &view) {
            view.status = Status::Decided;
            view.verdict = verdict;
            view.decidedAt = m_desk->clock.now();
            view.validUntil = m_desk->clock.now() + 10min;
        });
    }

    std::unique_ptr<test::Desk> m_desk;
    QString m_first;

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::Desk>();
        m_first = m_desk->relay.addOpen(m_desk->relay.directory.at(0));
        m_desk->open();
        QTRY_COMPARE(shownId(), m_first);
    }
    void cleanup() { m_desk.reset(); }

    void saysWhatThePanelSays()
    {
        MiniStrip strip(m_desk->theme, m_desk->settings);
        strip.setContent(contentFor(m_first));
        QCOMPARE(textOf(strip, "stripTitle"), u"NOT VERIFIED"_s);
        QCOMPARE(textOf(strip, "stripName"), u"Maria García"_s);
        QCOMPARE(textOf(strip, "stripAccount"), u"Account 1001"_s);
        QCOMPARE(textOf(strip, "stripWords"), u"amber – ask the caller for the second word: falcon"_s);
        QCOMPARE(textOf(strip, "stripClock"), u"Link runs out in 5:00"_s);
        QCOMPARE(textOf(strip, "stripOthers"), QString());
        decide(m_first, Verdict::Verified);
        m_desk->pass(1s);
        strip.setContent(contentFor(m_first));
        QCOMPARE(strip.content().banner, panelBanner());
        QCOMPARE(textOf(strip, "stripTitle"), u"VERIFIED"_s);
        QCOMPARE(textOf(strip, "stripClock"), u"Valid for another 9:59"_s);
        QCOMPARE(textOf(strip, "stripWords"), QString()); // nothing is left to be asked
        QCOMPARE(strip.accessibleName(), u"VERIFIED, Maria García, Account 1001"_s);
    }

    void greysOutWithThePanel()
    {
        MiniStrip strip(m_desk->theme, m_desk->settings);
        decide(m_first, Verdict::Verified);
        m_desk->relay.vanish();
        QTRY_VERIFY(!m_desk->connection.isLive());
        m_desk->pass(3s);
        strip.setContent(contentFor(m_first));
        QCOMPARE(strip.content().banner, panelBanner());
        QVERIFY(strip.content().isStale());
        QCOMPARE(textOf(strip, "stripTitle"), u"NOT CURRENT"_s);
        QVERIFY(!strip.findChild<QLabel *>(u"stripName"_s)->isEnabled());
        strip.resize(400, 120);
        const QColor ground = strip.grab().toImage().pixelColor(strip.width() - 8, strip.height() - 8);
        QVERIFY2(ground.green() < ground.red() + 40, qPrintable(ground.name())); // nothing green is left
        strip.setContent(contentFor(QString()));
        QVERIFY(strip.content().isStale()); // also where nothing is open
    }

    void saysHowManyMoreAreOpenAndHowTheWorstStands()
    {
        const QString second = m_desk->relay.addOpen(m_desk->relay.directory.at(1));
        push(second, u"created"_s, {});
        const QString third = m_desk->relay.addOpen(m_desk->relay.directory.at(2));
        push(third, u"created"_s, {});
        decide(second, Verdict::WrongPerson);
        MiniStrip strip(m_desk->theme, m_desk->settings);
        strip.setContent(contentFor(m_first));
        QCOMPARE(textOf(strip, "stripTitle"), u"NOT VERIFIED"_s);
        QCOMPARE(textOf(strip, "stripOthers"), u"2 more: WRONG PERSON"_s);
        QCOMPARE(strip.content().othersLook.shape, ui::Shape::TwoFigures);
    }

    void warnsOfWhatTheBannerDoesNotSay()
    {
        push(m_first, u"note"_s, [](View &view) { view.contested = true; });
        MiniStrip strip(m_desk->theme, m_desk->settings);
        strip.setContent(contentFor(m_first));
        QCOMPARE(textOf(strip, "stripWarning"), u"ALERT"_s);
    }

    void textsFromOutsideStayPlainTextOnOneLine()
    {
        const QString id = m_desk->relay.addOpen(m_desk->relay.directory.at(2));
        push(id, u"created"_s, [](View &view) {
            view.customer.name = u"<b>Zoë</b>\u202E & "_s + QString(300, u'x');
            view.customer.account = u"<i>1003</i>"_s;
        });
        MiniStrip strip(m_desk->theme, m_desk->settings);
        strip.setContent(contentFor(id));
        for (const auto *label : strip.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(textOf(strip, "stripName").startsWith(u"<b>Zoë</b> & xx"_s));
        QVERIFY(textOf(strip, "stripName").size() <= 40);
        QCOMPARE(textOf(strip, "stripAccount"), u"Account <i>1003</i>"_s);
    }

    void neverAsksForTheFocus()
    {
        MiniStrip strip(m_desk->theme, m_desk->settings);
        strip.setContent(contentFor(m_first));
        QVERIFY(strip.testAttribute(Qt::WA_ShowWithoutActivating));
        QVERIFY(strip.windowFlags().testFlag(Qt::WindowStaysOnTopHint));
        strip.setShown(true);
        QVERIFY(strip.windowHandle()->flags().testFlag(Qt::WindowDoesNotAcceptFocus)); // not by a click either
        m_desk->window->activateWindow();
        QTRY_VERIFY(m_desk->window->isActiveWindow());
        decide(m_first, Verdict::WrongPerson);
        strip.setContent(contentFor(m_first));
        m_desk->pass(2s);
        QVERIFY(m_desk->window->isActiveWindow());

        strip.takeFocus(); // by the agent's key
        QTRY_VERIFY(strip.isActiveWindow());
        QVERIFY(!strip.windowHandle()->flags().testFlag(Qt::WindowDoesNotAcceptFocus));
        m_desk->window->activateWindow();
        QTRY_VERIFY(!strip.isActiveWindow());
        QVERIFY(strip.windowHandle()->flags().testFlag(Qt::WindowDoesNotAcceptFocus)); // as before
    }

    void closesNothingWhenItIsTheLastWindow()
    {
        const MiniStrip strip(m_desk->theme, m_desk->settings);
        QVERIFY(!strip.testAttribute(Qt::WA_QuitOnClose));
    }

    void isMovedByKeysAndLeftByEscape()
    {
        MiniStrip strip(m_desk->theme, m_desk->settings);
        strip.setContent(contentFor(m_first));
        strip.setShown(true);
        strip.takeFocus();
        QTRY_VERIFY(strip.isActiveWindow());
        const QPoint before = strip.pos();
        QTest::keyClick(&strip, Qt::Key_Left);
        QTest::keyClick(&strip, Qt::Key_Left);
        QTest::keyClick(&strip, Qt::Key_Down);
        QCOMPARE(strip.pos(), before + QPoint(-2 * ui::em(), ui::em()));
        QTest::keyClick(&strip, Qt::Key_Up);
        QTest::keyClick(&strip, Qt::Key_Right);
        QCOMPARE(strip.pos(), before + QPoint(-ui::em(), 0));
        const QSignalSpy back(&strip, &MiniStrip::backWanted);
        QTest::keyClick(&strip, Qt::Key_Escape);
        QCOMPARE(back.size(), 1);
    }

    void isDraggedWithTheMouse()
    {
        MiniStrip strip(m_desk->theme, m_desk->settings);
        strip.setContent(contentFor(m_first));
        strip.setShown(true);
        const QPoint before = strip.pos();
        QTest::mousePress(&strip, Qt::LeftButton, {}, QPoint(10, 10));
        QTest::mouseMove(&strip, QPoint(10 - 60, 10 + 40));
        QTRY_COMPARE(strip.pos(), before + QPoint(-60, 40));
        QTest::mouseRelease(&strip, Qt::LeftButton, {}, QPoint(10, 10));
    }

    void remembersItsPlace()
    {
        QPoint place;
        {
            MiniStrip strip(m_desk->theme, m_desk->settings);
            strip.setContent(contentFor(m_first));
            strip.setShown(true);
            strip.move(strip.pos() + QPoint(-50, 70));
            place = strip.pos();
        }
        MiniStrip again(m_desk->theme, m_desk->settings);
        again.setContent(contentFor(m_first));
        again.setShown(true);
        QCOMPARE(again.pos(), place);
    }

    void isNeverWhereNobodyCanSeeIt()
    {
        m_desk->settings.setValue(u"attention/stripPlace"_s, QPoint(9'000, -4'000)); // of a monitor that is gone
        MiniStrip strip(m_desk->theme, m_desk->settings);
        strip.setContent(contentFor(m_first));
        strip.setShown(true);
        const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
        QVERIFY(screen.contains(strip.geometry()));
        m_desk->settings.setValue(u"attention/stripPlace"_s, u"nonsense"_s);
        strip.setShown(false);
        strip.setShown(true);
        QVERIFY(screen.contains(strip.geometry()));
    }

    void placesAreKeptOnAScreen_data()
    {
        QTest::addColumn<QRect>("window");
        QTest::addColumn<QList<QRect>>("screens");
        QTest::addColumn<QPoint>("place");
        const QRect left(0, 0, 1'000, 800);
        const QRect right(1'000, 0, 1'920, 1'080);
        QTest::newRow("inside") << QRect(100, 50, 300, 100) << QList{left, right} << QPoint(100, 50);
        QTest::newRow("on the other one") << QRect(1'500, 50, 300, 100) << QList{left, right} << QPoint(1'500, 50);
        QTest::newRow("over the edge") << QRect(2'700, 1'000, 300, 100) << QList{left, right} << QPoint(2'620, 980);
        QTest::newRow("between two") << QRect(800, 50, 300, 100) << QList{left, right} << QPoint(700, 50);
        QTest::newRow("monitor gone") << QRect(1'500, 50, 300, 100) << QList{left} << QPoint(700, 0);
        QTest::newRow("larger than the screen") << QRect(-100, -20, 1'200, 900) << QList{left} << QPoint(0, 0);
        QTest::newRow("no screen") << QRect(5, 6, 300, 100) << QList<QRect>() << QPoint(5, 6);
    }
    void placesAreKeptOnAScreen()
    {
        QFETCH(const QRect, window);
        QFETCH(const QList<QRect>, screens);
        QFETCH(const QPoint, place);
        QCOMPARE(ui::placeOnScreens(window, screens), place);
    }
};

QTEST_MAIN(MiniStripTest)
#include "mini_strip_test.moc"
