// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/client/client_call.h"

#include "tests/support/fake_http_server.h"

#include <QNetworkAccessManager>
#include <QTest>

#include <memory>
#include <optional>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using http::client::ClientAnswer;
using http::client::ClientCall;
using http::client::ClientFailure;
using http::client::ClientRequest;
using test::FakeReply;
using Fault = FakeReply::Fault;
using Kind = ClientFailure::Kind;
using Want = ClientRequest::Want;

namespace
{
const QString kPath = u"/v1/things"_s;
constexpr qint64 kMaxAnswer = 1000;
} // namespace

class ClientCallTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<test::FakeHttpServer>();
        m_network = std::make_unique<QNetworkAccessManager>();
        m_outcome.reset();
        m_ends = 0;
        m_call.reset();
    }
    void cleanup()
    {
        m_call.reset();
        m_network.reset();
        m_server.reset();
    }

    void asksAndAnswers()
    {
        m_server->reply(kPath, {.status = 201, .body = "made", .headers = {{"X-Thing", "7"}}});
        start({.method = "POST", .url = url(), .headers = {{"Content-Type", "text/plain"}, {"X-Key", "k"}}, .body = "a body"});
        QCOMPARE(m_ends, 0); // never from inside the call
        QTRY_COMPARE(m_ends, 1);
        QVERIFY(m_outcome->has_value());
        QCOMPARE((*m_outcome)->status, 201);
        QCOMPARE((*m_outcome)->body, QByteArray("made"));
        QCOMPARE((*m_outcome)->header("x-THING"), QByteArray("7"));
        QCOMPARE((*m_outcome)->header("X-Other"), QByteArray());
        const auto sent = m_server->last(kPath);
        QCOMPARE(sent.method, QByteArray("POST"));
        QCOMPARE(sent.headers.value("content-type"), QByteArray("text/plain"));
        QCOMPARE(sent.headers.value("x-key"), QByteArray("k"));
        QCOMPARE(sent.body, QByteArray("a body"));
    }

    void anyStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 204, 400, 401, 404, 429, 500, 503})
            QTest::addRow("%d", status) << status;
    }
    void anyStatusIsAnAnswer()
    {
        QFETCH(int, status);
        m_server->reply(kPath, {.status = status, .body = status == 204 ? "" : "said"});
        start({.url = url()});
        QTRY_COMPARE(m_ends, 1);
        QVERIFY(m_outcome->has_value());
        QCOMPARE((*m_outcome)->status, status);
        QCOMPARE((*m_outcome)->body, status == 204 ? QByteArray() : QByteArray("said"));
    }

    void followsAndRemembersNothing()
    {
        m_server->reply(kPath, {.status = 307, .headers = {{"Location", "/elsewhere"}, {"Set-Cookie", "a=b; Path=/"}}});
        start({.url = url()});
        QTRY_COMPARE(m_ends, 1);
        QCOMPARE((*m_outcome)->status, 307);
        start({.url = url()});
        QTRY_COMPARE(m_ends, 2);
        QCOMPARE(m_server->paths(), (QStringList{kPath, kPath}));
        QVERIFY(!m_server->last(kPath).headers.contains("cookie"));
    }

    void endsOnceWhateverHappens_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, Fault fault, Kind kind) {
            QTest::newRow(name) << static_cast<int>(fault) << static_cast<int>(kind);
        };
        row("silence", Fault::Hang, Kind::Timeout);
        row("drops", Fault::Drip, Kind::Timeout); // each byte would start Qt's own transfer timeout anew
        row("a cut before the answer", Fault::Close, Kind::NoAnswer);
        row("garbage", Fault::Garbage, Kind::NoAnswer);
        row("a cut within the answer", Fault::Cut, Kind::Broken);
        row("an answer without end", Fault::Endless, Kind::TooLarge);
    }
    void endsOnceWhateverHappens()
    {
        QFETCH(int, fault);
        QFETCH(int, kind);
        for (const QByteArray &method : {QByteArray("POST"), QByteArray("GET")}) {
            m_ends = 0;
            m_outcome.reset();
            m_server->reply(kPath, {.body = "0123456789", .fault = Fault(fault)});
            start({.method = method, .url = url(), .body = "x", .timeout = 400ms, .maxAnswer = kMaxAnswer});
            QTRY_COMPARE(m_ends, 1);
            QVERIFY(!m_outcome->has_value());
            QCOMPARE(static_cast<int>(m_outcome->error().kind), kind);
            QCOMPARE(m_outcome->error().status, Kind(kind) == Kind::Broken ? 200 : 0);
            QVERIFY(!m_outcome->error().isUnsent);
            QTRY_COMPARE(m_server->openConnections(), 0);
            QCOMPARE(m_ends, 1);
            if (method == "POST")
                QCOMPARE(m_server->count(kPath), 1); // a body goes out once
        }
    }

    void aBodyGoesOutOnceAlsoOnAConnectionInUse()
    {
        m_server->reply(kPath, {.status = 201});
        start({.method = "POST", .url = url(), .body = "first"});
        QTRY_COMPARE(m_ends, 1);
        QVERIFY(m_outcome->has_value());
        // The connection is kept alive: here Qt would send a second time by itself.
        m_server->replyTo(kPath, 2, {.fault = Fault::Close});
        start({.method = "POST", .url = url(), .body = "second"});
        QTRY_COMPARE(m_ends, 2);
        QVERIFY(!m_outcome->has_value());
        QCOMPARE(m_server->count(kPath), 2);
    }

    void anAnswerMayBeExactlyAsLargeAsAllowed()
    {
        m_server->replyTo(kPath, 1, {.body = QByteArray(kMaxAnswer, 'x')});
        m_server->replyTo(kPath, 2, {.body = QByteArray(kMaxAnswer + 1, 'x')});
        start({.url = url(), .maxAnswer = kMaxAnswer});
        QTRY_COMPARE(m_ends, 1);
        QVERIFY(m_outcome->has_value());
        QCOMPARE((*m_outcome)->body.size(), kMaxAnswer);
        start({.url = url(), .maxAnswer = kMaxAnswer});
        QTRY_COMPARE(m_ends, 2);
        QVERIFY(!m_outcome->has_value());
        QCOMPARE(m_outcome->error().kind, Kind::TooLarge);
    }

    void theBeginningIsEnoughForWhoSaysSo()
    {
        m_server->replyTo(kPath, 1, {.fault = Fault::Endless});
        m_server->replyTo(kPath, 2, {.body = "0123456789", .fault = Fault::Cut});
        start({.url = url(), .maxAnswer = kMaxAnswer, .want = Want::Beginning});
        QTRY_COMPARE(m_ends, 1);
        QVERIFY(m_outcome->has_value());
        QCOMPARE((*m_outcome)->status, 200);
        QCOMPARE((*m_outcome)->body, QByteArray(kMaxAnswer, ' '));
        start({.url = url(), .maxAnswer = kMaxAnswer, .want = Want::Beginning});
        QTRY_COMPARE(m_ends, 2);
        QVERIFY(m_outcome->has_value());
        QCOMPARE((*m_outcome)->body, QByteArray("01234"));
    }

    void tellsWhenNobodyHasSeenAnythingOfIt()
    {
        const QUrl nowhere = url();
        m_server.reset(); // its port answers no more
        for (const QByteArray &method : {QByteArray("POST"), QByteArray("GET")}) {
            start({.method = method, .url = nowhere, .body = "x"});
            QTRY_VERIFY(m_outcome);
            QVERIFY(!m_outcome->has_value());
            QCOMPARE(m_outcome->error().kind, Kind::NoAnswer);
            QVERIFY(m_outcome->error().isUnsent);
            QCOMPARE(m_outcome->error().error, QNetworkReply::ConnectionRefusedError);
            QVERIFY(!m_outcome->error().text.isEmpty());
            m_outcome.reset();
        }
    }

    void destroyingItAtOnceSendsNothing()
    {
        start({.method = "POST", .url = url(), .body = "x"});
        m_call.reset();
        // The next call's answer comes after anything of the first could have arrived.
        start({.method = "POST", .url = url(), .body = "y"});
        QTRY_COMPARE(m_ends, 1);
        QCOMPARE(m_server->count(kPath), 1);
        QCOMPARE(m_server->last(kPath).body, QByteArray("y"));
    }

    void destroyingItCancels()
    {
        m_server->reply(kPath, {.fault = Fault::Hang});
        start({.url = url()});
        QTRY_COMPARE(m_server->count(kPath), 1);
        m_call.reset();
        QTRY_COMPARE(m_server->openConnections(), 0);
        QCOMPARE(m_ends, 0);
    }

    void theCallbackMayDestroyIt()
    {
        bool ended = false;
        m_call = std::make_unique<ClientCall>(*m_network, ClientRequest{.url = url()}, [this, &ended](const auto &) {
            m_call.reset();
            ended = true;
        });
        QTRY_VERIFY(ended);
        QVERIFY(!m_call);
    }

    void outlivesTheManager()
    {
        start({.url = url()});
        m_network.reset();
        QTRY_COMPARE(m_ends, 1);
        QVERIFY(!m_outcome->has_value());
        QCOMPARE(m_outcome->error().kind, Kind::NoAnswer);
        QVERIFY(m_outcome->error().isUnsent);

        m_network = std::make_unique<QNetworkAccessManager>();
        m_server->reply(kPath, {.fault = Fault::Hang});
        start({.url = url(), .timeout = 300ms});
        QTRY_COMPARE(m_server->count(kPath), 1);
        m_network.reset();
        QTRY_COMPARE(m_ends, 2);
        QCOMPARE(m_outcome->error().kind, Kind::Timeout);
    }

private:
    [[nodiscard]] QUrl url() const { return m_server->url().resolved(QUrl(kPath)); }

    void start(const ClientRequest &request)
    {
        m_call = std::make_unique<ClientCall>(*m_network, request, [this](tl::expected<ClientAnswer, ClientFailure> outcome) {
            ++m_ends;
            m_outcome = std::move(outcome);
        });
    }

    std::unique_ptr<test::FakeHttpServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<ClientCall> m_call;
    std::optional<tl::expected<ClientAnswer, ClientFailure>> m_outcome;
    int m_ends = 0;
};

QTEST_GUILESS_MAIN(ClientCallTest)
#include "client_call_test.moc"
