// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/backoff.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using base::Backoff;
using std::chrono::milliseconds;

namespace
{

struct Spread {
    milliseconds least{1h}, most{0};
};

Spread spreadOf(const Backoff &backoff, int failures, base::Random &random)
{
    Spread spread;
    for (int i = 0; i < 200; ++i) {
        const milliseconds pause = backoff.pause(failures, random);
        spread.least = std::min(spread.least, pause);
        spread.most = std::max(spread.most, pause);
    }
    return spread;
}

} // namespace

class BackoffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backsOffFartherAndNeverBeyondTheBounds()
    {
        test::SeededRandom random;
        constexpr Backoff backoff{.first = 4s, .longest = 15s, .jitterShare = 1, .shortest = 2s};
        milliseconds farthest{0};
        for (int failures = 1; failures <= 40; ++failures) {
            const milliseconds bound = std::min<milliseconds>(2s * (1LL << std::min(failures, 10)), 15s);
            const auto [least, most] = spreadOf(backoff, failures, random);
            QVERIFY(least >= 2s);
            QVERIFY(most <= bound);
            QVERIFY(most - least > (bound - 2s) / 2); // spread out, not all at once
            farthest = std::max(farthest, most);
        }
        QVERIFY(farthest > 13s);
    }

    void leavesOnlyTheAskedShareToChance_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<milliseconds>("least");
        QTest::newRow("none") << 0.0 << milliseconds(2000);
        QTest::newRow("a quarter") << 0.25 << milliseconds(1500);
        QTest::newRow("half") << 0.5 << milliseconds(1000);
        QTest::newRow("all") << 1.0 << milliseconds(0);
    }
    void leavesOnlyTheAskedShareToChance()
    {
        QFETCH(double, share);
        QFETCH(milliseconds, least);
        test::SeededRandom random;
        const Spread spread = spreadOf({.first = 500ms, .longest = 30s, .jitterShare = share}, 3, random);
        QVERIFY(spread.least >= least);
        QVERIFY(spread.least <= least + 100ms);
        QVERIFY(spread.most >= 1900ms);
        QVERIFY(spread.most <= 2s);
    }

    void noFailureCountsAsTheFirst()
    {
        test::SeededRandom random;
        constexpr Backoff backoff{.first = 500ms, .longest = 30s, .jitterShare = 0};
        QCOMPARE(backoff.pause(0, random), 500ms);
        QCOMPARE(backoff.pause(1, random), 500ms);
        QCOMPARE(backoff.pause(2, random), 1000ms);
        QCOMPARE(backoff.pause(1'000'000, random), 30'000ms);
    }

    void jitterReachesBothEnds()
    {
        test::SeededRandom random;
        bool least = false, most = false;
        for (int i = 0; i < 200; ++i) {
            const milliseconds one = base::jitter(3ms, random);
            QVERIFY(one >= 0ms && one <= 3ms);
            least = least || one == 0ms;
            most = most || one == 3ms;
        }
        QVERIFY(least && most);
        QCOMPARE(base::jitter(0ms, random), 0ms);
        QCOMPARE(base::jitter(-5ms, random), 0ms);
    }
};

QTEST_GUILESS_MAIN(BackoffTest)
#include "backoff_test.moc"
