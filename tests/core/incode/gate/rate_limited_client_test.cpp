// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/incode/gate/rate_limited_client_fixture.h"

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::test;
using namespace std::chrono_literals;
using base::ErrorCode;
using Fault = FakeReply::Fault;
using std::chrono::milliseconds;

namespace
{
QString g_log; // a message handler has no other way to reach the test
} // namespace

/// The gate before a vendor that limits its callers and stumbles now and then.
class RateLimitedClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsAsLongAsTheVendorAsksAndTriesAgain()
    {
        RateLimitedFixture f;
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
        RateLimitedFixture f;
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
        RateLimitedFixture f([](auto &settings) { settings.tries = 1; });
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
        RateLimitedFixture f([](auto &settings) { settings.burst = 1; });
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
        RateLimitedFixture f([](auto &settings) { settings.timeout = 300ms; });
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
        RateLimitedFixture f;
        f.server.replyTo(kGet, 1, reply);
        const auto sent = f.send(kGet);
        QVERIFY(f.pass([&] { return sent->ends == 1; }));
        QVERIFY(sent->succeeded());
        QCOMPARE(f.server.count(kGet), 2);
        QVERIFY(f.elapsed() >= milliseconds(atLeastMs));
    }

    void repeatsAGetOnlySoOften()
    {
        RateLimitedFixture f([](auto &settings) { settings.tries = 3; });
        f.server.reply(kGet, {.status = 502});
        const auto sent = f.send(kGet);
        QVERIFY(f.pass([&] { return sent->ends == 1; }));
        QCOMPARE(f.server.count(kGet), 3);
        QCOMPARE(sent->error().code, ErrorCode::VendorUnavailable);
    }

    void takesARefusalForTheAnswer()
    {
        RateLimitedFixture f;
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
        RateLimitedFixture f([port](auto &settings) { settings.apiUrl = at(port); });
        g_log.clear();
        const auto previous = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) { g_log += text; });
        const auto sent = f.send(kPost);
        QTRY_VERIFY(g_log.contains("can't be reached for /omni/external/send-sms"_L1));
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
        RateLimitedFixture f;
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

    void whoHasACallerOnTheLineGoesFirst()
    {
        using incode::gate::Priority;
        RateLimitedFixture f([](incode::IncodeSettings &settings) {
            settings.callsPerSecond = 1;
            settings.burst = 1;
        });
        std::vector<QString> order;
        std::vector<std::unique_ptr<Sent>> all;
        all.push_back(f.send(kGet)); // takes the only turn there is
        QTRY_VERIFY(all.back()->succeeded());
        const std::vector<std::pair<QString, Priority>> arriving{{u"look"_s, Priority::Reconcile},
                                                                 {u"start"_s, Priority::Ordinary},
                                                                 {u"look again"_s, Priority::Reconcile},
                                                                 {u"confirm"_s, Priority::Confirm},
                                                                 {u"send"_s, Priority::Ordinary}};
        for (const auto &[name, priority] : arriving)
            all.push_back(f.send(kGet, {}, priority));
        const auto succeeded = [&all] { return std::count_if(all.begin(), all.end(), [](const auto &each) { return each->succeeded(); }); };
        for (int turn = 1; turn <= static_cast<int>(arriving.size()); ++turn) {
            f.clock.advance(1s);
            QTRY_COMPARE(succeeded(), turn + 1);
            for (std::size_t i = 0; i < arriving.size(); ++i) {
                if (all[i + 1]->succeeded() && std::find(order.begin(), order.end(), arriving[i].first) == order.end())
                    order.push_back(arriving[i].first);
            }
        }
        QCOMPARE(order, (std::vector<QString>{u"confirm"_s, u"start"_s, u"send"_s, u"look"_s, u"look again"_s}));
    }

    void callsThatCompareFacesAreFew()
    {
        RateLimitedFixture f;
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
        RateLimitedFixture f([](auto &settings) {
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
        RateLimitedFixture f;
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
        RateLimitedFixture f([](auto &settings) {
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

    void inAnyMixtureOnlyWhatWasNotDoneIsSentAgain()
    {
        for (quint32 seed = 1; seed <= 3; ++seed) {
            RateLimitedFixture f;
            SeededRandom random(seed);
            const FakeReply limited{.status = 429, .headers = {{"Retry-After", "1"}}};
            const std::vector<FakeReply> replies{{}, limited, limited, limited, {.status = 500}, {.fault = Fault::Close}, {.status = 400}};
            constexpr int kCalls = 30;
            std::vector<std::unique_ptr<Sent>> all;
            std::vector<std::vector<std::size_t>> scripts;
            for (int i = 0; i < kCalls; ++i) {
                const QString path = u"/post/%1"_s.arg(i);
                std::vector<std::size_t> script;
                for (int nth = 1; nth <= f.settings.tries + 1; ++nth) {
                    script.push_back(random.below(static_cast<quint32>(replies.size())));
                    f.server.replyTo(path, nth, replies.at(script.back()));
                }
                scripts.push_back(script);
                all.push_back(f.send(path));
            }
            QVERIFY(f.pass([&] { return std::all_of(all.begin(), all.end(), [](const auto &each) { return each->ends == 1; }); }, 100ms));
            int repeated = 0;
            for (int i = 0; i < kCalls; ++i) {
                const int count = f.server.count(u"/post/%1"_s.arg(i));
                QVERIFY(count <= f.settings.tries);
                for (int nth = 1; nth < count; ++nth)
                    QCOMPARE(replies.at(scripts.at(i).at(nth - 1)).status, 429);
                if (all.at(i)->succeeded())
                    QCOMPARE(scripts.at(i).at(count - 1), 0U);
                repeated += count > 1 ? 1 : 0;
            }
            QVERIFY(repeated > 0);
        }
    }

    void countsHowCallsEnd()
    {
        RateLimitedFixture f;
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
};

QTEST_GUILESS_MAIN(RateLimitedClientTest)
#include "rate_limited_client_test.moc"
