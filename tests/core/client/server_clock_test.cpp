// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connection/server_clock.h"
#include "tests/support/manual_clock.h"

#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;

class ServerClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The answer may have been under way for all the time since it was asked for.
    void isNeverEarlierThanTheRelay()
    {
        test::ManualClock clock;
        client::ServerClock server(clock);
        const auto askedAt = clock.now();
        clock.advance(3s);
        server.set(askedAt + 1h, askedAt);
        QCOMPARE(server.now(), askedAt + 1h + 3s);
        clock.sleep(10min);
        QCOMPARE(server.now(), askedAt + 1h + 10min + 3s);
        QCOMPARE(server.toLocal(server.now() + 5s), clock.now() + 5s);
    }

    void nobodyCanSetIt()
    {
        test::ManualClock clock;
        client::ServerClock server(clock);
        server.set(clock.now() - 1h, clock.now());
        const auto before = server.now();
        for (const std::chrono::minutes by : {8min, -16min, 24h * 365 * 30 + 0min, -24h * 365 * 60 + 0min}) {
            clock.setWall(by);
            QCOMPARE(server.now(), before);
            QCOMPARE(server.toLocal(before), clock.now());
        }
    }

    void followsARelayThatIsAheadAndNoOldNews()
    {
        test::ManualClock clock;
        client::ServerClock server(clock);
        server.set(clock.now(), clock.now());
        server.observe(clock.now() + 2min);
        QCOMPARE(server.now(), clock.now() + 2min);
        server.observe(clock.now() - 1h);
        QCOMPARE(server.now(), clock.now() + 2min);
        server.set(clock.now() + 1s, clock.now()); // another relay
        QCOMPARE(server.now(), clock.now() + 1s);
    }
};

QTEST_GUILESS_MAIN(ServerClockTest)
#include "server_clock_test.moc"
