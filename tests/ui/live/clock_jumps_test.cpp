// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/desk.h"
#include "ui/live/banner/banner.h"

#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using client::LivenessMonitor;
using verification::Status;
using verification::Verdict;
using View = protocol::VerificationView;

/// What an agent sees of a green while the desk's clock is set, its machine sleeps, or the line is dead.
class ClockJumpsTest : public QObject
{
    Q_OBJECT

private:
    void openGreen(std::chrono::milliseconds validity)
    {
        const QString id = m_desk->relay.addOpen(m_desk->relay.directory.first());
        m_desk->open();
        m_desk->relay.push(id, u"verdict"_s, [&](View &view) {
            view.status = Status::Decided;
            view.verdict = Verdict::Verified;
            view.decidedAt = m_desk->clock.now();
            view.validUntil = m_desk->clock.now() + validity;
        });
        QTRY_COMPARE(title(), u"VERIFIED"_s);
        QVERIFY(agree());
    }

    [[nodiscard]] QString title() const
    {
        const auto *label = m_desk->find<QLabel>("bannerTitle");
        return label == nullptr ? QString() : label->text();
    }
    [[nodiscard]] bool isGreen() const { return m_desk->find<ui::Banner>("banner")->content().role == ui::ColorRole::Verified; }
    /// The panel's banner and its tab say the same.
    [[nodiscard]] bool agree() const { return m_desk->find<QTabBar>("liveTabs")->tabToolTip(0).endsWith(u": "_s + title()); }

    /// Step by step, so that no moment in between shows two truths; until the connection has been confirmed anew.
    void passUntilLive()
    {
        bool agreed = true;
        QTRY_VERIFY((m_desk->clock.advance(50ms), agreed = agreed && agree(), m_desk->connection.isLive()));
        QVERIFY(agreed);
    }

    std::unique_ptr<test::Desk> m_desk;

private Q_SLOTS:
    void init() { m_desk = std::make_unique<test::Desk>(); }
    void cleanup() { m_desk.reset(); }

    void aSetClockGreysPanelAndTabTogetherAndNothingEnds_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::newRow("eight minutes ahead") << qint64(480'000);
        QTest::newRow("eight minutes back") << qint64(-480'000);
        QTest::newRow("a year ahead") << qint64(31'536'000'000);
        QTest::newRow("thirty years back") << qint64(-946'080'000'000);
    }
    void aSetClockGreysPanelAndTabTogetherAndNothingEnds()
    {
        QFETCH(qint64, ms);
        openGreen(2min);
        m_desk->pass(20s);
        QVERIFY(isGreen());
        m_desk->clock.setWall(std::chrono::milliseconds(ms));
        m_desk->clock.advance(LivenessMonitor::kVigilantCheckEvery);
        QVERIFY(!isGreen());
        QVERIFY(agree());
        QVERIFY(m_desk->find<QLabel>("connectionText")->text().contains(u"its clock was set"_s));
        passUntilLive();
        QTRY_COMPARE(title(), u"VERIFIED"_s);
        QVERIFY(agree());
        m_desk->pass(90s);
        QVERIFY2(isGreen(), "it ends when the relay says");
        m_desk->pass(10s);
        QVERIFY(!isGreen());
        QVERIFY(agree());
        QVERIFY(m_desk->connection.isLive());
    }

    void aLaptopThatWakesUpFindsItsGreenGrey()
    {
        openGreen(10min);
        m_desk->clock.sleep(8min);
        m_desk->clock.advance(LivenessMonitor::kVigilantCheckEvery);
        QVERIFY(!isGreen());
        QVERIFY(agree());
        QVERIFY(m_desk->find("staleNotice")->isVisible());
        passUntilLive();
        QTRY_COMPARE(title(), u"VERIFIED"_s); // two minutes are left
        m_desk->clock.sleep(8min);
        QVERIFY(agree());
        m_desk->clock.advance(LivenessMonitor::kVigilantCheckEvery);
        QVERIFY(!isGreen());
        QVERIFY(agree());
        passUntilLive();
        QTRY_COMPARE(title(), u"ENDED"_s);
        QVERIFY(agree());
    }

    void aDeadLineIsGreyAfterFiveSeconds()
    {
        openGreen(10min);
        m_desk->pass(30s);
        QVERIFY(isGreen());
        m_desk->relay.answerPings = false;
        m_desk->pass(4s);
        QVERIFY(isGreen());
        m_desk->pass(1s);
        QVERIFY(!isGreen());
        QVERIFY(agree());
    }

    void withoutAGreenADeadLineIsFoundLaterAsEver()
    {
        m_desk->relay.addOpen(m_desk->relay.directory.first());
        m_desk->open();
        m_desk->pass(30s);
        m_desk->relay.answerPings = false;
        m_desk->pass(24s);
        QVERIFY(m_desk->connection.isLive());
        m_desk->pass(1s);
        QVERIFY(!m_desk->connection.isLive());
    }

    void theClipboardIsClearedAfterAMinuteWhateverTheClockSays()
    {
        m_desk->clipboard.copy(u"https://verify.example.com/v/TOKEN"_s);
        m_desk->clock.setWall(-8min);
        m_desk->clock.advance(59s);
        QVERIFY(!QGuiApplication::clipboard()->text().isEmpty());
        m_desk->clock.setWall(16min);
        QVERIFY(!QGuiApplication::clipboard()->text().isEmpty());
        m_desk->clock.advance(1s);
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
        m_desk->clipboard.copy(u"https://verify.example.com/v/TOKEN"_s);
        m_desk->clock.sleep(1h);
        m_desk->clock.advance(base::SteadyClock::kMaxLateAlarm);
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    }
};

QTEST_MAIN(ClockJumpsTest)
#include "clock_jumps_test.moc"
