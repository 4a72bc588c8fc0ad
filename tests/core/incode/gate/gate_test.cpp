// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/gate/gate.h"
#include "tests/support/fake_http_server.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <optional>
#include <vector>

using namespace authlink;
using namespace authlink::test;
using namespace std::chrono_literals;
using base::ErrorCode;
using incode::HttpAnswer;
using Fault = FakeReply::Fault;
using std::chrono::milliseconds;

Q_DECLARE_METATYPE(authlink::test::FakeReply)

namespace
{

QString g_log; // a message handler has no other way to reach the test

const QString kGet = QStringLiteral("/omni/get/score");
const QString kPost = QStringLiteral("/omni/external/send-sms");
const QString kFace = QStringLiteral("/omni/authentication/verify");
const QString kProbe = QStringLiteral("/omni/get/onboarding/status");

struct Sent {
    std::unique_ptr<base::PendingCall> call;
    int ends = 0;
    std::optional<HttpAnswer> answer;

    [[nodiscard]] bool succeeded() const { return ends == 1 && answer->has_value(); }
    [[nodiscard]] base::Error error() const { return answer && !*answer ? answer->error().error : base::Error(); }
};

struct GateFixture {
    using Change = std::function<void(incode::IncodeSettings &)>;
    explicit GateFixture(const Change &change = {})
    {
        server.reply(kGet, {});
        server.reply(kPost, {});
        server.reply(kFace, {});
        server.reply(kProbe, {.status = 401});
        settings.apiUrl = server.url();
        settings.apiKey = base::Secret("key");
        if (change)
            change(settings);
        gate = std::make_unique<incode::Gate>(settings, network, clock, random, vendor);
    }

    std::unique_ptr<Sent> send(const QString &path, const QUrl &base = {})
    {
        auto sent = std::make_unique<Sent>();
        incode::HttpCall call{.method = path == kGet ? "GET" : "POST", .base = base.isEmpty() ? settings.apiUrl : base, .path = path};
        call.apiKey = settings.apiKey;
        call.timeout = settings.timeout;
        sent->call = gate->send(std::move(call), [to = sent.get()](HttpAnswer answer) {
            ++to->ends;
            to->answer = std::move(answer);
        });
        return sent;
    }

    [[nodiscard]] milliseconds elapsed() const { return clock.now() - start; }
    /// Lets the time of the clock pass, a little each turn of the loop, until it is so.
    [[nodiscard]] bool pass(const std::function<bool()> &until)
    {
        return QTest::qWaitFor(
            [&] {
                if (until())
                    return true;
                clock.advance(20ms);
                return false;
            },
            20'000);
    }
    void turn() { QCoreApplication::processEvents(); }

    FakeHttpServer server;
    ManualClock clock;
    base::Instant start = clock.now();
    SeededRandom random;
    incode::VendorState vendor;
    QNetworkAccessManager network;
    incode::IncodeSettings settings;
    std::unique_ptr<incode::Gate> gate;
};

quint16 portThatIsFree()
{
    const FakeHttpServer brief;
    return static_cast<quint16>(brief.url().port());
}

QUrl at(quint16 port)
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port));
}

} // namespace

