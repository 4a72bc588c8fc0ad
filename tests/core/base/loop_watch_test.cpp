// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/system/loop_watch.h"

#include <QTest>
#include <QThread>

#include <numeric>

using namespace authlink::base;
using namespace std::chrono_literals;

class LoopWatchTest : public QObject
{
    Q_OBJECT

    static quint64 countOf(const LoopWatch::Stalls &stalls)
    {
        return std::accumulate(stalls.counts.begin(), stalls.counts.end(), quint64(0));
    }

private Q_SLOTS:
    void countsEveryCallOnce()
    {
        LoopWatch watch(1ms);
        QTRY_VERIFY(countOf(watch.stalls()) > 10);
        QVERIFY(watch.stalls().sum > 0);
        QVERIFY(watch.stalls().worst > 0 && watch.stalls().worst <= watch.stalls().sum);
    }

    void aStallIsSeenOnceAndInItsPlace()
    {
        constexpr auto kStall = 300ms;
        LoopWatch watch(1ms);
        QTRY_VERIFY(countOf(watch.stalls()) > 0);
        const quint64 before = countOf(watch.stalls());
        QThread::msleep(kStall.count());
        QCOMPARE(countOf(watch.stalls()), before); // nothing ran meanwhile
        // Looked at every millisecond, so that it is nearly as long as it was; a busy machine makes it longer only.
        QTRY_VERIFY(watch.stalls().worst > 0.25);
        quint64 slow = 0;
        for (std::size_t i = 0; i < watch.stalls().counts.size(); ++i) {
            if (i == LoopWatch::kBounds.size() || LoopWatch::kBounds[i] >= 0.25)
                slow += watch.stalls().counts[i];
        }
        QVERIFY(slow >= 1);
    }
};

QTEST_GUILESS_MAIN(LoopWatchTest)
#include "loop_watch_test.moc"
