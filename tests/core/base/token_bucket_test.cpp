// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/token_bucket.h"
#include "tests/support/seeded_random.h"

#include <QTest>

#include <deque>

using namespace authlink;
using namespace std::chrono_literals;
using base::TokenBucket;
using base::TokenRate;
using Moment = TokenBucket::Moment;

namespace
{
constexpr Moment kZero = 1'795'000'000s;
} // namespace

class TokenBucketTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFullBucketLetsABurstThrough()
    {
        TokenBucket bucket(TokenRate::perSecond(100, 50));
        for (int i = 0; i < 50; ++i)
            QVERIFY(bucket.take(kZero));
        QVERIFY(!bucket.take(kZero));
        QCOMPARE(bucket.wait(kZero), Moment(10ms));
        QVERIFY(!bucket.take(kZero + 9ms));
        QCOMPARE(bucket.wait(kZero + 9ms), Moment(1ms));
        QVERIFY(bucket.take(kZero + 10ms));
    }

    void whatIsGivenBackWasNeverTaken()
    {
        TokenBucket bucket(TokenRate::perSecond(1, 2));
        bucket.giveBack(); // nothing was taken
        for (int i = 0; i < 10; ++i) {
            QVERIFY(bucket.take(kZero));
            bucket.giveBack();
        }
        QVERIFY(bucket.take(kZero) && bucket.take(kZero) && !bucket.take(kZero));
        bucket.giveBack(2);
        QVERIFY(bucket.isFull(kZero));
        bucket.giveBack(2); // no fuller than full
        QVERIFY(bucket.take(kZero + 1s, 2) && !bucket.take(kZero + 1s));
    }

    void aBucketHoldsNoMoreThanItsBurst()
    {
        TokenBucket bucket(TokenRate::perSecond(1, 5));
        const Moment later = kZero + 24h;
        for (int i = 0; i < 5; ++i)
            QVERIFY(bucket.take(later));
        QVERIFY(!bucket.take(later));
        QVERIFY(!bucket.take(kZero)); // time that goes back refills nothing
        QCOMPARE(bucket.wait(later), Moment(1s));
    }

    void severalTokensAreTakenTogetherOrNotAtAll()
    {
        TokenBucket bucket({.burst = 6, .refill = 2s});
        QVERIFY(bucket.take(kZero, 5));
        QVERIFY(!bucket.take(kZero, 2));
        QVERIFY(bucket.take(kZero, 1));
        QVERIFY(!bucket.take(kZero + 9s, 5));
        QCOMPARE(bucket.wait(kZero + 9s, 5), Moment(1s));
        QVERIFY(bucket.take(kZero + 10s, 5));
        QVERIFY(!bucket.take(kZero + 24h, 7)); // more than there ever are
        QVERIFY(bucket.take(kZero + 24h, 6));
    }

    void tellsWhenItIsFull()
    {
        TokenBucket bucket({.burst = 3, .refill = 2s});
        QVERIFY(bucket.isFull(-5s)); // from any epoch
        QCOMPARE(bucket.wait(-5s), Moment(0));
        QVERIFY(bucket.take(kZero));
        QVERIFY(bucket.take(kZero));
        QVERIFY(!bucket.isFull(kZero + 4s - 1ns));
        QVERIFY(bucket.isFull(kZero + 4s));
    }

    void noWindowSeesMoreThanTheBucketAllows()
    {
        for (quint32 seed = 1; seed <= 50; ++seed) {
            test::SeededRandom random(seed);
            const int burst = 1 + static_cast<int>(random.below(60));
            const double rate = 0.5 + random.below(200);
            TokenBucket bucket(TokenRate::perSecond(rate, burst));
            Moment now = kZero;
            std::deque<Moment> taken;
            for (int i = 0; i < 500; ++i) {
                now += random.below(3) == 0 ? Moment(std::chrono::milliseconds(random.below(200))) : bucket.wait(now);
                if (bucket.take(now))
                    taken.push_back(now);
            }
            QVERIFY(taken.size() > 100);
            for (std::size_t from = 0; from < taken.size(); ++from) {
                for (std::size_t to = from; to < taken.size(); ++to) {
                    const double passed = std::chrono::duration<double>(taken[to] - taken[from]).count();
                    QVERIFY(static_cast<double>(to - from + 1) <= burst + passed * rate + 0.001);
                }
            }
        }
    }

    void whoWaitsAsToldGetsAToken()
    {
        for (const double rate : {0.3, 1.0, 3.0, 7.0, 100.0, 333.0}) {
            TokenBucket bucket(TokenRate::perSecond(rate, 1));
            Moment now = kZero;
            for (int i = 0; i < 1000; ++i) {
                now += std::chrono::ceil<std::chrono::milliseconds>(bucket.wait(now)); // as an alarm would
                QVERIFY(bucket.take(now));
            }
            const double seconds = std::chrono::duration<double>(now - kZero).count();
            QVERIFY2(seconds >= 999 / rate - 0.01, qPrintable(QString::number(seconds)));
            QVERIFY2(seconds <= 999 / rate + 1.1, qPrintable(QString::number(seconds))); // rounded up to the millisecond, 1000 times
        }
    }
};

QTEST_GUILESS_MAIN(TokenBucketTest)
#include "token_bucket_test.moc"
