// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/secret_scene.h"
#include "tests/support/programs/process_memory.h"

#include <QTest>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;

namespace
{

const QByteArray kPolicy = "[policy]\nresend_cooldown_s = 0\nconfirm_deadline_s = 60\n";
const QByteArray kSession =
    "[message]\nsender = \"incode\"\nemail_url = \"VENDOR/gateway/messages\"\n"
    "email_headers = [\"Authorization: Bearer {secret}\"]\nemail_success = \"/status=queued\"\n"
    "email_body = '{\"to\": \"{to}\", \"subject\": \"{subject}\", \"text\": \"{text}\", \"callback\": \"{callback}\"}'\n";
const QByteArray kStatic =
    "[incode]\nlink = \"static\"\n[message]\nsender = \"http\"\nhttp_url = \"VENDOR/gateway/messages\"\n"
    "http_headers = [\"Authorization: {basic:sandbox}\"]\nhttp_content_type = \"application/x-www-form-urlencoded\"\n"
    "http_body = \"To={to}&Body={text}&StatusCallback={callback}\"\nhttp_reference = \"/sid\"\n";

SecretFinder finderOf(const QByteArray &value)
{
    SecretFinder finder;
    finder.add(u"control"_s, value);
    return finder;
}

} // namespace

/// After a full run nobody's secret lies where it could be found: disk, logs, streams, pages, commands, the console's memory. What is
/// looked for is planted in the configuration or heard on the wire; every place must also give up a value that is there on purpose.
class SecretsEverywhereTest : public QObject
{
    Q_OBJECT

private:
    /// Runs a scene to green, its relay killed in the middle of the confirmation. Fails the test.
    static void confirmOverARestart(SecretScene &scene, const QString &confirmation, QString &id)
    {
        id = scene.begin(SecretScene::kAccount, u"sms"_s);
        QVERIFY(scene.waitForLink());
        QVERIFY(scene.sayYes()); // an invitation leads straight on
        QVERIFY(scene.fault({{u"api"_s, QJsonArray{QJsonObject{{u"fault"_s, u"hang"_s}, {u"endpoint"_s, confirmation}, {u"next"_s, 1}}}}}));
        QVERIFY(scene.capture(sandbox::Capture::Pass));
        QVERIFY(scene.reaches(id, u"status"_s, u"checking"_s));
        expectNothingOnDisk(scene); // what the confirmation needs is there, sealed
        QVERIFY(!QTest::currentTestFailed());
        QVERIFY(scene.killRelay());
        expectNothingOnDisk(scene);
        QVERIFY(!QTest::currentTestFailed());
        QVERIFY(scene.startRelayAgain());
        QVERIFY(scene.reaches(id, u"verdict"_s, u"verified"_s));
    }

    static void showEveryCredential(SecretScene &scene)
    {
        const QByteArray wrong = SecretScene::kWrongSecret;
        QCOMPARE(scene.postWebhook("X-Incode-Secret: " + wrong), 401);
        QCOMPARE(scene.postWebhook("Authorization: Bearer " + wrong), 401);
        QVERIFY(scene.fetchToken(wrong).isEmpty());
        QCOMPARE(scene.postWebhook("X-Incode-Secret: " + scene.planted(u"webhook.header_secret"_s)), 200);
        QCOMPARE(scene.postWebhook("X-Incode-Secret: " + scene.planted(u"webhook.header_secret_previous"_s), "{\"interviewId\":\"a\"}"),
                 200);
        const QByteArray token = scene.fetchToken(scene.planted(u"webhook.oauth_client_secret_previous"_s));
        QVERIFY(!token.isEmpty());
        QCOMPARE(scene.postWebhook("Authorization: Bearer " + token, "{\"token\":\"" + scene.planted(u"incode.api_key"_s) + "\"}"), 200);
    }

