// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/config_source.h"
#include "core/relay/config/relay_config.h"

#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;

class RelayConfigTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    QString write(const QString &name, const QByteArray &text)
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("can't write the test's file");
        return file.fileName();
    }

    base::Result<relay::config::RelayConfig> load(const QByteArray &toml, const QProcessEnvironment &environment = {})
    {
        return relay::config::loadConfig(write(QStringLiteral("relay.toml"), toml), environment);
    }

private Q_SLOTS:
    void defaultsAreTheDemos()
    {
        const auto config = relay::config::loadConfig(QString(), {});
        QVERIFY(config);
        QCOMPARE(config->http.port, relay::config::kDefaultRelayPort);
        QVERIFY(config->http.address.isLoopback());
        QCOMPARE(config->incode.environment, QStringLiteral("sandbox"));
        verification::Policy policy;
        policy.confirm = verification::ConfirmMode::Required;
        QCOMPARE(config->policy, policy);
        QVERIFY(config->webhook.headerSecret.equals(relay::config::kSandboxWebhookSecret));
    }

    void readsEverySectionOfAProductionFile()
    {
        const auto config = load(R"(
[http]
listen = "[::1]:9443"
public_url = "https://verify.example.com"
trusted_proxies = ["10.0.0.0/8", "192.0.2.7"]
[store]
url = "sqlite:/var/lib/authlink/authlink.db"
[incode]
environment = "production"
client_id = "bank"
api_key = "key"
configuration_id = "flow"
link = "static"
executive_email = "relay@bank.example"
executive_password = "pass"
calls_per_second = 20
burst = 10
face_calls_per_second = 0.5
face_burst = 2
[message]
sender = "none"
company = "Banco Azul"
[message.templates]
"pt-BR" = "Abra {link}"
[webhook]
header_secret = "s3cret"
allow_from = ["203.0.113.0/24"]
[policy]
link_life_s = 120
ambiguity_margin = 0.05
allow_unlisted_customer = false
[retention]
verifications_days = 30
)");
        QVERIFY2(config, config ? "" : qPrintable(config.error().message));
        QCOMPARE(config->http.port, quint16(9443));
        QCOMPARE(config->incode.api.callsPerSecond, 20.0);
        QCOMPARE(config->incode.api.burst, 10);
        QCOMPARE(config->incode.api.faceCallsPerSecond, 0.5);
        QCOMPARE(config->incode.api.faceBurst, 2);
        QCOMPARE(config->http.trustedProxies.size(), size_t(2));
        QCOMPARE(config->incode.api.apiUrl, QUrl(QStringLiteral("https://saas-api.incodesmile.com")));
        QCOMPARE(config->incode.link, verification::LinkMode::Static);
        QCOMPARE(config->message.sender, relay::config::Sender::None);
        QCOMPARE(config->message.templates.value(QStringLiteral("pt-BR")), QStringLiteral("Abra {link}"));
        QVERIFY(config->webhook.headerSecret.equals("s3cret"));
        QCOMPARE(config->policy.confirm, verification::ConfirmMode::Required);
        QCOMPARE(config->policy.linkLife, 120s);
        QCOMPARE(config->policy.ambiguityMargin, 0.05);
        QVERIFY(!config->policy.allowUnlistedCustomer);
        QCOMPARE(config->retentionVerificationDays, 30);
    }

    void theEnvironmentOverridesTheFile()
    {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("AUTHLINK_POLICY_LINK_LIFE_S"), QStringLiteral("180"));
        environment.insert(QStringLiteral("AUTHLINK_HTTP_LISTEN"), QStringLiteral("127.0.0.1:0"));
        const auto config = load("[policy]\nlink_life_s = 120\n", environment);
        QVERIFY(config);
        QCOMPARE(config->policy.linkLife, 180s);
        QCOMPARE(config->http.port, quint16(0));
    }

    void aSlipInTheEnvironmentIsRefused()
    {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("AUTHLINK_WEBHOOK_HEADER_SECRT"), QStringLiteral("hidden"));
        const auto config = relay::config::loadConfig(QString(), environment);
        QVERIFY(!config);
        QVERIFY(config.error().message.contains(QStringLiteral("AUTHLINK_WEBHOOK_HEADER_SECRET")));
        QVERIFY(!config.error().message.contains(QStringLiteral("hidden")));
    }

    void variablesOfOtherProgramsAreLeftAlone()
    {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("AUTHLINK_CONSOLE_PROFILE"), QStringLiteral("desk"));
        QVERIFY(relay::config::loadConfig(QString(), environment));
    }

    void secretsCanStandInFilesOfTheirOwn()
    {
        const QString secret = write(QStringLiteral("secret"), "from-file\n");
        const auto config = load("[webhook]\nheader_secret_file = \"" + secret.toUtf8() + "\"\n");
        QVERIFY2(config, config ? "" : qPrintable(config.error().message));
        QVERIFY(config->webhook.headerSecret.equals("from-file"));
    }

    void refusesWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QStringList>("says");
        const auto row = [](const char *name, const char *toml, const QStringList &says) {
            QTest::newRow(name) << QByteArray(toml) << says;
        };
        row("unknown key", "[http]\nlisten_on = \"127.0.0.1:1\"\n", {QStringLiteral("relay.toml line 2"), QStringLiteral("http.listen")});
        row("key in the wrong section", "[store]\napi_key = \"x\"\n", {QStringLiteral("line 2"), QStringLiteral("incode.api_key")});
        row("unknown section", "[polcy]\nmax_sends = 1\n", {QStringLiteral("line 1"), QStringLiteral("did you mean 'policy'?")});
        row("a store that is not built yet", "[store]\nurl = \"postgresql://relay@db/authlink\"\n",
            {QStringLiteral("line 2"), QStringLiteral("sqlite:")});
        row("not TOML", "[http\n", {QStringLiteral("relay.toml line 1")});
        row("out of range", "[policy]\nlink_life_s = 5\n", {QStringLiteral("line 2"), QStringLiteral("between 60 and 900")});
        row("a text where a number belongs", "[policy]\nmax_sends = \"3\"\n", {QStringLiteral("whole number")});
        row("not a number", "[policy]\nambiguity_margin = nan\n", {QStringLiteral("between 0 and 1")});
        row("not an address", "[http]\nlisten = \"everywhere\"\n", {QStringLiteral("ADDRESS:PORT")});
        row("plain http to the world", "[http]\npublic_url = \"http://verify.example.com\"\n", {QStringLiteral("https")});
        row("half of TLS", "[http]\ntls_key = \"k.pem\"\n", {QStringLiteral("tls_certificate")});
        row("unknown choice", "[incode]\nenvironment = \"prod\"\n", {QStringLiteral("demo, production, sandbox")});
        row("a network that is none", "[webhook]\nallow_from = [\"203.0.113.0/99\"]\n", {QStringLiteral("203.0.113.0/99")});
        row("a template without a link", "[message.templates]\nen = \"Hello\"\n", {QStringLiteral("{link}")});
        row("production without a credential",
            "[incode]\nenvironment = \"production\"\nclient_id = \"b\"\napi_key = \"k\"\nconfiguration_id = \"c\"\n[message]\nsender = "
            "\"none\"\n",
            {QStringLiteral("webhook.header_secret")});
        row("production without an account", "[incode]\nenvironment = \"production\"\n[webhook]\nheader_secret = \"s\"\n",
            {QStringLiteral("incode.client_id")});
        row("the well-known secret beyond loopback", "[http]\nlisten = \"0.0.0.0:8080\"\n", {QStringLiteral("webhook.header_secret")});
        row("a way to confirm that is none", "[incode]\nconfirm = \"sometimes\"\n", {QStringLiteral("best-effort")});
        row("static links that nobody may confirm",
            "[incode]\nenvironment = \"demo\"\nclient_id = \"bank\"\napi_key = \"key\"\nlink = \"static\"\n[message]\nsender = "
            "\"none\"\n[webhook]\nheader_secret = \"s\"\n",
            {QStringLiteral("incode.executive_email"), QStringLiteral("incode.confirm = \"off\"")});
        row("no calls to Incode", "[incode]\ncalls_per_second = 0\n", {QStringLiteral("between 0.1 and 1000")});
        row("a template with an unknown placeholder", "[message.templates]\nen = \"Hello {name}: {link}\"\n",
            {QStringLiteral("message.templates.en"), QStringLiteral("{name}"), QStringLiteral("{first_name}")});
        row("a template with a stray brace", "[message.email_templates]\nes = \"{link} }\"\n",
            {QStringLiteral("message.email_templates.es"), QStringLiteral("brace")});
        row("a subject with a link", "[message.email_subjects]\nen = \"Open {link}\"\n",
            {QStringLiteral("message.email_subjects.en"), QStringLiteral("{link}")});
        const QByteArray gateway = "[message]\nsender = \"http\"\nhttp_url = \"https://sms.example.com/send\"\n";
        row("a gateway that loses the text", (gateway + "http_body = '{\"to\": \"{to}\"}'\n").constData(),
            {QStringLiteral("message.http_body"), QStringLiteral("{text}")});
        row("a gateway's body that is no JSON", (gateway + "http_body = '{\"to\": \"{to}\", \"text\": {text}}'\n").constData(),
            {QStringLiteral("message.http_body"), QStringLiteral("JSON")});
        row("a gateway's header without its secret",
            (gateway + "http_body = '{\"to\": \"{to}\", \"text\": \"{text}\"}'\nhttp_headers = [\"Authorization: {basic:AC1}\"]\n")
                .constData(),
            {QStringLiteral("message.http_secret")});
        row("an e-mail gateway with a strange type",
            "[message]\nemail_url = \"https://mail.example.com/send\"\nemail_body = \"{to}{text}\"\nemail_content_type = \"text/xml\"\n",
            {QStringLiteral("message.email_content_type")});
        row("a gateway without an address", "[message]\nsender = \"http\"\n", {QStringLiteral("message.http_url")});
        row("a gateway without a body", "[message]\nhttp_url = \"https://sms.example.com/send\"\n", {QStringLiteral("message.http_body")});
        row("half of OAuth", "[webhook]\noauth_client_id = \"incode\"\n", {QStringLiteral("oauth_client_secret")});
        row("an earlier secret without a present one", "[incode]\nenvironment = \"demo\"\n[webhook]\nheader_secret_previous = \"s\"\n",
            {QStringLiteral("webhook.header_secret")});
        row("a sealing key that is none", "[store]\nsecret_key = \"abc\"\n", {QStringLiteral("64 hexadecimal digits")});
        row("invitations over static links", "[incode]\nlink = \"static\"\n[message]\nsender = \"request-new\"\n",
            {QStringLiteral("incode.link")});
        row("a header name that is none", "[webhook]\nheader_name = \"X Y\"\n", {QStringLiteral("HTTP header")});
    }

    void refusesWhatIsWrong()
    {
        QFETCH(QByteArray, toml);
        QFETCH(QStringList, says);
        const auto config = load(toml);
        QVERIFY(!config);
        for (const QString &part : says)
            QVERIFY2(config.error().message.contains(part), qPrintable(config.error().message));
    }

    void aMissingFileIsAnError()
    {
        const auto config = relay::config::loadConfig(m_dir.filePath(QStringLiteral("absent.toml")), {});
        QVERIFY(!config);
        QVERIFY(config.error().message.contains(QStringLiteral("absent.toml")));
    }

    void nearestKeyGivesUpOnWhatIsFar()
    {
        QCOMPARE(relay::config::nearestKey(QStringLiteral("policy.max_send"), {QStringLiteral("policy.max_sends")}),
                 QStringLiteral("policy.max_sends"));
        QVERIFY(relay::config::nearestKey(QStringLiteral("entirely.different_thing"), {QStringLiteral("policy.max_sends")}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(RelayConfigTest)
#include "relay_config_test.moc"
