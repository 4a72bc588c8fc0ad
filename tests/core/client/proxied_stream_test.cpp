// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connection/relay_connection.h"
#include "core/client/route/proxy_check.h"
#include "core/client/text/connection_texts.h"
#include "tests/support/fake_proxy.h"
#include "tests/support/manual_clock.h"
#include "tests/support/secure_relay.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using client::ProxyTrouble;
using client::RelayConnection;
using State = RelayConnection::State;
using Failure = RelayConnection::Failure;
using Kind = ProxyTrouble::Kind;

Q_DECLARE_METATYPE(authlink::client::ProxyTrouble::Kind)

namespace
{

const QUrl kRelay(u"wss://relay.bank.example/v1/stream"_s);
const QByteArray kBasic = "Basic realm=\"the bank, NTLM\"";
const QByteArray kDigest = "Digest realm=\"the bank\", nonce=\"dcd98b7102dd2f0e\", qop=\"auth\", algorithm=MD5";

struct Desk {
    Desk() { route.proxy = client::Proxy{.kind = client::Proxy::Kind::Http, .host = u"127.0.0.1"_s, .port = proxy.port()}; }

    void connectTo(const QUrl &relay)
    {
        connection.setUrl(relay);
        connection.setToken(base::Secret("token-1"));
        connection.setWanted(RelayConnection::Wanted::Connected);
    }
    [[nodiscard]] bool waits() const { return connection.state() == State::Waiting || connection.state() == State::Offline; }
    void tryAgain() { clock.advance(std::chrono::ceil<std::chrono::milliseconds>(*connection.nextTryAt() - clock.now())); }
    [[nodiscard]] QString text() const
    {
        return client::connectionText(connection.state(), connection.failure(), 5s, protocol::VendorState::Ok, protocol::StoreState::Ok,
                                      connection.proxyTrouble());
    }

    test::FakeProxy proxy;
    client::StreamRoute route;
    test::ManualClock clock;
    test::SeededRandom random;
    RelayConnection connection{client::webSockets([this](const QUrl &) { return route; }, clock), clock, random, u"test"_s};
};

} // namespace

