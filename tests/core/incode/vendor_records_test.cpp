// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/vendor_records.h"

#include "tests/core/incode/client_fixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::test;
using namespace std::chrono_literals;
using base::ErrorCode;
using incode::RecordRequest;
using verification::RecordStatus;
using verification::SessionEvent;
using verification::VendorRecord;
using Fault = FakeReply::Fault;

namespace
{

const QString kInterview = u"interview-1"_s;

RecordRequest bySession(bool withLife = false)
{
    return {.interviewId = kInterview, .sessionToken = base::Secret(kSessionToken), .withLife = withLife};
}

RecordRequest byExecutive(bool withLife = false)
{
    return {.interviewId = kInterview, .sessionToken = {}, .withLife = withLife};
}

void noExecutive(incode::IncodeSettings &settings)
{
    settings.executiveEmail.clear();
}

void impatient(incode::IncodeSettings &settings)
{
    settings.timeout = 300ms;
}

/// What the client made of it; the wait is part of it.
Outcome<VendorRecord> recordOf(ClientFixture &f, const RecordRequest &request)
{
    Outcome<VendorRecord> outcome;
    const auto call = f.client->record(request, outcome.receiver());
    if (outcome.calls != 0)
        qFatal("answered from inside the call");
    if (!QTest::qWaitFor([&outcome] { return outcome.calls == 1; }))
        qWarning("no answer");
    return outcome;
}

} // namespace

class VendorRecordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksWithTheSessionsToken()
    {
        ClientFixture f;
        const auto outcome = recordOf(f, bySession());
        QVERIFY(outcome.result);
        QCOMPARE(outcome.result->overall, RecordStatus::Ok);
        QCOMPARE(outcome.result->identityId, u"customer-1"_s);
        QCOMPARE(outcome.result->life, SessionEvent::None);
        QCOMPARE(f.server.paths(), QStringList({kScore}));
        const FakeRequest asked = f.server.last(kScore);
        QCOMPARE(asked.method, QByteArray("GET"));
        QCOMPARE(asked.query, u"id=interview-1"_s);
        QCOMPARE(asked.headers.value("x-incode-hardware-id"), QByteArray(kSessionToken));
        QCOMPARE(asked.headers.value("x-api-key"), QByteArray(kApiKey));
        QCOMPARE(asked.headers.value("api-version"), QByteArray("1.0"));
        QVERIFY(!asked.headers.contains("authorization"));
    }

    void asksAsTheExecutiveWithoutASessionToken()
    {
        ClientFixture f;
        const auto outcome = recordOf(f, byExecutive());
        QVERIFY(outcome.result);
        QCOMPARE(outcome.result->overall, RecordStatus::Ok);
        QCOMPARE(f.server.paths(), QStringList({kLogIn, kScore}));
        QCOMPARE(f.server.last(kScore).headers.value("x-incode-hardware-id"), QByteArray(kExecutiveToken));
    }

    void asksForTheLifeAsTheExecutive()
    {
        ClientFixture f;
        const auto outcome = recordOf(f, bySession(true));
        QVERIFY(outcome.result);
        QCOMPARE(outcome.result->overall, RecordStatus::Ok);
        QCOMPARE(outcome.result->life, SessionEvent::Finished);
        QCOMPARE(f.server.paths(), QStringList({kScore, kLogIn, kLife}));
        QCOMPARE(f.server.last(kLife).query, u"id=interview-1"_s);
        QCOMPARE(f.server.last(kLife).headers.value("x-incode-hardware-id"), QByteArray(kExecutiveToken));
    }

    void skipsTheLifeWithoutAnExecutive()
    {
        ClientFixture f(noExecutive);
        const auto outcome = recordOf(f, bySession(true));
        QVERIFY(outcome.result);
        QCOMPARE(outcome.result->life, SessionEvent::None);
        QCOMPARE(f.server.paths(), QStringList({kScore}));
    }

    void aLifeThatCannotBeHadDoesNotSpoilTheScore_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<FakeReply>("reply");
        for (const QString &path : {kLife, kLogIn}) {
            const QByteArray name = path.toLatin1();
            QTest::newRow(name + " hang") << path << FakeReply{.fault = Fault::Hang};
            QTest::newRow(name + " drip") << path << FakeReply{.fault = Fault::Drip};
            QTest::newRow(name + " 500") << path << FakeReply{.status = 500};
            QTest::newRow(name + " 401") << path << FakeReply{.status = 401};
            QTest::newRow(name + " garbage") << path << FakeReply{.fault = Fault::Garbage};
            QTest::newRow(name + " no JSON") << path << FakeReply{.body = "<html>"};
            QTest::newRow(name + " mistyped") << path << FakeReply{.body = R"({"onboardingStatus":["EXPIRED"],"token":7})"};
        }
    }
    void aLifeThatCannotBeHadDoesNotSpoilTheScore()
    {
        QFETCH(QString, path);
        QFETCH(FakeReply, reply);
        ClientFixture f(impatient);
        f.server.reply(path, reply);
        const auto outcome = recordOf(f, bySession(true));
        QVERIFY(outcome.result);
        QCOMPARE(outcome.result->overall, RecordStatus::Ok);
        QCOMPARE(outcome.result->life, SessionEvent::None);
    }

    void anEarlyQuestionIsNoOutage_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("400") << 400;
        QTest::newRow("404") << 404;
    }
    void anEarlyQuestionIsNoOutage()
    {
        QFETCH(int, status);
        ClientFixture f;
        f.server.reply(kScore, {.status = status, .body = R"({"status":4019,"overall":{"status":"OK"}})"});
        f.server.reply(kLife, {.body = R"({"onboardingStatus":"Expired"})"});
        const auto outcome = recordOf(f, bySession(true));
        QVERIFY(outcome.result);
        QVERIFY(*outcome.result == VendorRecord({.overall = RecordStatus::Absent, .identityId = {}, .life = SessionEvent::Expired}));
    }

    void reportsWhatIsNoAnswer_data()
    {
        QTest::addColumn<FakeReply>("reply");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, const FakeReply &reply, ErrorCode code = ErrorCode::VendorUnavailable) {
            QTest::newRow(name) << reply << static_cast<int>(code);
        };
        row("hang", {.fault = Fault::Hang}, ErrorCode::Timeout);
        row("drip", {.fault = Fault::Drip}, ErrorCode::Timeout);
        row("close", {.fault = Fault::Close});
        row("garbage", {.fault = Fault::Garbage});
        row("endless", {.fault = Fault::Endless});
        row("redirect", {.status = 302, .headers = {{"Location", "https://evil.example/"}}});
        row("403", {.status = 403});
        row("429", {.status = 429});
        row("500", {.status = 500, .body = R"({"overall":{"status":"OK"},"authentication":{"identityId":"customer-1"}})"});
    }
    void reportsWhatIsNoAnswer()
    {
        QFETCH(FakeReply, reply);
        QFETCH(int, code);
        ClientFixture f(impatient);
        f.server.reply(kScore, reply);
        const auto outcome = recordOf(f, bySession(true));
        QVERIFY(!outcome.result);
        QCOMPARE(static_cast<int>(outcome.result.error().code), code);
        QCOMPARE(f.server.count(kLife), 0);
    }

    void anAnswerNobodyCanReadIsAbsent_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("OK");
        QTest::newRow("array") << QByteArray(R"([{"overall":{"status":"OK"}}])");
        QTest::newRow("twice") << QByteArray(R"({"overall":{"status":"OK"},"overall":{"status":"OK"}})");
        QTest::newRow("deep") << QByteArray(R"({"overall":)") + QByteArray("[").repeated(100'000);
        QTest::newRow("cut") << QByteArray(R"({"overall":{"status":"OK"},"authentication":{"identityId":"customer-1")");
    }
    void anAnswerNobodyCanReadIsAbsent()
    {
        QFETCH(QByteArray, body);
        ClientFixture f;
        f.server.reply(kScore, {.body = body});
        const auto outcome = recordOf(f, bySession());
        QVERIFY(outcome.result);
        QVERIFY(*outcome.result == VendorRecord());
    }

    void triesTheExecutiveWhenTheSessionsTokenIsRefused()
    {
        ClientFixture f;
        f.server.replyTo(kScore, 1, {.status = 401});
        const auto outcome = recordOf(f, bySession());
        QVERIFY(outcome.result);
        QCOMPARE(outcome.result->overall, RecordStatus::Ok);
        QCOMPARE(f.server.paths(), QStringList({kScore, kLogIn, kScore}));
        QCOMPARE(f.server.last(kScore).headers.value("x-incode-hardware-id"), QByteArray(kExecutiveToken));
    }

    void aRefusedSessionTokenIsAnErrorWithoutAnExecutive()
    {
        ClientFixture f(noExecutive);
        f.server.reply(kScore, {.status = 401});
        const auto outcome = recordOf(f, bySession());
        QCOMPARE(outcome.result.error().code, ErrorCode::VendorUnavailable);
        QCOMPARE(f.server.count(kScore), 1);
    }

    void renewsTheExecutiveTokenOnce()
    {
        ClientFixture f;
        f.server.reply(kScore, {.status = 401});
        const auto refused = recordOf(f, byExecutive());
        QCOMPARE(refused.result.error().code, ErrorCode::VendorUnavailable);
        QCOMPARE(f.server.paths(), QStringList({kLogIn, kScore, kLogIn, kScore}));
    }

    void needsSomethingToAskWith()
    {
        ClientFixture f(noExecutive);
        const auto nobody = recordOf(f, byExecutive());
        QCOMPARE(nobody.result.error().code, ErrorCode::Invalid);
        QCOMPARE(nobody.result.error().field, u"executive_email"_s);
        RecordRequest unnamed = bySession();
        unnamed.interviewId.clear();
        QCOMPARE(recordOf(f, unnamed).result.error().field, u"interviewId"_s);
        QVERIFY(f.server.requests().empty());
    }

    void cancelsWhenTheCallIsLetGo()
    {
        for (const QString &path : {kScore, kLogIn, kLife}) {
            ClientFixture f;
            f.server.reply(path, {.fault = Fault::Hang});
            Outcome<VendorRecord> outcome;
            auto call = f.client->record(bySession(true), outcome.receiver());
            QTRY_COMPARE(f.server.count(path), 1);
            call.reset();
            f.client.reset();
            QTRY_COMPARE(f.server.openConnections(), 0);
            QCOMPARE(outcome.calls, 0);
        }
    }

    void cancelsWhenTheClientGoes()
    {
        ClientFixture f;
        f.server.reply(kLife, {.fault = Fault::Hang});
        Outcome<VendorRecord> outcome, refused;
        const auto call = f.client->record(bySession(true), outcome.receiver());
        QTRY_COMPARE(f.server.count(kLife), 1);
        const auto invalid = f.client->record({}, refused.receiver());
        f.client.reset();
        QTRY_COMPARE(f.server.openConnections(), 0);
        QCoreApplication::processEvents();
        QCOMPARE(outcome.calls + refused.calls, 0);
    }

    void letsTheCallbackEndCallAndClient()
    {
        ClientFixture f;
        std::unique_ptr<base::PendingCall> call;
        int calls = 0;
        call = f.client->record(bySession(true), [&](const auto &record) {
            QVERIFY(record);
            ++calls;
            call.reset();
            f.client.reset();
        });
        QTRY_COMPARE(calls, 1);
    }
};

QTEST_GUILESS_MAIN(VendorRecordsTest)
#include "vendor_records_test.moc"