/// The gate between the client and a vendor that limits, stumbles and falls.
class GateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsAsLongAsTheVendorAsksAndTriesAgain()
    {
        GateFixture f;
        f.server.replyTo(kPost, 1, {.status = 429, .headers = {{"Retry-After", "2"}}});
        const auto sent = f.send(kPost);
        QCOMPARE(sent->ends, 0); // never from inside the call
        QVERIFY(f.pass([&] { return sent->ends == 1; }));
        QVERIFY(sent->succeeded());
        QCOMPARE(f.server.count(kPost), 2);
        QVERIFY(f.elapsed() >= 2s);
    }

    void backsOffByItselfWhenTheVendorNamesNoTime()
    {
        GateFixture f;
        for (int nth = 1; nth <= 3; ++nth)
            f.server.replyTo(kPost, nth, {.status = 429});
        const auto sent = f.send(kPost);
        QVERIFY(f.pass([&] { return sent->ends == 1; }));
        QVERIFY(sent->succeeded());
        QCOMPARE(f.server.count(kPost), 4);
        QVERIFY(f.elapsed() >= 3 * 500ms);
    }

    void holdsTheWholeClassBackAndNoOther()
    {
        GateFixture f([](auto &settings) { settings.tries = 1; });
        f.server.replyTo(kPost, 1, {.status = 429, .headers = {{"Retry-After", "5"}}});
        const auto refused = f.send(kPost);
        QTRY_COMPARE(refused->ends, 1);
        QCOMPARE(refused->error().retryAfter, std::optional(5s));
        const auto waits = f.send(kGet);
        const auto other = f.send(kFace);
        QTRY_COMPARE(other->ends, 1);
        f.clock.advance(5s - 1ms);
        f.turn();
        QCOMPARE(f.server.count(kGet), 0);
        f.clock.advance(1s + 1ms); // and the jitter
        QTRY_COMPARE(waits->ends, 1);
        QVERIFY(waits->succeeded());
    }

    void failsAtOnceWhenTheWaitOutlastsTheCall()
    {
        GateFixture f([](auto &settings) { settings.burst = 1; });
        f.server.replyTo(kPost, 1, {.status = 429, .headers = {{"Retry-After", "60"}}});
        const auto first = f.send(kPost);
        const auto second = f.send(kGet); // in the queue
        QTRY_COMPARE(first->ends, 1);
        QCOMPARE(first->error().retryAfter, std::optional(60s));
        QTRY_COMPARE(second->ends, 1);
        const auto third = f.send(kGet);
        QCOMPARE(third->ends, 0);
        QTRY_COMPARE(third->ends, 1);
        for (const auto *each : {&second, &third}) {
            QCOMPARE((*each)->error().code, ErrorCode::VendorUnavailable);
            QVERIFY((*each)->error().retryAfter >= 60s && (*each)->error().retryAfter <= 61s);
        }
        f.clock.advance(2min);
        f.turn();
        QCOMPARE(f.server.paths(), QStringList({kPost}));
        QVERIFY(!f.vendor.isOut()); // it answered
    }

    void neverRepeatsAPostThatMayHaveBeenDone_data()
    {
        QTest::addColumn<FakeReply>("reply");
        QTest::newRow("500") << FakeReply{.status = 500};
        QTest::newRow("503 with a time") << FakeReply{.status = 503, .headers = {{"Retry-After", "1"}}};
        QTest::newRow("cut") << FakeReply{.fault = Fault::Close};
        QTest::newRow("garbage") << FakeReply{.fault = Fault::Garbage};
        QTest::newRow("hang") << FakeReply{.fault = Fault::Hang};
        QTest::newRow("400") << FakeReply{.status = 400};
    }
    void neverRepeatsAPostThatMayHaveBeenDone()
    {
        QFETCH(FakeReply, reply);
        GateFixture f([](auto &settings) { settings.timeout = 300ms; });
        f.server.reply(kPost, reply);
        const auto sent = f.send(kPost);
        QTRY_COMPARE(sent->ends, 1);
        QVERIFY(!sent->succeeded());
        f.clock.advance(2min);
        const auto after = f.send(kGet); // a repetition would be there before it
        QTRY_COMPARE(after->ends, 1);
        QCOMPARE(f.server.count(kPost), 1);
        QCOMPARE(sent->ends, 1);
    }

    void repeatsAGet_data()
    {
        QTest::addColumn<FakeReply>("reply");
        QTest::addColumn<int>("atLeastMs");
        QTest::newRow("500") << FakeReply{.status = 500} << 200;
        QTest::newRow("503 with a time") << FakeReply{.status = 503, .headers = {{"Retry-After", "3"}}} << 3000;
        QTest::newRow("cut") << FakeReply{.fault = Fault::Garbage} << 0 /* Qt repeats this one by itself */;
    }
    void repeatsAGet()
    {
        QFETCH(FakeReply, reply);
        QFETCH(int, atLeastMs);
        GateFixture f;
        f.server.replyTo(kGet, 1, reply);
        const auto sent = f.send(kGet);
        QVERIFY(f.pass([&] { return sent->ends == 1; }));
        QVERIFY(sent->succeeded());
        QCOMPARE(f.server.count(kGet), 2);
        QVERIFY(f.elapsed() >= milliseconds(atLeastMs));
    }

    void repeatsAGetOnlySoOften()
    {
        GateFixture f([](auto &settings) { settings.tries = 3; });
        f.server.reply(kGet, {.status = 502});
        const auto sent = f.send(kGet);
        QVERIFY(f.pass([&] { return sent->ends == 1; }));
        QCOMPARE(f.server.count(kGet), 3);
        QCOMPARE(sent->error().code, ErrorCode::VendorUnavailable);
    }

    void takesARefusalForTheAnswer()
    {
        GateFixture f;
        f.server.reply(kGet, {.status = 404});
        const auto sent = f.send(kGet);
        QTRY_COMPARE(sent->ends, 1);
        f.clock.advance(1min);
        f.turn();
        QCOMPARE(f.server.count(kGet), 1);
    }

    void repeatsAPostThatFoundNoServer()
    {
        const quint16 port = portThatIsFree();
        GateFixture f([port](auto &settings) { settings.apiUrl = at(port); });
        g_log.clear();
        const auto previous = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) { g_log += text; });
        const auto sent = f.send(kPost);
        QTRY_VERIFY(g_log.contains(QLatin1String("can't be reached for /omni/external/send-sms")));
        qInstallMessageHandler(previous);
        QCOMPARE(sent->ends, 0);
        FakeHttpServer late(nullptr, port);
        late.reply(kPost, {});
        QVERIFY(f.pass([&] { return sent->ends == 1; }));
        QVERIFY(sent->succeeded());
        QCOMPARE(late.count(kPost), 1);
    }

    void twoHundredCallsKeepToTheBucket()
    {
        GateFixture f;
        std::vector<std::unique_ptr<Sent>> all;
        for (int i = 0; i < 200; ++i)
            all.push_back(f.send(kGet));
        const auto ended = [&all] { return std::count_if(all.begin(), all.end(), [](const auto &each) { return each->succeeded(); }); };
        QTRY_COMPARE(ended(), 50);
        QCOMPARE(f.server.count(kGet), 50);
        f.clock.advance(500ms);
        QTRY_COMPARE(ended(), 100);
        QCOMPARE(f.server.count(kGet), 100);
        f.clock.advance(990ms);
        QTRY_COMPARE(ended(), 199);
        QVERIFY(!all.back()->answer); // first come, first served
        f.clock.advance(10ms);
        QTRY_COMPARE(ended(), 200);
        QCOMPARE(f.server.count(kGet), 200);
    }

    void callsThatCompareFacesAreFew()
    {
        GateFixture f;
        std::vector<std::unique_ptr<Sent>> all;
        for (int i = 0; i < 7; ++i)
            all.push_back(f.send(kFace));
        QTRY_COMPARE(all[4]->ends, 1);
        f.clock.advance(999ms);
        f.turn();
        QCOMPARE(f.server.count(kFace), 5);
        f.clock.advance(1ms);
        QTRY_COMPARE(all[5]->ends, 1);
        QCOMPARE(all[6]->ends, 0);
    }

    void whatIsLetGoOfWhileItWaitsIsNeverSent()
    {
        GateFixture f([](auto &settings) {
            settings.burst = 1;
            settings.callsPerSecond = 1;
        });
        const auto first = f.send(kGet);
        auto second = f.send(kPost);
        const auto third = f.send(kGet);
        QTRY_COMPARE(first->ends, 1);
        second->call.reset();
        f.clock.advance(1s);
        QTRY_COMPARE(third->ends, 1); // the turn passed on
        f.clock.advance(1min);
        f.turn();
        QCOMPARE(second->ends, 0);
        QCOMPARE(f.server.count(kPost), 0);
    }

    void whatIsLetGoOfWhileItRestsIsNeverSentAgain()
    {
        GateFixture f;
        f.server.replyTo(kPost, 1, {.status = 429, .headers = {{"Retry-After", "5"}}});
        auto sent = f.send(kPost);
        QTRY_COMPARE(f.server.count(kPost), 1);
        QTRY_COMPARE(f.server.openConnections(), 1);
        sent->call.reset();
        f.clock.advance(1min);
        f.turn();
        QCOMPARE(f.server.count(kPost), 1);
        QCOMPARE(sent->ends, 0);
    }

    void waitingCountsTowardsTheTimeLimit()
    {
        GateFixture f([](auto &settings) {
            settings.burst = 1;
            settings.callsPerSecond = 0.01;
        });
        const auto first = f.send(kGet);
        const auto second = f.send(kPost);
        QTRY_COMPARE(first->ends, 1);
        f.clock.advance(30s - 1ms);
        QCOMPARE(second->ends, 0);
        f.clock.advance(1ms);
        QTRY_COMPARE(second->ends, 1);
        QCOMPARE(second->error().code, ErrorCode::Timeout);
        f.clock.advance(10min);
        f.turn();
        QCOMPARE(f.server.count(kPost), 0);
    }

    void silenceBecomesAnOutageInTime()
    {
        GateFixture f;
        f.server.reply(kProbe, {.fault = Fault::Hang});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^Incode is out: 0 calls and 2 probes failed")));
        f.vendor.watch(true);
        f.clock.advance(8s - 1ms);
        f.turn();
        QVERIFY(!f.vendor.isOut());
        f.clock.advance(1ms);
        QTRY_VERIFY(f.vendor.isOut());
        QCOMPARE(f.vendor.outSince(), std::optional(f.start + 8s));
    }

    void nobodyIsAskedWhileNobodyWaits()
    {
        GateFixture f;
        f.vendor.watch(true);
        f.vendor.watch(false);
        f.clock.advance(1h);
        f.turn();
        QVERIFY(f.server.requests().empty());
        f.vendor.watch(true);
        f.clock.advance(incode::kQuiet);
        QTRY_COMPARE(f.server.count(kProbe), 1);
        QCOMPARE(f.server.last(kProbe).method, QByteArray("GET"));
        QVERIFY(!f.server.last(kProbe).headers.contains("x-incode-hardware-id"));
    }

    void aCallThatHangsIsReasonEnoughToLook()
    {
        GateFixture f;
        f.server.reply(kPost, {.fault = Fault::Hang});
        f.server.reply(kProbe, {.fault = Fault::Hang});
        const auto hangs = f.send(kPost);
        QTRY_COMPARE(f.server.count(kPost), 1);
        f.clock.advance(incode::kHanging);
        QTRY_COMPARE(f.server.count(kProbe), 1);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^Incode is out")));
        f.clock.advance(2 * incode::kProbeLimit);
        QTRY_VERIFY(f.vendor.isOut());
        QVERIFY(*f.vendor.outSince() - f.start < 10s);
        QCOMPARE(hangs->ends, 0); // it is left to end by itself
        f.server.release(kPost, {});
        QTRY_COMPARE(hangs->ends, 1);
        QVERIFY(hangs->succeeded());
    }

    void anOutageRefusesWhatWaitsAndWhatComes()
    {
        GateFixture f([](auto &settings) {
            settings.burst = incode::kFailuresToTrip;
            settings.callsPerSecond = 0.1;
        });
        f.server.reply(kPost, {.status = 500});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^Incode is out: 5 calls")));
        for (int i = 0; i < incode::kFailuresToTrip - 1; ++i) {
            const auto sent = f.send(kPost);
            QTRY_COMPARE(sent->ends, 1);
        }
        const auto last = f.send(kPost);
        const auto waits = f.send(kGet);
        QTRY_COMPARE(waits->ends, 1);
        QVERIFY(f.vendor.isOut());
        QCOMPARE(f.server.count(kGet), 0);
        const auto late = f.send(kGet);
        QCOMPARE(late->ends, 0);
        QTRY_COMPARE(late->ends, 1);
        for (const auto *each : {&waits, &late}) {
            QCOMPARE((*each)->error().code, ErrorCode::VendorUnavailable);
            QVERIFY((*each)->error().message.startsWith(QLatin1String("Incode is not answering")));
            QVERIFY((*each)->error().retryAfter >= 1s && (*each)->error().retryAfter <= 15s);
        }
        QCOMPARE(f.server.count(kGet), 0);
        QCOMPARE(f.server.count(kPost), incode::kFailuresToTrip);
    }

    void comesBackByItself()
    {
        const quint16 port = portThatIsFree();
        GateFixture f([port](auto &settings) { settings.apiUrl = at(port); });
        f.vendor.watch(true);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^Incode is out")));
        QVERIFY(f.pass([&] { return f.vendor.isOut(); }));
        QVERIFY(f.elapsed() < 10s);
        const auto refused = f.send(kPost);
        QTRY_COMPARE(refused->ends, 1);
        f.clock.advance(1min);
        FakeHttpServer back(nullptr, port);
        back.reply(kPost, {});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^Incode is back after [0-9]+ s; 1 calls were refused")));
        const base::Instant since = f.clock.now();
        QVERIFY(f.pass([&] { return !f.vendor.isOut(); }));
        QVERIFY(f.clock.now() - since <= incode::kProbeBackoff.longest + 5s);
        QVERIFY(back.count(kProbe) >= 2);
        const auto sent = f.send(kPost);
        QTRY_COMPARE(sent->ends, 1);
        QVERIFY(sent->succeeded());
        QCOMPARE(back.count(kPost), 1); // what was refused is not sent later
    }

    void anotherHostsTroubleIsNotTheVendors()
    {
        GateFixture f([](auto &settings) { settings.tries = 1; });
        const QUrl gone = at(portThatIsFree());
        for (int i = 0; i < 2 * incode::kFailuresToTrip; ++i) {
            const auto sent = f.send(kPost, gone);
            QTRY_COMPARE(sent->ends, 1);
        }
        f.turn();
        QVERIFY(!f.vendor.isOut());
        QVERIFY(f.server.requests().empty());
    }

    void whoHearsOfAnOutageMayLetGoOfEverything()
    {
        GateFixture f([](auto &settings) { settings.burst = 10; });
        f.server.reply(kPost, {.status = 500});
        std::vector<std::unique_ptr<Sent>> all;
        QObject::connect(&f.vendor, &incode::VendorState::changed, &f.vendor, [&all] {
            for (const auto &each : all)
                each->call.reset();
        });
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^Incode is out")));
        for (int i = 0; i < 30; ++i)
            all.push_back(f.send(kPost));
        QTRY_VERIFY(f.vendor.isOut());
        f.turn();
        f.clock.advance(1min);
        QTRY_VERIFY(f.server.count(kPost) <= 10);
        for (const auto &each : all)
            QVERIFY(each->ends <= 1);
    }

    void countsHowCallsEnd()
    {
        GateFixture f;
        f.server.replyTo(kGet, 1, {.status = 500});
        const auto repeated = f.send(kGet);
        QVERIFY(f.pass([&] { return repeated->ends == 1; }));
        f.server.reply(kPost, {.fault = Fault::Close});
        const auto cut = f.send(kPost);
        QTRY_COMPARE(cut->ends, 1);
        f.server.reply(kFace, {.status = 429, .headers = {{"Retry-After", "60"}}});
        const auto limited = f.send(kFace);
        QTRY_COMPARE(limited->ends, 1);
        const auto held = f.send(kFace);
        QTRY_COMPARE(held->ends, 1);
        const incode::VendorState::Calls expected{{{kGet.toLatin1(), "failed"}, 1},
                                                  {{kGet.toLatin1(), "ok"}, 1},
                                                  {{kPost.toLatin1(), "unreachable"}, 1},
                                                  {{kFace.toLatin1(), "limited"}, 1},
                                                  {{kFace.toLatin1(), "not_sent"}, 1}};
        QCOMPARE(f.vendor.calls(), expected);
    }

    void closingIsSilence()
    {
        GateFixture f;
        f.vendor.watch(true);
        f.gate->close();
        f.clock.advance(1h);
        f.turn();
        QVERIFY(f.server.requests().empty());
        QVERIFY(!f.vendor.isOut());
    }
};

QTEST_GUILESS_MAIN(GateTest)
#include "gate_test.moc"