    /// Another customer's face, a message sent again, an e-mail, and messages that fail.
    static void goWrongInManyWays(SecretScene &scene)
    {
        const auto failing = [](const QString &fault, int times) {
            return QJsonObject{{u"api"_s, QJsonArray{QJsonObject{
                                              {u"fault"_s, fault}, {u"endpoint"_s, u"/omni/external/send-sms"_s}, {u"next"_s, times}}}}};
        };
        QVERIFY(scene.fault(failing(u"401"_s, 1)));
        const QString other = scene.begin(SecretScene::kAccount, u"sms"_s);
        QVERIFY(scene.waitForLink());
        QVERIFY(scene.resend(other));
        QVERIFY(scene.waitForLink());
        QVERIFY(scene.sayYes());
        QVERIFY(scene.capture(sandbox::Capture::OtherPerson));
        QVERIFY(scene.reaches(other, u"verdict"_s, u"wrong_person"_s));
        const QString mailed = scene.begin(SecretScene::kOtherAccount, u"email"_s);
        QVERIFY(scene.waitForLink());
        QVERIFY(scene.reaches(mailed, u"messageReport"_s, u"delivered"_s));
        QVERIFY(scene.cancel(mailed)); // a customer is verified once at a time
        QVERIFY(scene.fault(failing(u"500"_s, 9)));
        QVERIFY(scene.reaches(scene.begin(SecretScene::kOtherAccount, u"sms"_s), u"status"_s, u"send_failed"_s));
        QVERIFY(scene.fault({{u"reset"_s, true}}));
    }

    /// @param open the working link of an open verification lies there until its end (store.h LinkRecord)
    static void expectNothingOnDisk(SecretScene &scene, bool open = true)
    {
        const SecretFinder secrets = scene.secrets();
        const auto files = scene.files();
        QVERIFY(files.contains(u"relay.db"_s));
        bool named = false;
        for (auto file = files.cbegin(); file != files.cend(); ++file) {
            QStringList found = secrets.find(file.value());
            if (open)
                found.removeIf([](const QString &name) { return name.startsWith(u"capture link"); });
            QVERIFY2(found.isEmpty(), qPrintable(file.key() + u": "_s + found.join(u", "_s)));
            named = named || !finderOf(SecretScene::kFirstName).find(file.value()).isEmpty();
        }
        QVERIFY(named);
    }

    /// @param last the id of the newest verification: once the console knows it, it knows all before
    static void expectNothingInTheConsole(SecretScene &scene, const QString &last)
    {
        base::Result<QStringList> found;
        const auto knows = [&](const QByteArray &value) {
            found = findInMemory(scene.console.program.pid(), finderOf(value));
            return !found || !found->isEmpty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(knows(last.toLatin1()), 15'000);
        if (!found)
            QSKIP(qPrintable(found.error().message));
        QVERIFY(knows(SecretScene::kFirstName));
        const auto secrets = findInMemory(scene.console.program.pid(), scene.secrets(false));
        QVERIFY(secrets);
        QVERIFY2(secrets->isEmpty(), qPrintable(secrets->join(u", "_s)));
        const auto taboos = findInMemory(scene.console.program.pid(), SecretScene::agentsTaboos());
        QVERIFY(taboos);
        QVERIFY2(taboos->isEmpty(), qPrintable(taboos->join(u", "_s)));
    }

    static void expectNone(const QStringList &found) { QVERIFY2(found.isEmpty(), qPrintable(found.join(u", "_s))); }

    static void expectNothingHeard(SecretScene &scene, const QString &id)
    {
        const SecretFinder secrets = scene.secrets();
        const SecretFinder control = finderOf(id.toLatin1());
        const QByteArray logs = scene.logs();
        for (const QByteArray *text :
             std::initializer_list<const QByteArray *>{&logs, &scene.agentHeard, &scene.supervisorHeard, &scene.commandsSaid}) {
            QVERIFY(!control.find(*text).isEmpty());
            expectNone(secrets.find(*text));
        }
        QVERIFY(!finderOf("authlink_webhooks_total").find(scene.strangersHeard).isEmpty());
        expectNone(secrets.find(scene.strangersHeard));
        expectNone(SecretScene::agentsTaboos().find(scene.agentHeard));
        QVERIFY(!SecretScene::agentsTaboos().find(scene.supervisorHeard).isEmpty());
    }

private Q_SLOTS:
    void theFinderKnowsEachDress_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("plain") << QByteArray("x=PlantedSecret+1/2;");
        QTest::newRow("base64 behind nothing") << QByteArray("PlantedSecret+1/2;").toBase64();
        QTest::newRow("base64 behind one byte") << QByteArray(":PlantedSecret+1/2;").toBase64();
        QTest::newRow("base64url behind a user") << QByteArray("user:PlantedSecret+1/2").toBase64(QByteArray::Base64UrlEncoding);
        QTest::newRow("hexadecimal") << QByteArray("PlantedSecret+1/2").toHex();
        QTest::newRow("percent-encoded") << QByteArray("?key=PlantedSecret%2B1%2F2");
        const QString wide = u"PlantedSecret+1/2"_s;
        QTest::newRow("UTF-16") << QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2);
    }
    void theFinderKnowsEachDress()
    {
        QFETCH(const QByteArray, text);
        QVERIFY(!finderOf("PlantedSecret+1/2").find("before " + text + " behind").isEmpty());
        QCOMPARE(finderOf("PlantedSeKret+1/2").find("before " + text + " behind"), QStringList());
    }

