// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/sandbox_fixture.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using test::Answer;
using test::SandboxFixture;

namespace
{

const QString kStart = u"/omni/start"_s;

QJsonObject apiFault(const QString &fault, const QString &endpoint = u"*"_s, int next = 1)
{
    return {{u"api"_s, QJsonArray{QJsonObject{{u"fault"_s, fault}, {u"endpoint"_s, endpoint}, {u"next"_s, next}, {u"retryAfterS"_s, 9}}}}};
}

/// A call on a socket of its own, which shows that it gets no answer or is cut.
class OpenCall
{
public:
    OpenCall(const QUrl &url, const QByteArray &path, const QByteArray &method = "GET", const QByteArray &form = {})
    {
        m_socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
        QObject::connect(&m_socket, &QTcpSocket::connected, &m_socket, [this] { m_wasConnected = true; });
        m_socket.write(method + ' ' + path + " HTTP/1.1\r\nHost: " + url.authority().toLatin1()
                       + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + QByteArray::number(form.size())
                       + "\r\n\r\n" + form);
    }
    [[nodiscard]] bool isCut()
    {
        return m_socket.state() == QAbstractSocket::UnconnectedState && m_wasConnected && m_socket.readAll().isEmpty();
    }
    [[nodiscard]] bool hasAnswer() const { return m_socket.bytesAvailable() > 0; }

private:
    bool m_wasConnected = false;
    QTcpSocket m_socket;
};

} // namespace

