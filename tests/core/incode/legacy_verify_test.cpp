// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/incode/client_fixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::test;
using namespace std::chrono_literals;
using base::ErrorCode;
using incode::LegacyProof;
using Fault = FakeReply::Fault;

namespace
{

LegacyProof proof()
{
    return {.transactionId = base::Secret("transaction-1"),
            .token = base::Secret("t0k3n-c4n4ry"),
            .interviewToken = base::Secret("1nt3rv13w-c4n4ry")};
}

Outcome<bool> verified(ClientFixture &f, const LegacyProof &what)
{
    Outcome<bool> outcome;
    const auto call = f.client->verify(what, outcome.receiver());
    if (outcome.calls != 0)
        qFatal("answered from inside the call");
    if (!QTest::qWaitFor([&outcome] { return outcome.calls == 1; }))
        qWarning("no answer");
    return outcome;
}

} // namespace

class LegacyVerifyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksWithTheThreeValues()
    {
        ClientFixture f;
        const auto outcome = verified(f, proof());
        QVERIFY(outcome.result);
        QVERIFY(*outcome.result);
        QCOMPARE(f.server.paths(), QStringList({kLogIn, kVerify}));
        const FakeRequest asked = f.server.last(kVerify);
        QCOMPARE(asked.method, QByteArray("POST"));
        QCOMPARE(asked.headers.value("x-incode-hardware-id"), QByteArray(kExecutiveToken));
        QCOMPARE(asked.headers.value("x-api-key"), QByteArray(kApiKey));
        QCOMPARE(asked.json(), QJsonObject({{u"transactionId"_s, u"transaction-1"_s},
                                            {u"token"_s, u"t0k3n-c4n4ry"_s},
                                            {u"interviewToken"_s, u"1nt3rv13w-c4n4ry"_s}}));
    }

    void believesOnlyAClearWord_data()
    {
        QTest::addColumn<FakeReply>("reply");
        QTest::addColumn<QString>("answer");
        const auto row = [](const char *name, const FakeReply &reply, const char *answer) {
            QTest::newRow(name) << reply << QString::fromLatin1(answer);
        };
        row("true", {.body = R"({"verified":true,"extra":1})"}, "yes");
        row("false", {.body = R"({"verified":false})"}, "no");
        row("text", {.body = R"({"verified":"true"})"}, "error");
        row("number", {.body = R"({"verified":1})"}, "error");
        row("null", {.body = R"({"verified":null})"}, "error");
        row("missing", {.body = R"({"success":true})"}, "error");
        row("elsewhere", {.body = R"({"result":{"verified":true}})"}, "error");
        row("twice", {.body = R"({"verified":false,"verified":true})"}, "error");
        row("array", {.body = R"([{"verified":true}])"}, "error");
        row("not JSON", {.body = "true"}, "error");
        row("created", {.status = 201, .body = R"({"verified":true})"}, "yes");
        for (const int status : {400, 404, 405, 406, 409, 410, 422})
            row(QByteArray::number(status), {.status = status, .body = R"({"verified":true})"}, "no");
        for (const int status : {302, 403, 408, 429, 500, 503})
            row(QByteArray::number(status), {.status = status, .body = R"({"verified":true})"}, "error");
        row("endless", {.fault = Fault::Endless}, "error");
        row("garbage", {.fault = Fault::Garbage}, "error");
        row("close", {.fault = Fault::Close}, "error");
        row("hang", {.fault = Fault::Hang}, "error");
    }
    void believesOnlyAClearWord()
    {
        QFETCH(FakeReply, reply);
        QFETCH(QString, answer);
        ClientFixture f([](incode::IncodeSettings &settings) { settings.timeout = 300ms; });
        f.server.reply(kVerify, reply);
        const auto outcome = verified(f, proof());
        QCOMPARE(outcome.result ? (*outcome.result ? u"yes"_s : u"no"_s) : u"error"_s, answer);
        QCOMPARE(f.server.count(kVerify), 1);
    }

    void renewsTheExecutiveTokenOnce()
    {
        ClientFixture f;
        f.server.replyTo(kVerify, 1, {.status = 401});
        const auto second = verified(f, proof());
        QVERIFY(second.result);
        QVERIFY(*second.result);
        QCOMPARE(f.server.paths(), QStringList({kLogIn, kVerify, kLogIn, kVerify}));
        f.server.reply(kVerify, {.status = 401});
        QVERIFY(!verified(f, proof()).result); // refused twice: about us, and no word on the transaction
        QCOMPARE(f.server.count(kVerify), 4);
    }

    void aFailedLogInIsNoWordOnTheTransaction()
    {
        ClientFixture f;
        f.server.reply(kLogIn, {.status = 400, .body = R"({"message":"wrong password"})"});
        QVERIFY(!verified(f, proof()).result);
        QCOMPARE(f.server.count(kVerify), 0);
    }

    void needsAnExecutiveAndAllThreeValues()
    {
        ClientFixture f;
        LegacyProof partial = proof();
        partial.interviewToken.wipe();
        QCOMPARE(verified(f, partial).result.error().field, u"proof"_s);
        ClientFixture poor([](incode::IncodeSettings &settings) { settings.executivePassword.wipe(); });
        QCOMPARE(verified(poor, proof()).result.error().field, u"executive_email"_s);
        QVERIFY(f.server.requests().empty());
        QVERIFY(poor.server.requests().empty());
    }

    void saysNoTokenInItsErrors()
    {
        ClientFixture f;
        const QString echo = u"t0k3n-c4n4ry 1nt3rv13w-c4n4ry transaction-1 "_s + QLatin1StringView(kExecutiveToken);
        f.server.reply(kVerify, {.status = 500, .body = jsonOf({{u"message"_s, echo}})});
        const QString said = verified(f, proof()).result.error().message;
        QVERIFY2(said.contains("/omni/authentication/verify"_L1), qPrintable(said));
        QVERIFY2(!said.contains("c4n4ry"_L1) && !said.contains("transaction-1"_L1), qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(LegacyVerifyTest)
#include "legacy_verify_test.moc"
