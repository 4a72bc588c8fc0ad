// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/relay/http/http_requests.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace authlink;
using relay::http::Admission;
using test::Answered;
using test::FrontFixture;
using test::RawClient;

namespace
{

constexpr int kBurst = 20; // tries of one address at once

QByteArray upgrade(const QByteArray &token)
{
    return "GET /v1/stream HTTP/1.1\r\nHost: relay.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer "
           + token + "\r\n\r\n";
}

} // namespace

class StreamAdmissionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesBeforeTheStreamIsOpened_data()
    {
        QTest::addColumn<Admission>("admission");
        QTest::addColumn<int>("status");
        QTest::newRow("stranger") << Admission::NotSignedIn << 401;
        QTest::newRow("disabled") << Admission::Disabled << 403;
        QTest::newRow("too many") << Admission::TooManyStreams << 429;
        QTest::newRow("busy") << Admission::Busy << 503;
        QTest::newRow("no store") << Admission::Unavailable << 503;
    }

    void refusesBeforeTheStreamIsOpened()
    {
        QFETCH(Admission, admission);
        QFETCH(int, status);
        FrontFixture fixture;
        fixture.fakes.admission = admission;
        const Answered answered = fixture.ask(upgrade("abc"));
        QCOMPARE(answered.status, status);
        QVERIFY(answered.all.contains("application/problem+json"));
        QVERIFY(answered.all.contains("Connection: close"));
        QCOMPARE(answered.authenticate, status == 401 ? QByteArray("Bearer realm=\"stream\"") : QByteArray());
        QCOMPARE(answered.retryAfter.toInt() > 0, status == 429 || status == 503);
        QCOMPARE(fixture.fakes.admitted, QByteArrayList{"Bearer abc"});
        QVERIFY(fixture.fakes.sockets.empty());
    }

    void asksThoseWhoFindItBusyToComeBackAtDifferentTimes()
    {
        FrontFixture fixture;
        fixture.fakes.admission = Admission::Busy;
        QSet<QByteArray> times;
        for (int i = 0; i < 40; ++i)
            times.insert(fixture.ask(upgrade("abc")).retryAfter);
        QVERIFY(times.size() > 1);
    }

    void slowsDownWhoKeepsTryingTokens_data()
    {
        QTest::addColumn<Admission>("admission");
        QTest::addColumn<int>("status");
        QTest::newRow("guessed") << Admission::NotSignedIn << 401;
        QTest::newRow("of a disabled user") << Admission::Disabled << 403;
    }

    void slowsDownWhoKeepsTryingTokens()
    {
        QFETCH(Admission, admission);
        QFETCH(int, status);
        FrontFixture fixture;
        fixture.fakes.known = {"Bearer right"};
        fixture.fakes.admission = admission;
        for (int i = 0; i < kBurst; ++i)
            QCOMPARE(fixture.ask(upgrade("guess" + QByteArray::number(i))).status, status);
        QCOMPARE(fixture.fakes.admitted.size(), kBurst);
        const Answered tooMany = fixture.ask(upgrade("another"));
        QCOMPARE(tooMany.status, 429);
        QVERIFY(tooMany.retryAfter.toInt() > 0);
        QCOMPARE(fixture.fakes.admitted.size(), kBurst); // nobody was asked, so that it cost nothing
        // A right token from the same address, such as a whole office's, still gets in.
        fixture.fakes.admission = Admission::Granted;
        RawClient right(fixture.front.port());
        right.send(upgrade("right"));
        QTRY_COMPARE(right.status(), 101);
        // Which one that is must be known: to find it out would be a try.
        QCOMPARE(fixture.ask(upgrade("new")).status, 429);
    }

    void manyTriesAtOnceAreNoMoreThanOneByOne()
    {
        FrontFixture fixture;
        fixture.fakes.holdAdmission = true; // none is answered before the next comes
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 2 * kBurst; ++i) {
            clients.push_back(std::make_unique<RawClient>(fixture.front.port()));
            clients.back()->send(upgrade("guess"));
        }
        const auto refused = [&clients] {
            return std::count_if(clients.begin(), clients.end(), [](const auto &client) { return client->status() == 429; });
        };
        QTRY_COMPARE(refused(), kBurst);
        QCOMPARE(fixture.fakes.admitted.size(), kBurst);
    }

    void whoGetsInDoesNotUseUpTheTriesOfTheirAddress()
    {
        FrontFixture fixture;
        for (int i = 0; i < kBurst + 5; ++i) {
            RawClient console(fixture.front.port());
            console.send(upgrade("new" + QByteArray::number(i)));
            QTRY_COMPARE(console.status(), 101);
        }
        for (const auto admission : {Admission::TooManyStreams, Admission::Busy, Admission::Unavailable}) {
            fixture.fakes.admission = admission;
            for (int i = 0; i < kBurst; ++i)
                QVERIFY(fixture.ask(upgrade("abc")).status != 101);
        }
        QCOMPARE(fixture.fakes.admitted.size(), kBurst + 5 + 3 * kBurst); // each was looked up
    }

    void aTokenThatIsNoLongerGoodCountsAsATry()
    {
        FrontFixture fixture;
        fixture.fakes.known = {"Bearer old"};
        fixture.fakes.admission = Admission::NotSignedIn;
        for (int i = 0; i < kBurst; ++i)
            QCOMPARE(fixture.ask(upgrade("old")).status, 401);
        QCOMPARE(fixture.ask(upgrade("old")).status, 429);
        QCOMPARE(fixture.ask(upgrade("another")).status, 429);
    }
};

QTEST_GUILESS_MAIN(StreamAdmissionTest)
#include "stream_admission_test.moc"
