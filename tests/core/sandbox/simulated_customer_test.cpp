// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/simulated_customer.h"
#include "tests/core/sandbox/sandbox_fixture.h"

#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using sandbox::Capture;
using sandbox::SimulatedCustomer;
using test::SandboxFixture;

namespace
{

/// A landing page like the relay's: GET shows the question, "yes" sets a cookie and redirects to the capture page.
class Landing
{
public:
    Landing()
        : m_server({}, [this](const http::server::Request &request, const http::server::Responder &responder) {
              responder.respond(answer(request));
          })
    {
        if (!m_server.listen(QHostAddress(QHostAddress::LocalHost), 0))
            qFatal("no port for the landing page");
    }

    [[nodiscard]] QUrl link() const { return QUrl(u"http://127.0.0.1:%1/v/token"_s.arg(m_server.port())); }

    QByteArray capturePage;
    std::vector<http::server::Request> requests;

private:
    http::server::Response answer(const http::server::Request &request)
    {
        requests.push_back(request);
        http::server::Response page{
            .status = 200, .contentType = "text/html", .body = "?", .headers = {{"Referrer-Policy", "no-referrer"}}};
        if (request.method == "GET" && request.path == "/v/token")
            return page;
        if (request.method == "POST" && request.path == "/v/token/no")
            return page;
        if (request.method == "POST" && request.path == "/v/token/yes" && !capturePage.isEmpty())
            return {.status = 303,
                    .contentType = {},
                    .body = {},
                    .headers = {{"Location", capturePage}, {"Set-Cookie", "device=abc; Path=/v"}}};
        return http::server::problem(404);
    }

    http::server::HttpServer m_server;
};

} // namespace

class SimulatedCustomerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<SandboxFixture>();
        m_network = std::make_unique<QNetworkAccessManager>();
        m_customer = std::make_unique<SimulatedCustomer>(m_fixture->sandbox->url(), *m_network);
    }
    void cleanup()
    {
        m_customer.reset();
        m_network.reset();
        m_fixture.reset();
    }

    void readsTheMessageOpensTheLinkAndPasses()
    {
        Landing landing;
        const auto session = m_fixture->startSession(u"+14155550101"_s);
        landing.capturePage = session.page.toEncoded();
        QCOMPARE(m_fixture->sendSms(session, u"Open "_s + landing.link().toString()).status, 200);

        std::vector<SimulatedCustomer::Message> messages;
        m_customer->readMessages([&](const auto &read) { messages = read.value_or(messages); });
        QTRY_COMPARE(messages.size(), size_t(1));
        QCOMPARE(messages.at(0).link, landing.link());
        QCOMPARE(wait([&](auto done) { m_customer->sayYes(messages.at(0).link, done); }), u"done"_s);
        QCOMPARE(landing.requests.size(), size_t(2));
        QCOMPARE(landing.requests.at(1).header("Origin"), QByteArray("null")); // as browsers say under no-referrer
        QTRY_COMPARE(m_fixture->receiver.count(), 1);

        QCOMPARE(wait([&](auto done) { m_customer->capture(Capture::Pass, done); }), u"done"_s);
        QTRY_COMPARE(m_fixture->receiver.count(), 3);
        QCOMPARE(m_fixture->receiver.body(1).value("customerId"_L1).toString(), u"id-ana"_s);
        QCOMPARE(wait([&](auto done) { m_customer->capture(Capture::Pass, done); }), u"wrong_state"_s);

        // The cookie belongs to this customer only.
        QCOMPARE(wait([&](auto done) { m_customer->preview(landing.link(), done); }), u"done"_s);
        QCOMPARE(landing.requests.back().header("Cookie"), QByteArray("device=abc"));
        SimulatedCustomer other(m_fixture->sandbox->url(), *m_network);
        QCOMPARE(wait([&](auto done) { other.preview(landing.link(), done); }), u"done"_s);
        QCOMPARE(landing.requests.back().header("Cookie"), QByteArray());
    }

    void aLinkStraightToTheCapturePageWorks()
    {
        const auto session = m_fixture->startSession();
        m_customer->setFace(u"id-bob"_s);
        QCOMPARE(wait([&](auto done) { m_customer->sayYes(session.page, done); }), u"done"_s);
        QCOMPARE(wait([&](auto done) { m_customer->capture(Capture::Pass, done); }), u"done"_s);
        QTRY_COMPARE(m_fixture->receiver.count(), 3);
        QCOMPARE(m_fixture->receiver.body(1).value("customerId"_L1).toString(), u"id-bob"_s);
    }

    void anInvitationByEmailLeadsStraightToTheCapturePage()
    {
        const QByteArray token =
            test::postForm(m_fixture->at(u"/oauth2/token"_s),
                           "grant_type=client_credentials&client_id=sandbox&client_secret=sandbox-oauth-secret&scope=openid")
                .json()
                .value("access_token"_L1)
                .toString()
                .toLatin1();
        const QJsonObject email{{u"type"_s, u"EMAIL"_s}, {u"email"_s, u"bob@example.com"_s}};
        QCOMPARE(test::postJson(
                     m_fixture->at(u"/omni/b2b/onboarding/request-new"_s),
                     {{u"integrationReference"_s, u"sandbox-integration"_s}, {u"loginHint"_s, u"id-bob"_s}, {u"notification"_s, email}},
                     {{"Authorization", "Bearer " + token}})
                     .status,
                 200);
        std::vector<SimulatedCustomer::Message> messages;
        m_customer->readMessages([&](const auto &read) { messages = read.value_or(messages); });
        QTRY_COMPARE(messages.size(), size_t(1));
        QVERIFY(messages.at(0).isEmail);
        QCOMPARE(messages.at(0).phone, u"bob@example.com"_s);
        QVERIFY(!messages.at(0).subject.isEmpty());
        QCOMPARE(wait([&](auto done) { m_customer->sayYes(messages.at(0).link, done); }), u"done"_s);
        QCOMPARE(wait([&](auto done) { m_customer->capture(Capture::Pass, done); }), u"done"_s);
        QTRY_COMPARE(m_fixture->receiver.count(), 3);
        QCOMPARE(m_fixture->receiver.body(1).value("customerId"_L1).toString(), u"id-bob"_s);
    }

    void theStaticLinkIsPlayedByWhoeverGotTheMessage()
    {
        const auto session = m_fixture->startSession(u"+14155550102"_s);
        const QUrl link = m_fixture->at(u"/sandbox/hello"_s);
        QCOMPARE(m_fixture->sendSms(session, link.toString()).status, 200);
        QCOMPARE(wait([&](auto done) { m_customer->sayYes(link, done); }), u"done"_s);
        QCOMPARE(wait([&](auto done) { m_customer->capture(Capture::Pass, done); }), u"done"_s);
        QTRY_COMPARE(m_fixture->receiver.count(), 1);
        QCOMPARE(m_fixture->receiver.body(0).value("customerId"_L1).toString(), u"id-bob"_s);
    }

    void sayingNoEndsThere()
    {
        Landing landing;
        QCOMPARE(wait([&](auto done) { m_customer->sayNo(landing.link(), done); }), u"done"_s);
        QCOMPARE(landing.requests.back().path, QByteArray("/v/token/no"));
        QCOMPARE(wait([&](auto done) { m_customer->capture(Capture::Pass, done); }), u"wrong_state"_s);
    }

    void failuresSayWhatTheyAre()
    {
        Landing landing; // has no capture page, so "yes" answers 404
        QCOMPARE(wait([&](auto done) { m_customer->sayYes(landing.link(), done); }), u"not_found"_s);
        const QUrl nowhere(u"http://127.0.0.1:1/v/x"_s);
        QCOMPARE(wait([&](auto done) { m_customer->sayYes(nowhere, done); }), u"unreachable"_s);
    }

    void aCustomerMayVanishInTheMiddle()
    {
        Landing landing;
        bool called = false;
        m_customer->sayYes(landing.link(), [&](const auto &) { called = true; });
        m_customer.reset();
        SimulatedCustomer other(m_fixture->sandbox->url(), *m_network);
        QCOMPARE(wait([&](auto done) { other.preview(landing.link(), done); }), u"done"_s);
        QVERIFY(!called);
    }

private:
    /// "done" or the code of the error, once the step has called back.
    static QString wait(const std::function<void(SimulatedCustomer::Done)> &step)
    {
        QString outcome;
        QEventLoop loop;
        step([&](const base::Result<void> &result) {
            outcome += result ? u"done"_s : base::errorCodeName(result.error().code);
            loop.quit();
        });
        if (!outcome.isEmpty())
            return u"called back at once"_s;
        loop.exec();
        return outcome;
    }

    std::unique_ptr<SandboxFixture> m_fixture;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<SimulatedCustomer> m_customer;
};

QTEST_GUILESS_MAIN(SimulatedCustomerTest)
#include "simulated_customer_test.moc"
