// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connection/liveness_monitor.h"
#include "tests/support/manual_clock.h"

#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using client::LivenessMonitor;

namespace
{

/// A connection whose other end answers as the test says.
struct Watch {
    test::ManualClock clock;
    QList<QByteArray> pings;
    int silences = 0;
    int jumps = 0;
    bool answers = true;
    LivenessMonitor monitor{clock,
                            {.ping =
                                 [this](const QByteArray &payload) {
                                     pings.append(payload);
                                     if (answers)
                                         monitor.notePong(payload);
                                 },
                             .silent =
                                 [this] {
                                     ++silences;
                                     monitor.stop();
                                 },
                             .jumped =
                                 [this] {
                                     ++jumps;
                                     monitor.stop();
                                 }}};
};

} // namespace

class LivenessMonitorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksEveryTenSecondsAndWaitsTwentyFive()
    {
        Watch watch;
        watch.monitor.start();
        watch.clock.advance(60s);
        QCOMPARE(watch.pings.size(), 6);
        watch.answers = false;
        watch.clock.advance(24'999ms);
        QCOMPARE(watch.silences, 0);
        watch.clock.advance(1ms);
        QCOMPARE(watch.silences, 1);
    }

    void whileVigilantAsksEveryTwoSecondsAndWaitsFive()
    {
        Watch watch;
        watch.monitor.start();
        watch.clock.advance(9s);
        watch.monitor.setVigilant(true);
        QCOMPARE(watch.pings.size(), 1); // at once
        watch.clock.advance(10s);
        QCOMPARE(watch.pings.size(), 6);
        watch.answers = false;
        watch.clock.advance(4'999ms);
        QCOMPARE(watch.silences, 0);
        watch.clock.advance(1ms);
        QCOMPARE(watch.silences, 1);
    }

    void vigilanceBeforeTheConnectionIsOpenCounts()
    {
        Watch watch;
        watch.answers = false;
        watch.monitor.setVigilant(true);
        watch.monitor.start();
        watch.clock.advance(2s);
        QCOMPARE(watch.pings.size(), 1);
        watch.clock.advance(3s);
        QCOMPARE(watch.silences, 1);
    }

    void theCalmPaceComesBack()
    {
        Watch watch;
        watch.monitor.start();
        watch.monitor.setVigilant(true);
        watch.clock.advance(4s);
        QCOMPARE(watch.pings.size(), 3);
        watch.monitor.setVigilant(false);
        watch.answers = false;
        watch.clock.advance(24'999ms);
        QCOMPARE(watch.silences, 0);
        QCOMPARE(watch.pings.size(), 6); // one that was due already, and then every ten seconds
        watch.clock.advance(1ms);
        QCOMPARE(watch.silences, 1);
    }

    /// What came before is no reason to end a connection in the moment in which somebody begins to rely on it.
    void vigilanceBeginsWithAQuestion()
    {
        Watch watch;
        watch.answers = false;
        watch.monitor.start();
        watch.clock.advance(20s);
        watch.monitor.setVigilant(true);
        watch.clock.advance(4'999ms);
        QCOMPARE(watch.silences, 0);
        watch.clock.advance(1ms);
        QCOMPARE(watch.silences, 1);
    }

    void pongsThatTakeFourSecondsAreInTime()
    {
        Watch watch;
        watch.answers = false;
        watch.monitor.start();
        watch.monitor.setVigilant(true);
        for (int second = 0; second < 60; ++second) {
            if (second >= 4 && second % 2 == 0)
                watch.monitor.notePong(watch.pings.at((second - 4) / 2));
            watch.clock.advance(1s);
        }
        QCOMPARE(watch.silences, 0);
    }

    /// On a line that holds back everything for so long, the news that takes a green away is held back, too.
    void newsWithoutPongsIsNoSignThatItIsNew()
    {
        Watch watch;
        watch.answers = false;
        watch.monitor.start();
        watch.monitor.setVigilant(true);
        for (int i = 0; i < 49; ++i) {
            watch.clock.advance(100ms);
            watch.monitor.noteAlive();
        }
        QCOMPARE(watch.silences, 0);
        watch.monitor.notePong("nonsense");
        watch.clock.advance(100ms);
        QCOMPARE(watch.silences, 1);
    }

    void onePongMayAnswerSeveralPings()
    {
        Watch watch;
        watch.answers = false;
        watch.monitor.start();
        watch.monitor.setVigilant(true);
        watch.clock.advance(4s);
        watch.monitor.notePong(watch.pings.constLast());
        watch.clock.advance(4'999ms);
        QCOMPARE(watch.silences, 0);
        watch.clock.advance(1ms);
        QCOMPARE(watch.silences, 1);
    }

    void aMachineThatSleptIsFoundOutAtOnce()
    {
        Watch watch;
        watch.monitor.start();
        watch.clock.advance(10min);
        QVERIFY(!watch.monitor.hasJumped());
        watch.clock.sleep(3min);
        QVERIFY(watch.monitor.hasJumped()); // before any alarm has woken
        watch.clock.advance(LivenessMonitor::kCheckEvery);
        QCOMPARE(watch.jumps, 1);
        QCOMPARE(watch.silences, 0);
        watch.monitor.start();
        QVERIFY(!watch.monitor.hasJumped());
        watch.clock.advance(1min);
        QCOMPARE(watch.jumps, 1);
    }

    void aProgramThatHesitatesHasNotSlept()
    {
        Watch watch;
        watch.monitor.start();
        watch.clock.advance(LivenessMonitor::kCheckEvery);
        watch.clock.sleep(LivenessMonitor::kMaxLate);
        watch.clock.advance(1min);
        QCOMPARE(watch.jumps, 0);
    }

    void anotherPaceDoesNotHideAJump()
    {
        for (const bool vigilant : {false, true}) {
            Watch watch;
            watch.monitor.start();
            watch.monitor.setVigilant(!vigilant);
            watch.clock.sleep(1min);
            watch.monitor.setVigilant(vigilant);
            QVERIFY(watch.monitor.hasJumped());
            watch.clock.advance(0s);
            QCOMPARE(watch.jumps, 1);
        }
    }

    void aWallClockThatIsSetIsNoticed_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<bool>("jumps");
        QTest::newRow("eight minutes ahead") << qint64(480'000) << true;
        QTest::newRow("eight minutes back") << qint64(-480'000) << true;
        QTest::newRow("thirty years ahead") << qint64(946'080'000'000) << true;
        QTest::newRow("back to 1970") << qint64(-1'795'000'000'000) << true;
        QTest::newRow("a little too far") << qint64(2'001) << true;
        QTest::newRow("a leap second") << qint64(1'000) << false;
        QTest::newRow("a little back") << qint64(-2'000) << false;
    }
    void aWallClockThatIsSetIsNoticed()
    {
        QFETCH(qint64, ms);
        QFETCH(bool, jumps);
        for (const bool vigilant : {false, true}) {
            Watch watch;
            watch.clock.setWall(-1h); // what it said before does not matter
            watch.monitor.start();
            watch.monitor.setVigilant(vigilant);
            watch.clock.advance(1min);
            watch.clock.setWall(std::chrono::milliseconds(ms));
            QCOMPARE(watch.monitor.hasJumped(), jumps);
            watch.clock.advance(vigilant ? LivenessMonitor::kVigilantCheckEvery : LivenessMonitor::kCheckEvery);
            QCOMPARE(watch.jumps, jumps ? 1 : 0);
        }
    }

    void nothingIsReportedOfAClosedConnection()
    {
        Watch watch;
        watch.answers = false;
        watch.monitor.start();
        watch.monitor.stop();
        watch.monitor.setVigilant(true);
        watch.clock.setWall(1h);
        watch.clock.sleep(1h);
        watch.clock.advance(1h);
        QVERIFY(!watch.monitor.hasJumped());
        QCOMPARE(watch.pings.size() + watch.silences + watch.jumps, 0);
    }
};

QTEST_GUILESS_MAIN(LivenessMonitorTest)
#include "liveness_monitor_test.moc"