class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<SandboxFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void aCallAnswersAsTheFaultSaysOnce_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::newRow("429") << u"429"_s << 429 << QByteArray("9");
        QTest::newRow("429-bare") << u"429-bare"_s << 429 << QByteArray();
        QTest::newRow("500") << u"500"_s << 500 << QByteArray();
        QTest::newRow("401") << u"401"_s << 401 << QByteArray();
    }

    void aCallAnswersAsTheFaultSaysOnce()
    {
        QFETCH(QString, fault);
        QFETCH(int, status);
        QFETCH(QByteArray, retryAfter);
        set(apiFault(fault));
        const Answer answer = start();
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.retryAfter, retryAfter);
        QCOMPARE(answer.json().value("status"_L1).toInt(), status); // in the vendor's own shape
        QCOMPARE(answer.json().value("path"_L1).toString(), kStart);
        QCOMPARE(start().status, 200);
        QCOMPARE(calls("POST /omni/start", status), 1);
        QCOMPARE(calls("POST /omni/start", 200), 1);
    }

    void faultsStayAtTheirEndpoint()
    {
        set(apiFault(u"500"_s, u"/omni/onboarding-url"_s, 2));
        const auto session = m_fixture->startSession();
        QVERIFY(!session.token.isEmpty());
        QVERIFY(session.page.isEmpty());
        // Below /0/ it is the same endpoint.
        QCOMPARE(test::get(m_fixture->at(u"/0/omni/onboarding-url"_s), SandboxFixture::api(session.token)).status, 500);
        QCOMPARE(test::get(m_fixture->at(u"/0/omni/onboarding-url"_s), SandboxFixture::api(session.token)).status, 200);
    }

    void allMeansTheVendorNotTheGateway()
    {
        set(apiFault(u"500"_s, u"*"_s, 2));
        const QJsonObject order{{u"to"_s, u"+14155550101"_s}, {u"text"_s, u"Hi"_s}};
        QCOMPARE(test::postJson(m_fixture->at(u"/gateway/messages"_s), order).status, 201);
        QCOMPARE(test::postForm(m_fixture->at(u"/oauth2/token"_s), "x=y").status, 500);
        set(apiFault(u"500"_s, u"/gateway/messages"_s));
        QCOMPARE(test::postJson(m_fixture->at(u"/gateway/messages"_s), order).status, 500);
    }

    void hangingCallsGetNoAnswer()
    {
        set(apiFault(u"hang"_s));
        OpenCall call(m_fixture->sandbox->url(), "/omni/get/score");
        QTRY_COMPARE(calls("GET /omni/get/score", 0), 1);
        QCOMPARE(start().status, 200); // the next one does not wait behind it
        QVERIFY(!call.hasAnswer());
        QVERIFY(!call.isCut());
    }

    void cutCallsLoseTheirConnection()
    {
        set(apiFault(u"cut"_s));
        OpenCall call(m_fixture->sandbox->url(), "/omni/get/score");
        QTRY_VERIFY(call.isCut());
        QCOMPARE(calls("GET /omni/get/score", 0), 1);
    }

    void cutAfterCarriesTheCallOut()
    {
        set(apiFault(u"cut-after"_s, u"/gateway/messages"_s));
        // On a socket of its own, as QNetworkAccessManager sends a request again by itself when the connection is cut.
        OpenCall call(m_fixture->sandbox->url(), "/gateway/messages", "POST", "to=%2B14155550101&text=Hi");
        QTRY_VERIFY(call.isCut());
        QCOMPARE(m_fixture->messages().size(), 1);
    }

    void anOutageTakesTheVendorAndLeavesTheSandboxsOwnPages()
    {
        const auto session = m_fixture->startSession(u"+14155550101"_s);
        set({{u"outage"_s, u"500"_s}, {u"outageForMs"_s, 60'000}});
        QCOMPARE(start().status, 500);
        QCOMPARE(test::get(session.page).status, 500);
        QCOMPARE(test::postForm(m_fixture->at(u"/oauth2/token"_s), "x=y").status, 500);
        QVERIFY(test::get(m_fixture->at(u"/"_s)).body.contains("The vendor is out, for another 60 s."));
        QCOMPARE(m_fixture->messages().size(), 0);
        m_fixture->clock.advance(60s);
        QTRY_COMPARE(start().status, 200);
        QCOMPARE(test::get(session.page).status, 200);
        QTRY_COMPARE(m_fixture->receiver.count(), 1);
    }

    void anOutageHoldsWebhooksBack()
    {
        const auto session = m_fixture->startSession(u"+14155550101"_s);
        set({{u"hold"_s, true}});
        QCOMPARE(test::get(session.page).status, 200);
        set({{u"hold"_s, false}, {u"outage"_s, u"hang"_s}});
        QCOMPARE(m_fixture->sandbox->pendingWebhooks(), size_t(1));
        QCOMPARE(m_fixture->receiver.count(), 0);
        set({{u"outage"_s, u"none"_s}});
        QTRY_COMPARE(m_fixture->receiver.count(), 1);
    }

    void theRecordDisagrees_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QJsonValue>("status");
        QTest::addColumn<QJsonValue>("identity");
        QTest::addColumn<QJsonValue>("verified");
        const QJsonValue missing(QJsonValue::Undefined);
        QTest::newRow("truth") << "none" << QJsonValue(u"OK"_s) << QJsonValue(u"id-ana"_s) << QJsonValue(true);
        QTest::newRow("other") << "other_identity" << QJsonValue(u"OK"_s) << QJsonValue(u"id-bob"_s) << QJsonValue(false);
        QTest::newRow("fail") << "fail" << QJsonValue(u"FAIL"_s) << missing << QJsonValue(false);
        QTest::newRow("pending") << "pending" << QJsonValue(u"UNKNOWN"_s) << missing << QJsonValue(false);
        QTest::newRow("missing") << "missing" << missing << missing << missing;
        QTest::newRow("types") << "wrong_types" << QJsonValue(true) << QJsonValue(QJsonArray{u"id-ana"_s}) << QJsonValue(u"true"_s);
    }

    void theRecordDisagrees()
    {
        QFETCH(QString, fault);
        QFETCH(QJsonValue, status);
        QFETCH(QJsonValue, identity);
        QFETCH(QJsonValue, verified);
        const auto session = m_fixture->startSession(u"+14155550101"_s);
        (void)test::postJson(session.page, {{u"outcome"_s, u"pass"_s}});
        (void)test::postJson(m_fixture->at(u"/sandbox/hello"_s), {{u"outcome"_s, u"pass"_s}, {u"face"_s, u"id-ana"_s}});
        QTRY_COMPARE(m_fixture->receiver.count(), 4);
        set({{u"record"_s, fault}});
        const QJsonObject score = test::get(m_fixture->at(u"/omni/get/score"_s), SandboxFixture::api(session.token)).json();
        QCOMPARE(score.value("overall"_L1).toObject().value("status"_L1), status);
        QCOMPARE(score.value("authentication"_L1).toObject().value("identityId"_L1), identity);
        const QJsonObject proof = m_fixture->receiver.body(3);
        QCOMPARE(test::postJson(m_fixture->at(u"/omni/authentication/verify"_s), proof, SandboxFixture::api(m_fixture->signIn()))
                     .json()
                     .value("verified"_L1),
                 verified);
    }

    void thePageShowsAndTurnsTheFaults()
    {
        const QUrl faults = m_fixture->at(u"/sandbox/faults"_s);
        QVERIFY(test::get(m_fixture->at(u"/"_s)).body.contains("Nothing goes wrong on purpose."));
        const QByteArray origin = m_fixture->sandbox->url().toEncoded();
        const Answer applied = test::postForm(faults, "dropNext=3&drop=0.25&hold=on&delayMs=&seed=5&record=fail", {{"Origin", origin}});
        QCOMPARE(applied.status, 303);
        QCOMPARE(applied.location, QByteArray("/"));
        QCOMPARE(test::postForm(faults, "fault=429&endpoint=%2Fomni%2Fstart&next=1&probability=0.5&retryAfterS=4").status, 303);
        QCOMPARE(test::postForm(faults, "fault=hang&endpoint=*&next=0&probability=1&retryAfterS=2").status, 303);
        const sandbox::faults::Faults &now = m_fixture->sandbox->faults();
        QCOMPARE(now.dropNext, 3);
        QCOMPARE(now.drop, 0.25);
        QVERIFY(now.hold);
        QCOMPARE(now.seed, 5U);
        QCOMPARE(now.record, sandbox::faults::RecordFault::Fail);
        QCOMPARE(now.api.size(), size_t(2));
        QCOMPARE(
            now.api.at(0),
            (sandbox::faults::ApiFaultRule{
                .fault = sandbox::faults::ApiFault::TooMany, .endpoint = "/omni/start", .next = 1, .probability = 0.5, .retryAfterS = 4}));
        const QByteArray page = test::get(m_fixture->at(u"/"_s)).body;
        QVERIFY(page.contains("name=\"dropNext\" min=\"0\" max=\"1000000\" value=\"3\""));
        QVERIFY(page.contains("429 at /omni/start: the next 1, chance 0.5"));
        QCOMPARE(test::postForm(faults, "drop=2").status, 400);
        QCOMPARE(test::postForm(faults, "reset=on").status, 303);
        QCOMPARE(m_fixture->sandbox->faults(), sandbox::faults::Faults{});
    }

    void otherSitesCantTurnThem()
    {
        const Answer answer = test::postForm(m_fixture->at(u"/sandbox/faults"_s), "hold=on", {{"Origin", "https://evil.example"}});
        QCOMPARE(answer.status, 403);
        QVERIFY(!m_fixture->sandbox->faults().hold);
    }

    void callsAreCountedWithoutTheirTokens()
    {
        const auto session = m_fixture->startSession(u"+14155550101"_s);
        (void)test::get(m_fixture->at(u"/omni/nonsense"_s, u"token=abc"_s), SandboxFixture::api());
        const QUrl url = m_fixture->at(u"/sandbox/calls.json"_s);
        const Answer answer = test::get(url);
        QVERIFY(!answer.body.contains(session.token));
        const QJsonArray expected{call("(unknown)", 404, 1), call("GET /omni/onboarding-url", 200, 1), call("POST /omni/add/phone", 200, 1),
                                  call("POST /omni/start", 200, 1)};
        QCOMPARE(answer.json().value("calls"_L1).toArray(), expected);
        QCOMPARE(test::postJson(url, {{u"reset"_s, true}}).json().value("calls"_L1).toArray(), QJsonArray());
    }

private:
    static QJsonObject call(const char *endpoint, int status, int count)
    {
        return {{u"endpoint"_s, QLatin1String(endpoint)}, {u"status"_s, status}, {u"count"_s, count}};
    }
    void set(const QJsonObject &faults) { QCOMPARE(test::postJson(m_fixture->at(u"/sandbox/faults"_s), faults).status, 200); }
    Answer start() const
    {
        return test::postJson(m_fixture->at(kStart), {{u"configurationId"_s, u"sandbox-flow"_s}}, SandboxFixture::api());
    }
    int calls(const QByteArray &endpoint, int status) const { return m_fixture->sandbox->calls(endpoint, status); }

    std::unique_ptr<SandboxFixture> m_fixture;
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "faults_test.moc"
