// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connection/relay_connection.h"
#include "tests/support/fake_relay.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"
#include "tests/support/stream_fixtures.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using client::RelayConnection;
using State = RelayConnection::State;
using test::FakeRelay;
using verification::Status;

namespace
{

struct Desk {
    test::ManualClock clock;
    test::SeededRandom random;
    RelayConnection connection{&client::makeWebSocket, clock, random, u"test"_s};

    void connectTo(const QUrl &url, const QByteArray &token = "token-1")
    {
        connection.setUrl(url);
        connection.setToken(base::Secret(token));
        connection.setWanted(RelayConnection::Wanted::Connected);
    }
    void retry() { clock.advance(*connection.nextTryAt() - clock.now()); }
};

QUrl closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(u"ws://127.0.0.1:%1/v1/stream"_s.arg(server.serverPort()));
}

} // namespace

class RelayConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsInWithTheTokenAndGoesLive()
    {
        FakeRelay relay;
        Desk desk;
        QSignalSpy resyncs(&desk.connection, &RelayConnection::resynced);
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Live);
        QCOMPARE(relay.authorization, QByteArray("Bearer token-1"));
        QCOMPARE(relay.hellos.size(), 1);
        QVERIFY(!relay.hellos.first().since);
        QCOMPARE(resyncs.size(), 1);
        QCOMPARE(desk.connection.hello()->company, u"Example Bank"_s);
    }

    void doesNothingUntilWanted()
    {
        FakeRelay relay;
        Desk desk;
        desk.connection.setUrl(relay.url());
        desk.connection.setToken(base::Secret("t"));
        desk.clock.advance(10min);
        QCOMPARE(desk.connection.state(), State::Disconnected);
    }

    void resumesFromTheLastSeqAndIsLiveOnlyAfterTheReplay()
    {
        FakeRelay relay;
        relay.hello = [](const auto &) {
            auto hello = FakeRelay::plainHello(7);
            hello.epoch = u"first"_s;
            return hello;
        };
        Desk desk;
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Live);
        QCOMPARE(relay.hellos.last().epoch, QString());
        QSignalSpy changes(&desk.connection, &RelayConnection::verificationChanged);
        relay.notify(test::changeTo(test::viewIn(Status::Sent), 8, u"message_sent"_s));
        QTRY_COMPARE(changes.size(), 1);

        relay.hello = [](const auto &) {
            auto hello = FakeRelay::plainHello(10);
            hello.epoch = u"second"_s;
            hello.history = protocol::Replayed{2};
            return hello;
        };
        relay.drop();
        QTRY_COMPARE(desk.connection.state(), State::Waiting);
        desk.retry();
        QTRY_COMPARE(relay.hellos.size(), 2);
        QCOMPARE(relay.hellos.last().since, std::optional<qint64>(8));
        QCOMPARE(relay.hellos.last().epoch, u"first"_s);
        relay.notify(test::changeTo(test::viewIn(Status::Opened), 9, u"opened"_s));
        QTRY_COMPARE(changes.size(), 2);
        QCOMPARE(desk.connection.state(), State::SigningIn);
        relay.notify(test::changeTo(test::viewIn(Status::Capturing), 10, u"capture_started"_s));
        QTRY_COMPARE(desk.connection.state(), State::Live);
        QCOMPARE(changes.size(), 3);
        relay.drop();
        QTRY_COMPARE(desk.connection.state(), State::Waiting);
        desk.retry();
        QTRY_COMPARE(relay.hellos.size(), 3);
        QCOMPARE(relay.hellos.last().epoch, u"second"_s); // the relay was restarted, and what was seen is its past
        desk.connection.setToken(base::Secret("token-2"));
        QTRY_COMPARE(relay.hellos.size(), 4);
        QVERIFY(!relay.hellos.last().since && relay.hellos.last().epoch.isEmpty()); // perhaps another user
    }

    void aReplayCutShortIsAskedForAgainFromWhereItStopped()
    {
        FakeRelay relay;
        relay.hello = [](const auto &params) {
            auto hello = FakeRelay::plainHello(10);
            if (params.since)
                hello.history = protocol::Replayed{3};
            else
                hello.seq = 7;
            return hello;
        };
        Desk desk;
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Live);
        relay.drop();
        QTRY_COMPARE(desk.connection.state(), State::Waiting);
        desk.retry();
        QTRY_COMPARE(relay.hellos.size(), 2);
        QSignalSpy changes(&desk.connection, &RelayConnection::verificationChanged);
        relay.notify(test::changeTo(test::viewIn(Status::Opened), 8, u"opened"_s));
        QTRY_COMPARE(changes.size(), 1);
        relay.drop();
        QTRY_COMPARE(desk.connection.state(), State::Waiting);
        desk.retry();
        QTRY_COMPARE(relay.hellos.size(), 3);
        QCOMPARE(relay.hellos.last().since, std::optional<qint64>(8));
    }

    void waitsAndResumesWhenTheRelaySaysNotNow()
    {
        FakeRelay relay;
        relay.hello = [](const auto &) { return FakeRelay::plainHello(7); };
        Desk desk;
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Live);
        relay.helloRefusal = base::Error{.code = base::ErrorCode::LimitReached, .message = u"wait"_s, .field = {}, .retryAfter = 42s};
        relay.drop();
        QTRY_COMPARE(desk.connection.state(), State::Waiting);
        desk.retry();
        QTRY_COMPARE(desk.connection.failure(), RelayConnection::Failure::TooFast);
        QVERIFY(*desk.connection.nextTryAt() - desk.clock.now() >= 42s);
        relay.helloRefusal.reset();
        desk.retry();
        QTRY_COMPARE(desk.connection.state(), State::Live);
        QCOMPARE(relay.hellos.last().since, std::optional<qint64>(7)); // nothing was forgotten
    }

    void nothingArrivesTwice()
    {
        FakeRelay relay;
        Desk desk;
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Live);
        QSignalSpy changes(&desk.connection, &RelayConnection::verificationChanged);
        const auto change = test::changeTo(test::viewIn(Status::Sent), 1, u"message_sent"_s);
        relay.notify(change);
        relay.notify(change);
        relay.notify(test::changeTo(test::viewIn(Status::Opened), 2, u"opened"_s));
        QTRY_COMPARE(changes.size(), 2);
    }

    void backoffDoublesIsCappedAndJittersWithinHalf()
    {
        for (quint32 seed = 1; seed <= 5; ++seed) {
            Desk desk;
            desk.random = test::SeededRandom(seed);
            desk.connectTo(closedPort());
            auto step = RelayConnection::kFirstDelay;
            for (int attempt = 0; attempt < 9; ++attempt) {
                QTRY_VERIFY(desk.connection.nextTryAt());
                QCOMPARE(desk.connection.failure(), RelayConnection::Failure::Unreachable);
                const auto delay = *desk.connection.nextTryAt() - desk.clock.now();
                QVERIFY2(delay >= step / 2 && delay <= step, qPrintable(QString::number(delay.count())));
                QCOMPARE(desk.connection.state(), attempt + 1 >= RelayConnection::kOfflineAfterTries ? State::Offline : State::Waiting);
                step = std::min(step * 2, RelayConnection::kMaxDelay);
                desk.retry();
            }
        }
    }

    void delaysDifferFromDeskToDesk()
    {
        QSet<qint64> delays;
        for (quint32 seed = 1; seed <= 8; ++seed) {
            Desk desk;
            desk.random = test::SeededRandom(seed);
            desk.connectTo(closedPort());
            QTRY_VERIFY(desk.connection.nextTryAt());
            delays.insert((*desk.connection.nextTryAt() - desk.clock.now()).count());
        }
        QVERIFY(delays.size() > 3);
    }

    void tryNowEndsTheWait()
    {
        FakeRelay relay;
        Desk desk;
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Live);
        relay.drop();
        QTRY_COMPARE(desk.connection.state(), State::Waiting);
        desk.connection.tryNow();
        QTRY_COMPARE(desk.connection.state(), State::Live);
        QVERIFY(!desk.connection.nextTryAt());
    }

    void anAnnouncedRestartIsRetriedQuickly()
    {
        FakeRelay relay;
        Desk desk;
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Live);
        relay.closeWith(1012);
        QTRY_COMPARE(desk.connection.state(), State::Waiting);
        QCOMPARE(desk.connection.failure(), RelayConnection::Failure::Restarting);
        QVERIFY(*desk.connection.nextTryAt() - desk.clock.now() <= RelayConnection::kRestartDelay);
    }

    void anExpiredSignInWaitsForANewToken()
    {
        FakeRelay relay;
        relay.mood = FakeRelay::Mood::RefusesTokens;
        Desk desk;
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::SignInExpired);
        desk.connection.tryNow();
        desk.clock.advance(1h);
        QCOMPARE(desk.connection.state(), State::SignInExpired);
        QCOMPARE(relay.connections, 1);
        relay.mood = FakeRelay::Mood::Normal;
        desk.connection.setToken(base::Secret("token-2"));
        QTRY_COMPARE(desk.connection.state(), State::Live);
        QCOMPARE(relay.authorization, QByteArray("Bearer token-2"));
    }

    void aDisabledUserIsNotRetried()
    {
        FakeRelay relay;
        relay.mood = FakeRelay::Mood::DisablesUsers;
        Desk desk;
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Disabled);
        desk.clock.advance(1h);
        QCOMPARE(relay.connections, 1);
    }

    void aReplacedConsoleDoesNotFightBack()
    {
        FakeRelay relay;
        Desk desk;
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Live);
        relay.closeWith(4409);
        QTRY_COMPARE(desk.connection.state(), State::Replaced);
        desk.clock.advance(1h);
        QCOMPARE(relay.connections, 1);
    }

    void silenceIsALoss()
    {
        FakeRelay relay;
        Desk desk;
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Live);
        desk.clock.advance(client::LivenessMonitor::kSilenceLimit); // no turn of the event loop: no pong can arrive
        QCOMPARE(desk.connection.state(), State::Waiting);
        QCOMPARE(desk.connection.failure(), RelayConnection::Failure::Silent);
    }

    void pongsKeepItAlive()
    {
        FakeRelay relay;
        Desk desk;
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Live);
        relay.answers[u"echo"_s] = [](const auto &) { return base::Result<QJsonValue>(QJsonValue(1)); };
        QSignalSpy responses(&desk.connection, &RelayConnection::responded);
        for (int i = 0; i < 5; ++i) {
            desk.clock.advance(client::LivenessMonitor::kPingEvery);
            QVERIFY(desk.connection.send(protocol::requestFrame(u"e"_s, "echo"_L1, {})));
            QTRY_COMPARE(responses.size(), i + 1); // the pong came before
        }
        QCOMPARE(desk.connection.state(), State::Live);
    }

    void silenceIsFoundSoonerWhileAGreenIsOpen()
    {
        FakeRelay relay;
        Desk desk;
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Live);
        relay.answers[u"echo"_s] = [](const auto &) { return base::Result<QJsonValue>(QJsonValue(1)); };
        QSignalSpy responses(&desk.connection, &RelayConnection::responded);
        desk.connection.setVigilant(true);
        for (int i = 0; i < 5; ++i) {
            desk.clock.advance(client::LivenessMonitor::kVigilantPingEvery);
            QVERIFY(desk.connection.send(protocol::requestFrame(u"e"_s, "echo"_L1, {})));
            QTRY_COMPARE(responses.size(), i + 1); // the pong came before
        }
        desk.clock.advance(client::LivenessMonitor::kVigilantSilenceLimit - 1ms);
        QCOMPARE(desk.connection.state(), State::Live);
        desk.clock.advance(1ms);
        QCOMPARE(desk.connection.state(), State::Waiting);
        QCOMPARE(desk.connection.failure(), RelayConnection::Failure::Silent);
    }

    void aSetClockMovesNoTimeAndIsConfirmedByAFreshHello_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::newRow("eight minutes ahead") << qint64(480'000);
        QTest::newRow("eight minutes back") << qint64(-480'000);
        QTest::newRow("thirty years ahead") << qint64(946'080'000'000);
        QTest::newRow("back to 1970") << qint64(-test::kStart.time_since_epoch().count());
    }
    void aSetClockMovesNoTimeAndIsConfirmedByAFreshHello()
    {
        QFETCH(qint64, ms);
        FakeRelay relay;
        relay.hello = [](const auto &) { return FakeRelay::plainHello(7); };
        Desk desk;
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Live);
        QCOMPARE(desk.connection.serverNow(), test::kStart);
        desk.clock.setWall(std::chrono::milliseconds(ms));
        QCOMPARE(desk.connection.serverNow(), test::kStart);
        desk.clock.advance(client::LivenessMonitor::kCheckEvery);
        QCOMPARE(desk.connection.state(), State::Waiting);
        QCOMPARE(desk.connection.failure(), RelayConnection::Failure::TimeJumped);
        QVERIFY(*desk.connection.nextTryAt() - desk.clock.now() <= RelayConnection::kFirstDelay);
        desk.retry();
        QTRY_COMPARE(desk.connection.state(), State::Live);
        QCOMPARE(relay.hellos.last().since, std::optional<qint64>(7)); // nothing was forgotten
        desk.clock.advance(client::LivenessMonitor::kCheckEvery);
        QCOMPARE(desk.connection.state(), State::Live); // once is enough
    }

    void nothingThatLayInTheSocketDuringASleepIsBelieved()
    {
        FakeRelay relay;
        Desk desk;
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Live);
        QSignalSpy changes(&desk.connection, &RelayConnection::verificationChanged);
        relay.notify(test::changeTo(test::decidedAs(verification::Verdict::Verified), 1, u"verdict"_s));
        desk.clock.sleep(3min);
        QTRY_COMPARE(desk.connection.state(), State::Waiting); // by what came: no alarm has woken yet
        QCOMPARE(desk.connection.failure(), RelayConnection::Failure::TimeJumped);
        QCOMPARE(changes.size(), 0);
    }

    void theRelaysTimeIsThatOfTheLastHelloAfterASleep()
    {
        FakeRelay relay;
        Desk desk;
        relay.hello = [&desk](const auto &) {
            auto hello = FakeRelay::plainHello();
            hello.serverTime = desk.clock.now() + 90s;
            return hello;
        };
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Live);
        desk.clock.sleep(8h);
        desk.clock.advance(client::LivenessMonitor::kCheckEvery);
        QCOMPARE(desk.connection.state(), State::Waiting);
        QCOMPARE(desk.connection.serverNow(), desk.clock.now() + 90s);
        desk.retry();
        QTRY_COMPARE(desk.connection.state(), State::Live);
        QCOMPARE(relay.hellos.size(), 2);
        QCOMPARE(desk.connection.serverNow(), desk.clock.now() + 90s);
    }

    void anUnansweredHelloIsALoss()
    {
        FakeRelay relay;
        relay.mood = FakeRelay::Mood::SilentOnHello;
        Desk desk;
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::SigningIn);
        desk.clock.advance(RelayConnection::kSignInDeadline);
        QCOMPARE(desk.connection.state(), State::Waiting);
    }

    void nonsenseFromTheRelayStartsOverWithoutSince_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("not JSON") << u"hello there"_s;
        QTest::newRow("array") << u"[1,2]"_s;
        QTest::newRow("deep") << QString(1000, QChar(u'[')) + QString(1000, QChar(u']'));
        QTest::newRow("change without verification")
            << uR"({"jsonrpc":"2.0","method":"verification.changed","params":{"seq":9,"at":"2026-11-22T09:00:00.000Z"}})"_s;
        QTest::newRow("seq as text") << uR"({"jsonrpc":"2.0","method":"verification.changed","params":{"seq":"9"}})"_s;
    }
    void nonsenseFromTheRelayStartsOverWithoutSince()
    {
        QFETCH(QString, text);
        FakeRelay relay;
        relay.hello = [](const auto &) { return FakeRelay::plainHello(7); };
        Desk desk;
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Live);
        relay.sendRaw(text);
        QTRY_COMPARE(desk.connection.state(), State::Waiting);
        QCOMPARE(desk.connection.failure(), RelayConnection::Failure::Protocol);
        desk.retry();
        QTRY_COMPARE(desk.connection.state(), State::Live);
        QVERIFY(!relay.hellos.last().since);
    }

    void unknownNotificationsAndFieldsAreIgnored()
    {
        FakeRelay relay;
        Desk desk;
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Live);
        QSignalSpy notices(&desk.connection, &RelayConnection::noticed);
        relay.sendRaw(uR"({"jsonrpc":"2.0","method":"brand.new","params":{}})"_s);
        relay.sendRaw(uR"({"jsonrpc":"2.0","id":null,"result":1})"_s);
        relay.sendRaw(uR"({"jsonrpc":"2.0","method":"notice","params":{"level":"info","code":"x","text":"y","z":1}})"_s);
        QTRY_COMPARE(notices.size(), 1);
        QCOMPARE(desk.connection.state(), State::Live);
    }

    void theVendorsStateComesWithHelloAndWithNotices()
    {
        FakeRelay relay;
        relay.hello = [](const auto &) {
            auto hello = FakeRelay::plainHello();
            hello.vendor = protocol::VendorState::Outage;
            return hello;
        };
        Desk desk;
        QList<protocol::VendorState> told;
        connect(&desk.connection, &RelayConnection::vendorChanged, this, [&] { told.append(desk.connection.vendor()); });
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Live);
        using protocol::VendorState;
        QCOMPARE(told, QList<VendorState>{VendorState::Outage});
        QSignalSpy notices(&desk.connection, &RelayConnection::noticed);
        for (const char *code : {"vendor_outage", "vendor_recovered", "vendor_recovered", "unproven_pass"})
            relay.sendRaw(
                uR"({"jsonrpc":"2.0","method":"notice","params":{"level":"info","code":"%1","text":"t"}})"_s.arg(QLatin1String(code)));
        QTRY_COMPARE(notices.size(), 4);
        QCOMPARE(told, (QList<VendorState>{VendorState::Outage, VendorState::Ok}));
    }

    void serverTimeIsTheRelays()
    {
        FakeRelay relay;
        relay.hello = [](const auto &) {
            auto hello = FakeRelay::plainHello();
            hello.serverTime = test::kStart + 90s;
            return hello;
        };
        Desk desk;
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Live);
        QCOMPARE(desk.connection.serverNow(), desk.clock.now() + 90s);
        QCOMPARE(desk.connection.toLocal(test::kStart + 100s), desk.clock.now() + 10s);
    }

    void nothingIsTriedWhenNotWantedAnyMore()
    {
        FakeRelay relay;
        Desk desk;
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::Live);
        desk.connection.setWanted(RelayConnection::Wanted::Disconnected);
        QCOMPARE(desk.connection.state(), State::Disconnected);
        desk.clock.advance(1h);
        QCOMPARE(relay.connections, 1);
    }
};

QTEST_GUILESS_MAIN(RelayConnectionTest)
#include "relay_connection_test.moc"