    void afterAFullRunNobodyFindsASecret_data()
    {
        QTest::addColumn<QByteArray>("sections");
        QTest::addColumn<QString>("gatewaySecret");
        QTest::addColumn<QString>("confirmation");
        QTest::addColumn<bool>("isSession");
        QTest::addColumn<QStringList>("born");
        const QStringList always{u"vendor token"_s, u"hardware id"_s, u"capture link"_s};
        const QStringList page{u"landing token"_s, u"device cookie"_s, u"report token"_s};
        QTest::newRow("session links") << kSession << u"message.email_secret"_s << u"/omni/get/score"_s << true
                                       << always + page + QStringList{u"bearer"_s, u"OAuth token"_s};
        QTest::newRow("the static link") << kStatic << u"message.http_secret"_s << u"/omni/authentication/verify"_s << false
                                         << QStringList{u"vendor token"_s, u"hardware id"_s, u"interview token"_s, u"basic"_s} + page;
        QTest::newRow("Incode's invitations") << QByteArray("[message]\nsender = \"request-new\"\n") << u"message.http_secret"_s
                                              << u"/omni/get/score"_s << true
                                              << QStringList{u"hardware id"_s, u"OAuth token"_s, u"capture link"_s};
    }
    void afterAFullRunNobodyFindsASecret()
    {
        QFETCH(const QByteArray, sections);
        QFETCH(const QString, gatewaySecret);
        QFETCH(const QString, confirmation);
        QFETCH(const bool, isSession);
        QFETCH(const QStringList, born);
        const auto failed = [] { return QTest::currentTestFailed(); };
        SecretScene scene;
        QVERIFY(scene.start(sections + kPolicy, gatewaySecret, isSession));
        QVERIFY(scene.startConsole());
        QString verified;
        for (const auto &step : std::initializer_list<std::function<void()>>{
                 [&] { showEveryCredential(scene); },
                 [&] { confirmOverARestart(scene, confirmation, verified); },
                 [&] {
                     if (sections.contains("sender = \"incode\""))
                         goWrongInManyWays(scene);
                 },
             }) {
            step();
            if (failed())
                return;
        }
        const QString last = scene.begin(SecretScene::kOtherAccount, u"sms"_s);
        QVERIFY(scene.waitForLink());
        scene.askHistory(verified);
        scene.askPagesForStrangers();
        scene.askCommands();
        const auto kinds = scene.born();
        for (const QString &kind : born)
            QVERIFY2(kinds.contains(kind), qPrintable(kind));
        expectNothingOnDisk(scene);
        expectNothingInTheConsole(scene, last);
        if (failed())
            return;
        QVERIFY(scene.endAll());
        QVERIFY(scene.stop());
        expectNothingOnDisk(scene, false);
        expectNothingHeard(scene, verified);
    }
};

QTEST_GUILESS_MAIN(SecretsEverywhereTest)
#include "secrets_everywhere_test.moc"