/// The way to the relay: proxies of every temper, and private certificate authorities.
class ProxiedStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProxyIsTriedOnceAStep_data()
    {
        QTest::addColumn<QByteArrayList>("challenges");
        QTest::addColumn<QByteArray>("refusal");
        QTest::addColumn<QByteArray>("signIn");
        QTest::addColumn<int>("requests"); // of one step
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("words");
        const auto challenged = [](const char *name, const QByteArrayList &challenges, const QByteArray &signIn, int requests, Kind kind,
                                   const QString &words) {
            QTest::newRow(name) << challenges << QByteArray() << signIn << requests << kind << words;
        };
        challenged("NTLM", {"NTLM"}, {}, 1, Kind::UnsupportedSignIn, u"kind of sign-in that this console can't do"_s);
        challenged("NTLM, with a sign-in", {"NTLM"}, "ana:secret", 1, Kind::UnsupportedSignIn, u"kind of sign-in"_s);
        challenged("Negotiate", {"Negotiate"}, {}, 1, Kind::UnsupportedSignIn, u"kind of sign-in"_s);
        challenged("Negotiate and NTLM", {"Negotiate", "NTLM"}, "ana:secret", 1, Kind::UnsupportedSignIn, u"kind of sign-in"_s);
        challenged("Digest behind NTLM", {kDigest, "NTLM"}, "ana:secret", 1, Kind::UnsupportedSignIn, u"kind of sign-in"_s);
        challenged("Basic", {kBasic}, {}, 1, Kind::AsksForSignIn, u"asks for a sign-in"_s);
        challenged("Basic among others", {"Negotiate, NTLM", kBasic}, {}, 1, Kind::AsksForSignIn, u"asks for a sign-in"_s);
        challenged("Digest", {kDigest}, {}, 1, Kind::AsksForSignIn, u"asks for a sign-in"_s);
        challenged("Basic, wrong", {kBasic}, "ana:wrong", 2, Kind::RefusesSignIn, u"does not accept this name and password"_s);
        const auto refused = [](const char *name, const QByteArray &answer, Kind kind, const QString &words) {
            QTest::newRow(name) << QByteArrayList() << answer << QByteArray("ana:secret") << 1 << kind << words;
        };
        refused("403", "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", Kind::Refuses, u"refuses the way"_s);
        refused("407 of no kind", "HTTP/1.0 407 No\r\n\r\n", Kind::UnsupportedSignIn, u"kind of sign-in"_s);
        refused("502", "HTTP/1.1 502 Bad Gateway\r\n\r\n", Kind::NoWay, u"can't reach the relay"_s);
        refused("no proxy", "SSH-2.0-OpenSSH_9.2\r\n\r\n", Kind::Refuses, u"refuses the way"_s);
        refused("a flood", QByteArray(1 << 20, 'x'), Kind::Refuses, u"refuses the way"_s);
    }

    void aProxyIsTriedOnceAStep()
    {
        QFETCH(QByteArrayList, challenges);
        QFETCH(QByteArray, refusal);
        QFETCH(QByteArray, signIn);
        QFETCH(int, requests);
        QFETCH(Kind, kind);
        QFETCH(QString, words);
        for (const bool closes : {true, false}) {
            Desk desk;
            desk.proxy.challenges = challenges;
            desk.proxy.refusal = refusal;
            desk.proxy.accepts = "Basic " + QByteArray("ana:right").toBase64();
            desk.proxy.closes = closes;
            desk.route.proxySignIn = base::Secret(signIn);
            desk.connectTo(kRelay);
            constexpr int kSteps = 3;
            for (int step = 1; step <= kSteps; ++step) {
                QTRY_VERIFY(desk.waits());
                QCOMPARE(desk.connection.failure(), Failure::Proxy);
                QCOMPARE(desk.connection.proxyTrouble(), std::optional(ProxyTrouble{kind, desk.route.proxy->name()}));
                QCOMPARE(desk.proxy.requests.size(), step * requests);
                desk.tryAgain();
                QCOMPARE(desk.connection.state(), State::Connecting);
            }
            QTRY_VERIFY(desk.waits());
            QVERIFY2(desk.text().contains(words) && desk.text().contains(desk.route.proxy->name()), qPrintable(desk.text()));
            for (const QByteArray &request : std::as_const(desk.proxy.requests)) {
                QVERIFY2(request.startsWith("CONNECT relay.bank.example:443 HTTP/1.1\r\n"), request.constData());
                QVERIFY(!request.contains("token-1"));
            }
        }
    }

    void aDeadProxyIsNamed()
    {
        Desk desk;
        {
            const test::FakeProxy gone;
            desk.route.proxy->port = gone.port();
        }
        desk.connectTo(kRelay);
        QTRY_VERIFY(desk.waits());
        QCOMPARE(desk.connection.proxyTrouble(), std::optional(ProxyTrouble{Kind::Unreachable, desk.route.proxy->name()}));
        QVERIFY2(desk.text().contains(desk.route.proxy->name() + u" can't be reached"_s), qPrintable(desk.text()));
    }

    void aSilentProxyHasADeadline()
    {
        Desk desk;
        desk.proxy.isSilent = true;
        desk.connectTo(kRelay);
        QTRY_COMPARE(desk.proxy.requests.size(), 1);
        desk.clock.advance(client::ProxyCheck::kDeadline);
        QTRY_VERIFY(desk.waits());
        QCOMPARE(desk.connection.failure(), Failure::Proxy);
        QCOMPARE(desk.connection.proxyTrouble()->kind, Kind::Unreachable);
        QCOMPARE(desk.proxy.requests.size(), 1);
    }

    void aProxyLeadsToTheRelay_data()
    {
        QTest::addColumn<QByteArrayList>("challenges");
        QTest::addColumn<QByteArray>("accepts");
        QTest::newRow("open to everybody") << QByteArrayList() << QByteArray();
        const QByteArray basic = "Basic " + QByteArray("ana:s:cret").toBase64();
        QTest::newRow("Basic") << QByteArrayList{kBasic} << basic;
        QTest::newRow("Basic beside what Windows does") << QByteArrayList{"Negotiate", "NTLM", kBasic} << basic;
        QTest::newRow("Digest") << QByteArrayList{kDigest} << QByteArray("Digest username=\"ana\"");
    }

    void aProxyLeadsToTheRelay()
    {
        QFETCH(QByteArrayList, challenges);
        QFETCH(QByteArray, accepts);
        test::SecureRelay relay;
        Desk desk;
        desk.proxy.leadsTo = relay.server.serverPort();
        desk.proxy.challenges = challenges;
        desk.proxy.accepts = accepts;
        desk.route.proxySignIn = base::Secret("ana:s:cret");
        desk.route.authorities = test::tlsFixture("test-only-authority.pem");
        desk.connectTo(kRelay);
        QTRY_COMPARE(desk.connection.state(), State::SigningIn);
        QCOMPARE(relay.authorizations, QByteArrayList{"Bearer token-1"});
        for (const QByteArray &request : std::as_const(desk.proxy.requests))
            QVERIFY(!request.contains("token-1"));
    }

    void aRelayOnThisMachineNeedsNoProxy()
    {
        test::SecureRelay relay;
        Desk desk;
        desk.route.authorities = test::tlsFixture("test-only-authority.pem");
        desk.connectTo(relay.url());
        QTRY_COMPARE(desk.connection.state(), State::SigningIn);
        QCOMPARE(desk.proxy.requests.size(), 0);
    }

    void onlyWhoIsTrustedIsTalkedTo_data()
    {
        QTest::addColumn<QByteArray>("authorities");
        QTest::addColumn<bool>("trusted");
        QTest::newRow("the relay's own") << test::tlsFixture("test-only-authority.pem") << true;
        QTest::newRow("another one") << test::tlsFixture("test-only-certificate.pem") << false;
        QTest::newRow("the system's alone") << QByteArray() << false;
    }

    void onlyWhoIsTrustedIsTalkedTo()
    {
        QFETCH(QByteArray, authorities);
        QFETCH(bool, trusted);
        test::SecureRelay relay;
        Desk desk;
        desk.route.proxy.reset();
        desk.route.authorities = authorities;
        desk.connectTo(relay.url());
        if (trusted) {
            QTRY_COMPARE(desk.connection.state(), State::SigningIn);
            return;
        }
        QTRY_VERIFY(desk.waits());
        QCOMPARE(desk.connection.failure(), Failure::Tls);
        QVERIFY2(desk.text().contains(u"relay.certificate_authority"_s), qPrintable(desk.text()));
        QVERIFY(relay.authorizations.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ProxiedStreamTest)
#include "proxied_stream_test.moc"
