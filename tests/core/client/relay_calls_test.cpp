// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connection/relay_calls.h"
#include "core/protocol/call_costs.h"
#include "tests/support/fake_relay.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"
#include "tests/support/stream_fixtures.h"

#include <QSignalSpy>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;
using client::CallHandle;
using client::RelayCalls;
using client::RelayConnection;
using State = RelayConnection::State;
using test::FakeRelay;

namespace
{

struct Desk {
    FakeRelay relay;
    test::ManualClock clock;
    test::SeededRandom random;
    RelayConnection connection{&client::makeWebSocket, clock, random, u"test"_s};
    std::unique_ptr<RelayCalls> calls = std::make_unique<RelayCalls>(connection, clock, random);
    QList<base::Result<QJsonValue>> ends;

    bool goLive()
    {
        connection.setUrl(relay.url());
        connection.setToken(base::Secret("token"));
        connection.setWanted(RelayConnection::Wanted::Connected);
        return QTest::qWaitFor([this] { return connection.isLive(); });
    }
    CallHandle call(const char *method = "slow")
    {
        return calls->call(QLatin1String(method), {}, 5s, [this](auto answer) { ends.append(answer); });
    }
    /// A round trip: whatever the relay sent before has been handled.
    bool settle()
    {
        relay.answers[u"echo"_s] = [](const auto &) { return base::Result<QJsonValue>(QJsonValue(1)); };
        QList<int> done;
        const auto echo = calls->call("echo"_L1, {}, 1h, [&done](const auto &) { done.append(1); });
        return QTest::qWaitFor([&done] { return !done.isEmpty(); });
    }
};

} // namespace

class RelayCallsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aResultEndsTheCall()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        const auto handle = desk.call();
        QTRY_COMPARE(desk.relay.requests.size(), 1);
        desk.relay.answerHeld(QJsonValue(42));
        QTRY_COMPARE(desk.ends.size(), 1);
        QCOMPARE(desk.ends.first().value(), QJsonValue(42));
        QVERIFY(!handle.isPending());
        QCOMPARE(desk.calls->pending(), 0);
    }

    void theRelaysErrorArrivesWithItsDetail()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        const auto handle = desk.call();
        QTRY_COMPARE(desk.relay.requests.size(), 1);
        desk.relay.answerHeld(
            base::fail(base::Error{.code = ErrorCode::LimitReached, .message = u"wait"_s, .field = {}, .retryAfter = 42s}));
        QTRY_COMPARE(desk.ends.size(), 1);
        QCOMPARE(desk.ends.first().error().code, ErrorCode::LimitReached);
        QCOMPARE(desk.ends.first().error().retryAfter, std::optional(42s));
    }

    void callsGoOutNoFasterThanTheRelayAllows()
    {
        Desk desk;
        desk.relay.hello = [](const auto &) {
            auto hello = FakeRelay::plainHello();
            hello.limits = {.burst = 12, .perSecond = 4, .getIds = 1};
            return hello;
        };
        QVERIFY(desk.goLive());
        std::vector<CallHandle> handles;
        for (int i = 0; i < 20; ++i)
            handles.push_back(desk.calls->call(protocol::kVerificationGet, {}, 1h, [](const auto &) {}));
        QTRY_COMPARE(desk.relay.requests.size(), 4); // half of the burst is this console's, and a third of that is for what an agent does
        handles.push_back(desk.call());
        QTRY_COMPARE(desk.relay.requests.size(), 5);
        QCOMPARE(desk.relay.requests.constLast().method, u"slow"_s); // somebody waits for it: at once
        desk.clock.advance(2s);
        QVERIFY(desk.settle());
        QVERIFY(desk.relay.requests.size() <= 12);
        for (int i = 0; i < 20; ++i)
            desk.clock.advance(1s);
        QTRY_COMPARE(desk.relay.requests.size(), 22);
    }

    void whatCameTooFastIsSentAgainAndNobodyHearsOfIt()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        QList<ErrorCode> errors;
        QList<QString> found;
        const auto start =
            desk.calls->start({}, [&](const auto &view) { view ? found.append(view->id) : errors.append(view.error().code); });
        const auto search =
            desk.calls->searchCustomers({}, [&](const auto &list) { list ? found.append(u"list"_s) : errors.append(list.error().code); });
        QTRY_COMPARE(desk.relay.requests.size(), 2);
        desk.relay.answerHeld(base::fail(base::Error{
            .code = ErrorCode::LimitReached, .message = u"Too many calls; wait."_s, .field = protocol::kDetailCallRate, .retryAfter = 2s}));
        QTRY_VERIFY((desk.clock.advance(100ms), desk.relay.requests.size() == 4));
        QVERIFY(desk.clock.now() >= test::kStart + 2s);
        QCOMPARE(desk.relay.requests.at(2).method, u"verification.start"_s);
        QCOMPARE(desk.relay.requests.at(2).params, desk.relay.requests.at(0).params); // with the key it had
        QVERIFY(errors.isEmpty() && found.isEmpty());
        desk.relay.answerHeld(QJsonValue(protocol::toJson(test::viewIn(verification::Status::Preparing))));
        QTRY_COMPARE(found.size() + errors.size(), 2);
        QVERIFY(found.contains(u"v1"_s));
    }

    void aCallThatKeepsComingTooFastEndsInItsTime()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        const auto handle = desk.call("verification.close");
        const auto refused = base::fail(
            base::Error{.code = ErrorCode::LimitReached, .message = u"wait"_s, .field = protocol::kDetailCallRate, .retryAfter = 1s});
        QTRY_VERIFY((desk.relay.answerHeld(refused), desk.clock.advance(200ms), !desk.ends.isEmpty()));
        QVERIFY(desk.relay.requests.size() > 1);
        QCOMPARE(desk.ends.size(), 1);
        QCOMPARE(desk.ends.first().error().code, ErrorCode::Timeout);
    }

    void anOlderRelaysRefusalOfASearchIsOneToo()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        const auto history = desk.call("history.search");
        const auto start = desk.call("verification.start");
        QTRY_COMPARE(desk.relay.requests.size(), 2);
        desk.relay.answerHeld(
            base::fail(base::Error{.code = ErrorCode::LimitReached, .message = u"10 a minute"_s, .field = {}, .retryAfter = 2s}));
        QTRY_COMPARE(desk.ends.size(), 1); // what the start ran into is a limit that the agent has to know
        desk.clock.advance(2s);
        QTRY_COMPARE(desk.relay.requests.size(), 3);
        QCOMPARE(desk.relay.requests.constLast().method, u"history.search"_s);
    }

    void aTimeoutEndsItAndALateAnswerIsIgnored()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        const auto handle = desk.call();
        QTRY_COMPARE(desk.relay.requests.size(), 1);
        desk.clock.advance(5s);
        QCOMPARE(desk.ends.size(), 1);
        QCOMPARE(desk.ends.first().error().code, ErrorCode::Timeout);
        desk.relay.answerHeld(QJsonValue(42));
        QVERIFY(desk.settle());
        QCOMPARE(desk.ends.size(), 1);
    }

    void aCancelledCallNeverCallsBack()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        {
            const auto handle = desk.call();
            QTRY_COMPARE(desk.relay.requests.size(), 1);
        }
        desk.relay.answerHeld(QJsonValue(42));
        QVERIFY(desk.settle());
        desk.clock.advance(1min);
        QVERIFY(desk.ends.isEmpty());
    }

    void aLostConnectionEndsEveryCallOnce()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        const auto first = desk.call();
        const auto second = desk.call();
        QTRY_COMPARE(desk.relay.requests.size(), 2);
        desk.relay.drop();
        QTRY_COMPARE(desk.ends.size(), 2);
        for (const auto &end : desk.ends)
            QCOMPARE(end.error().code, ErrorCode::Unreachable);
        desk.clock.advance(1min); // past every deadline
        QCOMPARE(desk.ends.size(), 2);
    }

    void aSetClockTimesNoCallOut()
    {
        for (const std::chrono::minutes by : {8min, -8min, 24h * 365 * 30 + 0min}) {
            Desk desk;
            QVERIFY(desk.goLive());
            const auto handle = desk.call();
            QTRY_COMPARE(desk.relay.requests.size(), 1);
            desk.clock.setWall(by);
            desk.clock.advance(500ms);
            QVERIFY(handle.isPending());
            desk.clock.advance(500ms); // the connection is not taken for live any more
            QTRY_COMPARE(desk.ends.size(), 1);
            QCOMPARE(desk.ends.first().error().code, ErrorCode::Unreachable);
        }
    }

    void aSleepEndsACallWithTheConnection()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        const auto handle = desk.call();
        QTRY_COMPARE(desk.relay.requests.size(), 1);
        desk.relay.answerHeld(QJsonValue(42)); // from before the sleep
        desk.clock.sleep(1h);
        QTRY_COMPARE(desk.ends.size(), 1);
        QCOMPARE(desk.ends.first().error().code, ErrorCode::Unreachable);
        desk.clock.advance(1min);
        QCOMPARE(desk.ends.size(), 1);
    }

    void aCallWithoutConnectionFailsLater()
    {
        Desk desk;
        const auto handle = desk.call();
        QVERIFY(desk.ends.isEmpty()); // never from within the call
        QTRY_COMPARE(desk.ends.size(), 1);
        QCOMPARE(desk.ends.first().error().code, ErrorCode::Unreachable);
    }

    void aLossAndADeadlineTogetherAreOneEnd()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        const auto handle = desk.call();
        QTRY_COMPARE(desk.relay.requests.size(), 1);
        desk.connection.setWanted(RelayConnection::Wanted::Disconnected); // the failure is queued…
        desk.clock.advance(5s);                                           // …when the deadline passes
        QTRY_COMPARE(desk.ends.size(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(desk.ends.size(), 1);
    }

    void aHandleCancelledBeforeItsQueuedFailureStaysSilent()
    {
        Desk desk;
        {
            const auto handle = desk.call();
        }
        QCoreApplication::processEvents();
        QVERIFY(desk.ends.isEmpty());
    }

    void aCallbackMayDestroyEverything()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        CallHandle handle;
        QList<int> ended;
        handle = desk.calls->call("slow"_L1, {}, 5s, [&](const auto &) {
            ended.append(1);
            handle.cancel();
            desk.calls.reset();
        });
        QTRY_COMPARE(desk.relay.requests.size(), 1);
        desk.relay.answerHeld(QJsonValue(1));
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(!handle.isPending());
    }

    void aCallbackMayCancelItsNeighbour()
    {
        Desk desk;
        CallHandle second;
        QList<int> ended;
        const auto first = desk.calls->call("a"_L1, {}, 5s, [&](const auto &) {
            ended.append(1);
            second.cancel();
        });
        second = desk.calls->call("b"_L1, {}, 5s, [&](const auto &) { ended.append(2); });
        QTRY_COMPARE(ended.size(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(ended, QList<int>({1}));
    }

    void tooManyAtOnceAreRefused()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        std::vector<CallHandle> handles;
        for (qsizetype i = 0; i < RelayCalls::kMaxPending + 1; ++i)
            handles.push_back(desk.call());
        QTRY_COMPARE(desk.ends.size(), 1);
        QCOMPARE(desk.ends.first().error().code, ErrorCode::LimitReached);
    }

    void startCarriesAKeyThatARetryKeeps()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        desk.relay.answers[u"verification.start"_s] = [](const auto &) {
            return base::Result<QJsonValue>(protocol::toJson(test::viewIn(verification::Status::Preparing)));
        };
        QList<base::Result<protocol::VerificationView>> answers;
        protocol::StartParams params;
        params.customer = protocol::ListedCustomer{u"1001"_s};
        params.idempotencyKey = desk.calls->newIdempotencyKey();
        const auto first = desk.calls->start(params, [&](auto answer) { answers.append(answer); });
        const auto again = desk.calls->start(params, [&](auto answer) { answers.append(answer); });
        params.idempotencyKey.clear();
        const auto other = desk.calls->start(params, [&](auto answer) { answers.append(answer); });
        QTRY_COMPARE(answers.size(), 3);
        QCOMPARE(answers.first()->id, u"v1"_s);
        const auto keyOf = [&](int i) { return desk.relay.requests.at(i).params.value(u"idempotencyKey").toString(); };
        QCOMPARE(keyOf(0), keyOf(1));
        QVERIFY(!keyOf(2).isEmpty());
        QVERIFY(keyOf(2) != keyOf(0));
    }

    void anUnreadableAnswerIsAnErrorOfTheCallOnly()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        desk.relay.answers[u"verification.link"_s] = [](const auto &) {
            return base::Result<QJsonValue>(QJsonObject{{u"url"_s, u"javascript:alert(1)"_s}});
        };
        QList<ErrorCode> errors;
        const auto handle = desk.calls->link(u"v1"_s, [&](const auto &link) { errors.append(link.error().code); });
        QTRY_COMPARE(errors.size(), 1);
        QCOMPARE(errors.first(), ErrorCode::Internal);
        QVERIFY(desk.connection.isLive());
    }
};

QTEST_GUILESS_MAIN(RelayCallsTest)
#include "relay_calls_test.moc"
