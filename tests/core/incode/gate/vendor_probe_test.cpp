// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/incode/gate/rate_limited_client_fixture.h"

#include <QRegularExpression>

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::test;
using namespace std::chrono_literals;
using base::ErrorCode;
using Fault = FakeReply::Fault;

/// The gate before a vendor that falls silent and comes back.
class VendorProbeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void silenceBecomesAnOutageInTime()
    {
        RateLimitedFixture f;
        f.server.reply(kProbe, {.fault = Fault::Hang});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^Incode is out: 0 calls and 2 probes failed"_s));
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
        RateLimitedFixture f;
        f.vendor.watch(true);
        f.vendor.watch(false);
        f.clock.advance(1h);
        f.turn();
        QVERIFY(f.server.requests().empty());
        f.vendor.watch(true);
        f.clock.advance(incode::gate::kQuiet);
        QTRY_COMPARE(f.server.count(kProbe), 1);
        QCOMPARE(f.server.last(kProbe).method, QByteArray("GET"));
        QVERIFY(!f.server.last(kProbe).headers.contains("x-incode-hardware-id"));
    }

    void aCallThatHangsIsReasonEnoughToLook()
    {
        RateLimitedFixture f;
        f.server.reply(kPost, {.fault = Fault::Hang});
        f.server.reply(kProbe, {.fault = Fault::Hang});
        const auto hangs = f.send(kPost);
        QTRY_COMPARE(f.server.count(kPost), 1);
        f.clock.advance(incode::gate::kHanging);
        QTRY_COMPARE(f.server.count(kProbe), 1);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^Incode is out"_s));
        f.clock.advance(2 * incode::gate::kProbeLimit);
        QTRY_VERIFY(f.vendor.isOut());
        QVERIFY(*f.vendor.outSince() - f.start < 10s);
        QCOMPARE(hangs->ends, 0); // it is left to end by itself
        f.server.release(kPost, {});
        QTRY_COMPARE(hangs->ends, 1);
        QVERIFY(hangs->succeeded());
    }

    void anOutageRefusesWhatWaitsAndWhatComes()
    {
        RateLimitedFixture f([](auto &settings) {
            settings.burst = incode::gate::kFailuresToTrip;
            settings.callsPerSecond = 0.1;
        });
        f.server.reply(kPost, {.status = 500});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^Incode is out: 5 calls"_s));
        for (int i = 0; i < incode::gate::kFailuresToTrip - 1; ++i) {
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
            QVERIFY((*each)->error().message.startsWith("Incode is not answering"_L1));
            QVERIFY((*each)->error().retryAfter >= 1s && (*each)->error().retryAfter <= 15s);
        }
        QCOMPARE(f.server.count(kGet), 0);
        QCOMPARE(f.server.count(kPost), incode::gate::kFailuresToTrip);
    }

    void whatFailsForOneSessionIsNoOutage()
    {
        RateLimitedFixture f([](auto &settings) { settings.tries = 3; });
        f.server.reply(kGet, {.status = 500});
        for (int i = 0; i < 2 * incode::gate::kFailuresToTrip; ++i) {
            const auto sent = f.send(kGet);
            QVERIFY(f.pass([&] { return sent->ends == 1; }));
            QVERIFY(!f.vendor.isOut());
        }
        QVERIFY(f.server.count(kGet) > 2 * incode::gate::kFailuresToTrip); // repeated, too
    }

    void comesBackByItself()
    {
        const quint16 port = portThatIsFree();
        RateLimitedFixture f([port](auto &settings) { settings.apiUrl = at(port); });
        f.vendor.watch(true);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^Incode is out"_s));
        QVERIFY(f.pass([&] { return f.vendor.isOut(); }));
        QVERIFY(f.elapsed() < 10s);
        const auto refused = f.send(kPost);
        QTRY_COMPARE(refused->ends, 1);
        f.clock.advance(1min);
        FakeHttpServer back(nullptr, port);
        back.reply(kPost, {});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^Incode is back after [0-9]+ s; 1 calls were refused"_s));
        const base::Instant since = f.clock.now();
        QVERIFY(f.pass([&] { return !f.vendor.isOut(); }));
        QVERIFY(f.clock.now() - since <= incode::gate::kProbeBackoff.longest + 5s);
        QVERIFY(back.count(kProbe) >= 2);
        const auto sent = f.send(kPost);
        QTRY_COMPARE(sent->ends, 1);
        QVERIFY(sent->succeeded());
        QCOMPARE(back.count(kPost), 1); // what was refused is not sent later
    }

    void anotherHostsTroubleIsNotTheVendors()
    {
        RateLimitedFixture f([](auto &settings) { settings.tries = 1; });
        const QUrl gone = at(portThatIsFree());
        for (int i = 0; i < 2 * incode::gate::kFailuresToTrip; ++i) {
            const auto sent = f.send(kPost, gone);
            QTRY_COMPARE(sent->ends, 1);
        }
        f.turn();
        QVERIFY(!f.vendor.isOut());
        QVERIFY(f.server.requests().empty());
    }

    void whoHearsOfAnOutageMayLetGoOfEverything()
    {
        RateLimitedFixture f([](auto &settings) { settings.burst = 10; });
        f.server.reply(kPost, {.status = 500});
        std::vector<std::unique_ptr<Sent>> all;
        QObject::connect(&f.vendor, &incode::VendorState::changed, &f.vendor, [&all] {
            for (const auto &each : all)
                each->call.reset();
        });
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^Incode is out"_s));
        for (int i = 0; i < 30; ++i)
            all.push_back(f.send(kPost));
        QTRY_VERIFY(f.vendor.isOut());
        f.turn();
        f.clock.advance(1min);
        QTRY_VERIFY(f.server.count(kPost) <= 10);
        for (const auto &each : all)
            QVERIFY(each->ends <= 1);
    }

    void closingIsSilence()
    {
        RateLimitedFixture f;
        f.vendor.watch(true);
        f.client->close();
        f.clock.advance(1h);
        f.turn();
        QVERIFY(f.server.requests().empty());
        QVERIFY(!f.vendor.isOut());
    }
};

QTEST_GUILESS_MAIN(VendorProbeTest)
#include "vendor_probe_test.moc"
