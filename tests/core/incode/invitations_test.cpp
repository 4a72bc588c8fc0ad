// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/invitations.h"

#include "tests/core/incode/client_fixture.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::test;
using namespace std::chrono_literals;
using base::ErrorCode;
using incode::Invitation;
using incode::InvitationRequest;
using Fault = FakeReply::Fault;

Q_DECLARE_METATYPE(authlink::incode::InvitationRequest)

namespace
{

InvitationRequest bySms()
{
    return {.by = InvitationRequest::By::Sms,
            .contact = kPhoneNumber,
            .loginHint = u"customer-1"_s,
            .externalCustomerId = u"v-1"_s,
            .validity = 5min};
}

Outcome<Invitation> invited(ClientFixture &f, const InvitationRequest &request = bySms())
{
    Outcome<Invitation> outcome;
    const auto call = f.client->invite(request, outcome.receiver());
    if (outcome.calls != 0)
        qFatal("answered from inside the call");
    if (!QTest::qWaitFor([&outcome] { return outcome.calls == 1; }))
        qWarning("no answer");
    return outcome;
}

FakeReply access(const QJsonObject &more, const char *token = kAccessToken)
{
    QJsonObject body{{u"access_token"_s, QLatin1StringView(token)}};
    for (auto it = more.begin(); it != more.end(); ++it)
        body.insert(it.key(), it.value());
    return {.body = jsonOf(body)};
}

} // namespace

class InvitationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void invitesByMessage()
    {
        ClientFixture f;
        const auto outcome = invited(f);
        QVERIFY(outcome.result);
        QCOMPARE(outcome.result->interviewId, u"interview-9"_s);
        QCOMPARE(outcome.result->url, QUrl(u"https://capture.example/s/9"_s));
        QCOMPARE(f.server.paths(), QStringList({kAccess, kInvite}));

        const FakeRequest grant = f.server.last(kAccess);
        QCOMPARE(grant.method, QByteArray("POST"));
        QCOMPARE(grant.headers.value("content-type"), QByteArray("application/x-www-form-urlencoded"));
        QVERIFY(!grant.headers.contains("x-api-key")); // the auth server is not the API
        QVERIFY(!grant.headers.contains("authorization"));
        QCOMPARE(grant.body, QByteArray("grant_type=client_credentials&client_id=relay%20client&"
                                        "client_secret=cl13nt%2Bsecret%26c4n4ry&scope=openid"));

        const FakeRequest invite = f.server.last(kInvite);
        QCOMPARE(invite.headers.value("authorization"), QByteArray("Bearer ") + kAccessToken);
        QCOMPARE(invite.headers.value("x-api-key"), QByteArray(kApiKey));
        QCOMPARE(invite.headers.value("api-version"), QByteArray("1.0"));
        QVERIFY(!invite.headers.contains("x-incode-hardware-id"));
        const QJsonObject expected{{u"integrationReference"_s, u"integration-1"_s},
                                   {u"loginHint"_s, u"customer-1"_s},
                                   {u"externalCustomerId"_s, u"v-1"_s},
                                   {u"linkValidityInMinutes"_s, 5},
                                   {u"notification"_s, QJsonObject{{u"type"_s, u"SMS"_s}, {u"phone"_s, kPhoneNumber}}}};
        QCOMPARE(invite.json(), expected);
    }

    void invitesByMail()
    {
        ClientFixture f;
        InvitationRequest request = bySms();
        request.by = InvitationRequest::By::Email;
        request.contact = u"ana@bank.example"_s;
        QVERIFY(invited(f, request).result);
        QCOMPARE(f.server.last(kInvite).json().value("notification"_L1).toObject(),
                 QJsonObject({{u"type"_s, u"EMAIL"_s}, {u"email"_s, request.contact}}));
    }

    void readsTheAnswerCarefully_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("usable");
        QTest::addColumn<QString>("url");
        const auto row = [](const char *name, const QByteArray &body, bool usable, const char *url = "") {
            QTest::newRow(name) << body << usable << QString::fromLatin1(url);
        };
        const auto with = [](const QJsonValue &interview, const QJsonValue &url) {
            return jsonOf({{u"interviewId"_s, interview}, {u"url"_s, url}, {u"new"_s, 1}});
        };
        const QString link = u"https://a.example/"_s;
        row("all", with(u"i"_s, link), true, "https://a.example/");
        row("no url", R"({"interviewId":"i"})", true);
        row("mistyped url", with(u"i"_s, QJsonArray{link}), true);
        row("script url", with(u"i"_s, u"javascript:void 0"_s), true);
        row("plain url", with(u"i"_s, u"http://a.example/"_s), true);
        row("no interview", with(QJsonValue::Null, link), false);
        row("numeric interview", with(7, link), false);
        row("blank interview", with(u" "_s, link), false);
        row("long interview", with(QString(1000, u'a'), link), false);
        row("refusal", R"({"success":false,"interviewId":"i"})", false);
        row("not JSON", "ok", false);
        row("array", "[]", false);
    }
    void readsTheAnswerCarefully()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, usable);
        QFETCH(QString, url);
        ClientFixture f;
        f.server.reply(kInvite, {.body = body});
        const auto outcome = invited(f);
        QCOMPARE(outcome.result.has_value(), usable);
        if (usable)
            QCOMPARE(outcome.result->url, QUrl(url));
        else
            QCOMPARE(outcome.result.error().code, ErrorCode::VendorUnavailable);
        QCOMPARE(f.server.count(kInvite), 1);
    }

    void neverInvitesTwiceAfterAnUnclearAnswer()
    {
        ClientFixture f([](incode::IncodeSettings &settings) { settings.timeout = 300ms; });
        for (const FakeReply &unclear :
             {FakeReply{.status = 500}, FakeReply{.fault = Fault::Hang}, FakeReply{.fault = Fault::Garbage},
              FakeReply{.fault = Fault::Close}, FakeReply{.status = 307, .headers = {{"Location", kInvite.toLatin1()}}},
              FakeReply{.status = 429}}) {
            f.server.reply(kInvite, unclear);
            const int before = f.server.count(kInvite);
            QVERIFY(!invited(f).result);
            QCOMPARE(f.server.count(kInvite), before + 1);
        }
    }

    void sharesOneTokenAmongThoseWhoWait()
    {
        ClientFixture f;
        f.server.replyTo(kAccess, 1, {.fault = Fault::Hang});
        Outcome<Invitation> first, second, gone;
        const auto a = f.client->invite(bySms(), first.receiver());
        const auto b = f.client->invite(bySms(), second.receiver());
        auto c = f.client->invite(bySms(), gone.receiver());
        QTRY_COMPARE(f.server.count(kAccess), 1);
        c.reset();
        f.server.release(kAccess, access({}));
        QTRY_COMPARE(first.calls + second.calls, 2);
        QVERIFY(first.result && second.result);
        QCOMPARE(f.server.count(kAccess), 1);
        QCOMPARE(f.server.count(kInvite), 2);
        QCOMPARE(gone.calls, 0);
    }

    void honoursTheLifeOfTheToken_data()
    {
        QTest::addColumn<QJsonValue>("expiresIn");
        QTest::addColumn<qint64>("goodForS");
        QTest::newRow("an hour") << QJsonValue(3600) << qint64(3540);
        QTest::newRow("two minutes") << QJsonValue(120) << qint64(60);
        QTest::newRow("seconds") << QJsonValue(30) << qint64(0);
        QTest::newRow("not told") << QJsonValue() << qint64(240);
        QTest::newRow("text") << QJsonValue(u"3600"_s) << qint64(240);
        QTest::newRow("negative") << QJsonValue(-1) << qint64(240);
        QTest::newRow("years") << QJsonValue(2'000'000'000) << qint64(24 * 3600);
    }
    void honoursTheLifeOfTheToken()
    {
        QFETCH(QJsonValue, expiresIn);
        QFETCH(qint64, goodForS);
        ClientFixture f;
        f.server.reply(kAccess, access({{u"expires_in"_s, expiresIn}}));
        QVERIFY(invited(f).result);
        f.clock.advance(std::chrono::seconds(goodForS) - 1ms);
        QVERIFY(invited(f).result);
        QCOMPARE(f.server.count(kAccess), goodForS == 0 ? 2 : 1);
        const int before = f.server.count(kAccess);
        f.clock.advance(1ms);
        QVERIFY(invited(f).result);
        QCOMPARE(f.server.count(kAccess), before + 1);
    }

    void renewsARefusedTokenOnce()
    {
        ClientFixture f;
        f.server.replyTo(kInvite, 1, {.status = 401});
        f.server.replyTo(kAccess, 2, access({}, "renewed"));
        QVERIFY(invited(f).result);
        QCOMPARE(f.server.paths(), QStringList({kAccess, kInvite, kAccess, kInvite}));
        QCOMPARE(f.server.last(kInvite).headers.value("authorization"), QByteArray("Bearer renewed"));
        f.server.reply(kInvite, {.status = 401});
        QCOMPARE(invited(f).result.error().code, ErrorCode::VendorUnavailable);
        QCOMPARE(f.server.count(kInvite), 4);
    }

    void usesNoOddToken_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("none") << QByteArray("{}");
        QTest::newRow("number") << QByteArray(R"({"access_token":5})");
        QTest::newRow("empty") << QByteArray(R"({"access_token":""})");
        QTest::newRow("header injection") << QByteArray(R"({"access_token":"a\r\nX-Evil: 1"})");
        QTest::newRow("another type") << QByteArray(R"({"access_token":"a","token_type":"mac"})");
        QTest::newRow("mistyped type") << QByteArray(R"({"access_token":"a","token_type":["bearer"]})");
        QTest::newRow("not JSON") << QByteArray("access_token=a");
    }
    void usesNoOddToken()
    {
        QFETCH(QByteArray, body);
        ClientFixture f;
        f.server.reply(kAccess, {.body = body});
        QCOMPARE(invited(f).result.error().code, ErrorCode::VendorUnavailable);
        QCOMPARE(f.server.count(kInvite), 0);
    }

    void refusesWhatCannotBeSent_data()
    {
        QTest::addColumn<InvitationRequest>("request");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const char *field, const std::function<void(InvitationRequest &)> &change) {
            InvitationRequest request = bySms();
            change(request);
            QTest::newRow(name) << request << QString::fromLatin1(field);
        };
        const auto mail = [](const QString &address) {
            return [address](InvitationRequest &request) {
                request.by = InvitationRequest::By::Email;
                request.contact = address;
            };
        };
        row("national number", "phone", [](InvitationRequest &r) { r.contact = u"6465555555"_s; });
        row("a mail address", "phone", [](InvitationRequest &r) { r.contact = u"a@b.example"_s; });
        row("a number", "email", mail(kPhoneNumber));
        row("no host", "email", mail(u"a@"_s));
        row("two addresses", "email", mail(u"a@b.example,c@d.example"_s));
        row("line break", "email", mail(u"a@b.example\nBcc:"_s));
        row("endless", "email", mail(u"a@"_s + QString(300, u'b')));
        row("nobody", "loginHint", [](InvitationRequest &r) { r.loginHint.clear(); });
        row("no verification", "loginHint", [](InvitationRequest &r) { r.externalCustomerId.clear(); });
        row("no time", "validity", [](InvitationRequest &r) { r.validity = 0min; });
        row("for years", "validity", [](InvitationRequest &r) { r.validity = 1'000'000min; });
    }
    void refusesWhatCannotBeSent()
    {
        QFETCH(InvitationRequest, request);
        QFETCH(QString, field);
        ClientFixture f;
        const auto outcome = invited(f, request);
        QCOMPARE(outcome.result.error().code, ErrorCode::Invalid);
        QCOMPARE(outcome.result.error().field, field);
        QVERIFY(f.server.requests().empty());
    }

    void needsTheIntegration()
    {
        const std::vector<ClientFixture::Change> lacks{
            [](incode::IncodeSettings &s) { s.authUrl.clear(); }, [](incode::IncodeSettings &s) { s.integrationId.clear(); },
            [](incode::IncodeSettings &s) { s.oauthClientId.clear(); }, [](incode::IncodeSettings &s) { s.oauthClientSecret.wipe(); }};
        for (const auto &lack : lacks) {
            ClientFixture f(lack);
            QCOMPARE(invited(f).result.error().field, u"integration_id"_s);
            QVERIFY(f.server.requests().empty());
        }
    }

    void sendsNoSecretToAPlainAuthServer()
    {
        ClientFixture f([](incode::IncodeSettings &s) { s.authUrl = QUrl(u"http://auth.example"_s); });
        QCOMPARE(invited(f).result.error().code, ErrorCode::Invalid);
    }

    void saysNoSecretAndNoContactInItsErrors()
    {
        // The worst a server can do: say back all that the call said.
        const QString heard = QLatin1StringView(kAccessToken) + u' ' + QLatin1StringView(kApiKey) + u' ' + kPhoneNumber;
        for (const auto &[path, echo] : {std::pair(kInvite, heard), std::pair(kAccess, QString::fromLatin1(kClientSecret))}) {
            ClientFixture f;
            f.server.reply(path, {.status = 500, .body = jsonOf({{u"message"_s, echo}})});
            const QString said = invited(f).result.error().message;
            QVERIFY2(said.contains(path), qPrintable(said));
            QVERIFY2(!said.contains("c4n4ry"_L1) && !said.contains("646555"_L1), qPrintable(said));
        }
    }

    void cancelsWhenTheClientGoes()
    {
        for (const QString &path : {kAccess, kInvite}) {
            ClientFixture f;
            f.server.reply(path, {.fault = Fault::Hang});
            Outcome<Invitation> outcome;
            const auto call = f.client->invite(bySms(), outcome.receiver());
            QTRY_COMPARE(f.server.count(path), 1);
            f.client.reset();
            QTRY_COMPARE(f.server.openConnections(), 0);
            QCOMPARE(outcome.calls, 0);
        }
    }
};

QTEST_GUILESS_MAIN(InvitationsTest)
#include "invitations_test.moc"
