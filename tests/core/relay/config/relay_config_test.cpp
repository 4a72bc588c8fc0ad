// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/config_source.h"
#include "core/relay/config/relay_config.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

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
        return relay::config::loadConfig(write(u"relay.toml"_s, toml), environment);
    }

private Q_SLOTS:
    void defaultsAreTheDemos()
    {
        const auto config = relay::config::loadConfig(QString(), {});
        QVERIFY(config);
        QCOMPARE(config->http.port, relay::config::kDefaultRelayPort);
        QVERIFY(config->http.address.isLoopback());
        QCOMPARE(config->incode.environment, u"sandbox"_s);
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
        QCOMPARE(config->incode.api.apiUrl, QUrl(u"https://saas-api.incodesmile.com"_s));
        QCOMPARE(config->incode.link, verification::LinkMode::Static);
        QCOMPARE(config->message.sender, relay::config::Sender::None);
        QCOMPARE(config->message.templates.value(u"pt-BR"_s), u"Abra {link}"_s);
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
        environment.insert(u"AUTHLINK_POLICY_LINK_LIFE_S"_s, u"180"_s);
        environment.insert(u"AUTHLINK_HTTP_LISTEN"_s, u"127.0.0.1:0"_s);
        const auto config = load("[policy]\nlink_life_s = 120\n", environment);
        QVERIFY(config);
        QCOMPARE(config->policy.linkLife, 180s);
        QCOMPARE(config->http.port, quint16(0));
    }

    void listensAtOneAddressOrSeveral()
    {
        const auto several = load("[http]\nlisten = [\"127.0.0.1:8080\", \"[::1]:8080\"]\nidle_timeout_s = 120\n"
                                  "[operations]\nlisten = \"127.0.0.1:8081\"\n");
        QVERIFY2(several, several ? "" : qPrintable(several.error().message));
        QCOMPARE(several->http.address, QHostAddress(u"127.0.0.1"_s));
        QCOMPARE(several->http.moreAddresses.size(), size_t(1));
        QCOMPARE(several->http.moreAddresses.front().address, QHostAddress(u"::1"_s));
        QCOMPARE(several->http.idleTimeout, 120s);
        QCOMPARE(several->operations.listen.front().port, quint16(8081));

        // Every address of both families; the one of IPv4 beside it would find the port taken.
        const auto both = load("[http]\nlisten = [\"0.0.0.0:9000\", \"[::]:9000\"]\n[webhook]\nheader_secret = \"s\"\n");
        QVERIFY2(both, both ? "" : qPrintable(both.error().message));
        QCOMPARE(both->http.address, QHostAddress(QHostAddress::Any));
        QVERIFY(both->http.moreAddresses.empty());

        const auto clash = [this](const QByteArray &toml, const QString &why) {
            const auto loaded = load(toml);
            return !loaded && loaded.error().message.contains(why);
        };
        QVERIFY(clash("[http]\nlisten = [\"127.0.0.1:8080\", \"[::1]:8080\", \"127.0.0.1:8080\"]\n", u"127.0.0.1:8080 twice"_s));
        QVERIFY(clash("[http]\nlisten = [\"0.0.0.0:8080\", \"127.0.0.1:8080\"]\n", u"127.0.0.1:8080 twice"_s));
        QVERIFY(clash("[http]\nlisten = [\"[::1]:8080\", \"[::]:8080\"]\n", u"[::]:8080 (IPv4 and IPv6) twice"_s));
        QVERIFY(clash("[operations]\nlisten = \"127.0.0.1:8080\"\n", u"'http.listen' both take in 127.0.0.1:8080"_s));
        QVERIFY(load("[http]\nlisten = [\"127.0.0.1:0\", \"127.0.0.1:0\", \"127.0.0.1:8080\", \"[::1]:8080\", \"127.0.0.2:8080\"]\n"));
        QVERIFY(!load("[http]\nlisten = []\n"));
        QVERIFY(!load("[http]\nlisten = [\"127.0.0.1:8080\", \"nowhere\"]\n"));
        // A second address beyond loopback counts for the secret that everybody knows, too.
        QVERIFY(!load("[http]\nlisten = [\"127.0.0.1:8080\", \"192.0.2.1:8080\"]\n"));
        QVERIFY(load("[http]\nlisten = [\"[::1]:8080\", \"[::2]:0\"]\n[webhook]\nheader_secret = \"s\"\n")); // no IPv4 in them
        QVERIFY(load("[webhook]\nallow_from = [\"::/0\", \"::1\", \"0.0.0.0/0\"]\n"));
        QVERIFY(load("")->http.idleTimeout > 60s); // longer than load balancers keep theirs
    }

    void aSlipInTheEnvironmentIsRefused()
    {
        QProcessEnvironment environment;
        environment.insert(u"AUTHLINK_WEBHOOK_HEADER_SECRT"_s, u"hidden"_s);
        const auto config = relay::config::loadConfig(QString(), environment);
        QVERIFY(!config);
        QVERIFY(config.error().message.contains(u"AUTHLINK_WEBHOOK_HEADER_SECRET"_s));
        QVERIFY(!config.error().message.contains(u"hidden"_s));
    }

    void variablesOfOtherProgramsAreLeftAlone()
    {
        QProcessEnvironment environment;
        environment.insert(u"AUTHLINK_CONSOLE_PROFILE"_s, u"desk"_s);
        QVERIFY(relay::config::loadConfig(QString(), environment));
    }

    void secretsCanStandInFilesOfTheirOwn()
    {
        const QString secret = write(u"secret"_s, "from-file\n");
        const auto config = load("[webhook]\nheader_secret_file = \"" + secret.toUtf8() + "\"\n");
        QVERIFY2(config, config ? "" : qPrintable(config.error().message));
        QVERIFY(config->webhook.headerSecret.equals("from-file"));
    }

    void refusesWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QStringList>("says");
        const auto row = [](const char *name, const QByteArray &toml, const QStringList &says) { QTest::newRow(name) << toml << says; };
        row("unknown key", "[http]\nlisten_on = \"127.0.0.1:1\"\n", {u"relay.toml line 2"_s, u"http.listen"_s});
        row("key in the wrong section", "[store]\napi_key = \"x\"\n", {u"line 2"_s, u"incode.api_key"_s});
        row("unknown section", "[polcy]\nmax_sends = 1\n", {u"line 1"_s, u"did you mean 'policy'?"_s});
        row("a store that is not built yet", "[store]\nurl = \"postgresql://relay@db/authlink\"\n", {u"line 2"_s, u"sqlite:"_s});
        row("not TOML", "[http\n", {u"relay.toml line 1"_s});
        row("out of range", "[policy]\nlink_life_s = 5\n", {u"line 2"_s, u"between 60 and 900"_s});
        row("a text where a number belongs", "[policy]\nmax_sends = \"3\"\n", {u"whole number"_s});
        row("not a number", "[policy]\nambiguity_margin = nan\n", {u"between 0 and 1"_s});
        row("not an address", "[http]\nlisten = \"everywhere\"\n", {u"ADDRESS:PORT"_s});
        const auto useIPv4 = [&row](const QByteArray &section, const QByteArray &key, const QByteArray &value, const QString &instead) {
            row((key + ' ' + value).constData(), '[' + section + "]\n" + key + " = [\"" + value + "\"]\n",
                {QString::fromLatin1(section + '.' + key), u"use the IPv4 form"_s, instead});
        };
        useIPv4("http", "listen", "[::ffff:127.0.0.1]:8080", u", 127.0.0.1:8080"_s);
        useIPv4("http", "listen", "[::ffff:7f00:2]:9000", u", 127.0.0.2:9000"_s);
        useIPv4("http", "listen", "[::ffff:0.0.0.0]:8080", u", 0.0.0.0:8080"_s);
        useIPv4("operations", "listen", "[::FFFF:127.0.0.1]:0", u", 127.0.0.1:0"_s);
        useIPv4("http", "trusted_proxies", "::ffff:10.0.0.1", u"10.0.0.1"_s);
        useIPv4("webhook", "allow_from", "::ffff:203.0.113.0/120", u"203.0.113.0"_s);
        row("an IPv4 address in the form of IPv6, alone", "[http]\nlisten = \"[::ffff:127.0.0.1]:8080\"\n", {u"use the IPv4 form"_s});
        row("plain http to the world", "[http]\npublic_url = \"http://verify.example.com\"\n", {u"https"_s});
        for (const char *path : {"//authlink", "/a//b", "//", "/authlink//", "/./a", "/a/../b", "/a/%2E%2E", "/.."}) {
            row(qPrintable(u"a public path like "_s + QLatin1StringView(path)),
                "[http]\npublic_url = \"https://bank.example" + QByteArray(path) + "\"\n", {u"http.public_url"_s, u"one '/'"_s});
            row(qPrintable(u"an API's path like "_s + QLatin1StringView(path)),
                "[incode]\napi_url = \"https://api.example.com" + QByteArray(path) + "\"\n", {u"incode.api_url"_s, u"one '/'"_s});
        }
        row("half of TLS", "[http]\ntls_key = \"k.pem\"\n", {u"tls_certificate"_s});
        row("unknown choice", "[incode]\nenvironment = \"prod\"\n", {u"demo, production, sandbox"_s});
        row("a network that is none", "[webhook]\nallow_from = [\"203.0.113.0/99\"]\n", {u"203.0.113.0/99"_s});
        row("a template without a link", "[message.templates]\nen = \"Hello\"\n", {u"{link}"_s});
        row("production without a credential",
            "[incode]\nenvironment = \"production\"\nclient_id = \"b\"\napi_key = \"k\"\nconfiguration_id = \"c\"\n[message]\nsender = "
            "\"none\"\n",
            {u"webhook.header_secret"_s});
        row("production without an account", "[incode]\nenvironment = \"production\"\n[webhook]\nheader_secret = \"s\"\n",
            {u"incode.client_id"_s});
        row("the well-known secret beyond loopback", "[http]\nlisten = \"0.0.0.0:8080\"\n", {u"webhook.header_secret"_s});
        row("a way to confirm that is none", "[incode]\nconfirm = \"sometimes\"\n", {u"best-effort"_s});
        row("static links that nobody may confirm",
            "[incode]\nenvironment = \"demo\"\nclient_id = \"bank\"\napi_key = \"key\"\nlink = \"static\"\n[message]\nsender = "
            "\"none\"\n[webhook]\nheader_secret = \"s\"\n",
            {u"incode.executive_email"_s, u"incode.confirm = \"off\""_s});
        row("no calls to Incode", "[incode]\ncalls_per_second = 0\n", {u"between 0.1 and 1000"_s});
        row("a template with an unknown placeholder", "[message.templates]\nen = \"Hello {name}: {link}\"\n",
            {u"message.templates.en"_s, u"{name}"_s, u"{first_name}"_s});
        row("a template with a stray brace", "[message.email_templates]\nes = \"{link} }\"\n",
            {u"message.email_templates.es"_s, u"brace"_s});
        row("a subject with a link", "[message.email_subjects]\nen = \"Open {link}\"\n", {u"message.email_subjects.en"_s, u"{link}"_s});
        const QByteArray gateway = "[message]\nsender = \"http\"\nhttp_url = \"https://sms.example.com/send\"\n";
        row("a gateway that loses the text", (gateway + "http_body = '{\"to\": \"{to}\"}'\n").constData(),
            {u"message.http_body"_s, u"{text}"_s});
        row("a gateway's body that is no JSON", (gateway + "http_body = '{\"to\": \"{to}\", \"text\": {text}}'\n").constData(),
            {u"message.http_body"_s, u"JSON"_s});
        row("a gateway's header without its secret",
            (gateway + "http_body = '{\"to\": \"{to}\", \"text\": \"{text}\"}'\nhttp_headers = [\"Authorization: {basic:AC1}\"]\n")
                .constData(),
            {u"message.http_secret"_s});
        row("an e-mail gateway with a strange type",
            "[message]\nemail_url = \"https://mail.example.com/send\"\nemail_body = \"{to}{text}\"\nemail_content_type = \"text/xml\"\n",
            {u"message.email_content_type"_s});
        row("a gateway without an address", "[message]\nsender = \"http\"\n", {u"message.http_url"_s});
        row("a gateway without a body", "[message]\nhttp_url = \"https://sms.example.com/send\"\n", {u"message.http_body"_s});
        row("half of OAuth", "[webhook]\noauth_client_id = \"incode\"\n", {u"oauth_client_secret"_s});
        row("an earlier secret without a present one", "[incode]\nenvironment = \"demo\"\n[webhook]\nheader_secret_previous = \"s\"\n",
            {u"webhook.header_secret"_s});
        row("a sealing key that is none", "[store]\nsecret_key = \"abc\"\n", {u"64 hexadecimal digits"_s});
        row("invitations over static links", "[incode]\nlink = \"static\"\n[message]\nsender = \"request-new\"\n", {u"incode.link"_s});
        row("a header name that is none", "[webhook]\nheader_name = \"X Y\"\n", {u"HTTP header"_s});
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
        const auto config = relay::config::loadConfig(m_dir.filePath(u"absent.toml"_s), {});
        QVERIFY(!config);
        QVERIFY(config.error().message.contains(u"absent.toml"_s));
    }

    void nearestKeyGivesUpOnWhatIsFar()
    {
        QCOMPARE(relay::config::nearestKey(u"policy.max_send"_s, {u"policy.max_sends"_s}), u"policy.max_sends"_s);
        QVERIFY(relay::config::nearestKey(u"entirely.different_thing"_s, {u"policy.max_sends"_s}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(RelayConfigTest)
#include "relay_config_test.moc"
