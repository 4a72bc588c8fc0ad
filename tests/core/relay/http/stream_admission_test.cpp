// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/relay/http/http_requests.h"

#include <QTest>

using namespace authlink;
using relay::http::Admission;
using test::Answered;
using test::FrontFixture;
using test::RawClient;

namespace
{

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

    void slowsDownWhoKeepsTryingTokens()
    {
        constexpr int kBurst = 20;
        FrontFixture fixture;
        fixture.fakes.admission = Admission::NotSignedIn;
        for (int i = 0; i < kBurst; ++i)
            QCOMPARE(fixture.ask(upgrade("guess" + QByteArray::number(i))).status, 401);
        const Answered tooMany = fixture.ask(upgrade("another"));
        QCOMPARE(tooMany.status, 429);
        QVERIFY(tooMany.retryAfter.toInt() > 0);
        // A right token from the same address, such as a whole office's, still gets in.
        fixture.fakes.admission = Admission::Granted;
        RawClient right(fixture.front.port());
        right.send(upgrade("right"));
        QTRY_COMPARE(right.status(), 101);
    }
};

QTEST_GUILESS_MAIN(StreamAdmissionTest)
#include "stream_admission_test.moc"
