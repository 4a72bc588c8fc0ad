// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/limits/address_limiter.h"

#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using http::limits::AddressLimiter;

namespace
{

QHostAddress address(const char *text)
{
    return QHostAddress(QString::fromLatin1(text));
}

constexpr AddressLimiter::Limits kThree{.burst = 3, .refill = 2s, .addresses = 4};

} // namespace

class AddressLimiterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void grantsABurstThenOneForEachRefill()
    {
        AddressLimiter limiter(kThree);
        const auto one = address("203.0.113.1");
        for (int i = 0; i < 3; ++i)
            QVERIFY(!limiter.take(one, 100s));
        QCOMPARE(limiter.take(one, 100s), std::optional<std::chrono::nanoseconds>(2s));
        QCOMPARE(limiter.take(one, 101500ms), std::optional<std::chrono::nanoseconds>(500ms)); // asking costs nothing
        QVERIFY(!limiter.take(one, 102s));
        QVERIFY(limiter.take(one, 102s));
        for (int i = 0; i < 3; ++i)
            QVERIFY(!limiter.take(one, 1000s)); // full again, and no fuller
        QVERIFY(limiter.take(one, 1000s));
    }

    void worksFromAnyEpoch()
    {
        AddressLimiter limiter(kThree);
        for (int i = 0; i < 3; ++i)
            QVERIFY(!limiter.take(address("203.0.113.1"), -5s));
        QVERIFY(limiter.take(address("203.0.113.1"), -5s));
    }

    void addressesDoNotPayForEachOther()
    {
        AddressLimiter limiter(kThree);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(limiter.take(address("203.0.113.1"), 0s).has_value(), i == 3);
        QVERIFY(!limiter.take(address("203.0.113.2"), 0s));
    }

    void aNetworkOfIPv6IsOneAddress()
    {
        AddressLimiter limiter(kThree);
        QVERIFY(!limiter.take(address("2001:db8::1"), 0s));
        QVERIFY(!limiter.take(address("2001:db8::2"), 0s));
        QVERIFY(!limiter.take(address("2001:db8::ffff:1"), 0s));
        QVERIFY(limiter.take(address("2001:db8::3"), 0s));
        QVERIFY(!limiter.take(address("2001:db8:0:1::1"), 0s));
    }

    void givesBackToTheAddressThatPaid()
    {
        AddressLimiter limiter(kThree);
        for (int i = 0; i < 3; ++i)
            QVERIFY(!limiter.take(address("2001:db8::1"), 0s));
        limiter.giveBack(address("203.0.113.1")); // never seen
        QVERIFY(limiter.take(address("2001:db8::1"), 0s));
        limiter.giveBack(address("2001:db8::2")); // of the same network
        QVERIFY(!limiter.take(address("2001:db8::1"), 0s));
        QVERIFY(limiter.take(address("2001:db8::1"), 0s));
    }

    void remembersABoundedNumberAndForgetsTheFull()
    {
        AddressLimiter limiter(kThree);
        for (int i = 0; i < 3; ++i)
            QVERIFY(!limiter.take(address("203.0.113.1"), 0s));
        for (quint32 i = 0; i < 100; ++i)
            static_cast<void>(limiter.take(QHostAddress(0x0A000000U + i), 0s));
        QCOMPARE(limiter.knownAddresses(), 4);
        QVERIFY(limiter.take(address("203.0.113.1"), 0s));  // not forgotten for the others' sake
        QVERIFY(limiter.take(address("203.0.113.99"), 0s)); // the others' bucket is empty
        QVERIFY(!limiter.take(address("203.0.113.99"), 60s));
        QCOMPARE(limiter.knownAddresses(), 1);
    }
};

QTEST_GUILESS_MAIN(AddressLimiterTest)
#include "address_limiter_test.moc"
