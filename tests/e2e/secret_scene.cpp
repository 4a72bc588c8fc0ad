// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/secret_scene.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QTest>

namespace authlink::test
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kPatienceMs = 15'000;

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QString environmentNameOf(const QString &key)
{
    return u"AUTHLINK_"_s + QString(key).replace(u'.', u'_').toUpper();
}

} // namespace

SecretScene::SecretScene() : sandbox(u"authlink-sandbox"_s)
{
    // Marks of an URL and of base64 where the place takes them, so that encodings differ from the plain text.
    m_planted = {{u"incode.api_key"_s, "PlantedApiKey+7f3a/Qz19=="},
                 {u"incode.executive_password"_s, "PlantedExecutive&Pa55 w\"rd%41"},
                 {u"incode.oauth_client_secret"_s, "PlantedVendorOauth+8Hq/2&x="},
                 {u"webhook.header_secret"_s, "PlantedHeaderSecret-19c4-aa"},
                 {u"webhook.header_secret_previous"_s, "PlantedPreviousHeader-77d1-bb"},
                 {u"webhook.oauth_client_secret"_s, "PlantedOurOauth-5e90-cc"},
                 {u"webhook.oauth_client_secret_previous"_s, "PlantedPreviousOauth-31f8-dd"},
                 {u"message.http_secret"_s, "PlantedGateway/Secret+60b2=ee"},
                 {u"message.email_secret"_s, "PlantedMailSecret-c8d7-ff"},
                 {u"store.secret_key"_s, "8d2f61c09be47a35d1f0426e97ba5c138e604fd92b71a8c35f0e1d4b6a97c283"}};
    for (Program *program : {&sandbox, &relay.program, &console.program})
        program->environment.insert(u"QT_LOGGING_RULES"_s, u"authlink.*=true"_s);
    QProcessEnvironment &environment = relay.program.environment;
    for (auto it = m_planted.cbegin(); it != m_planted.cend(); ++it)
        environment.insert(environmentNameOf(it.key()), QString::fromLatin1(it.value()));
    environment.insert(u"AUTHLINK_WEBHOOK_OAUTH_CLIENT_ID"_s, u"incode-client"_s);
    environment.insert(u"AUTHLINK_HTTP_PUBLIC_URL"_s, QString::fromLatin1(toRelay.url()));
    environment.insert(u"AUTHLINK_INCODE_API_URL"_s, QString::fromLatin1(toVendor.url()));
    relay.keepDefaultSecret();
}

SecretScene::~SecretScene() = default;

bool SecretScene::start(const QByteArray &sections, const QString &gatewaySecret, bool oauth)
{
    const auto person = [](const char *account, const char *id, const char *firstName, const char *phone) {
        return QByteArray(account) + ',' + id + ',' + firstName + " Testperson,+1" + phone + ',' + QByteArray(firstName).toLower()
               + ".testperson@example.com,en\n";
    };
    const QByteArray people = "account,customer_id,name,phone,email,language\n" + person(kAccount, kCustomerId, kFirstName, kPhone)
                              + person(kOtherAccount, kOtherCustomerId, kOtherFirstName, kOtherPhone);
    const QString list = sandbox.filePath(u"people.csv"_s);
    relay.configure(QByteArray(sections).replace("VENDOR", toVendor.url()));
    if (toVendor.port() == 0 || toRelay.port() == 0 || !writeFile(list, people) || !startSandbox(list, gatewaySecret, oauth)
        || !relay.prepare())
        return false;
    run({u"customers"_s, u"import"_s, list});
    const auto added = relay.program.run({u"user"_s, u"add"_s, u"sam"_s, u"--role"_s, u"supervisor"_s, u"--config"_s, u"relay.toml"_s});
    m_supervisorToken = added.out.trimmed();
    if (m_supervisorToken.isEmpty() || !relay.start())
        return false;
    toRelay.setTarget(quint16(relay.http().port()));
    return signIn();
}

bool SecretScene::startSandbox(const QString &people, const QString &gatewaySecret, bool oauth)
{
    QProcessEnvironment &environment = sandbox.environment;
    for (const QString &key : {u"incode.api_key"_s, u"incode.executive_password"_s, u"incode.oauth_client_secret"_s})
        environment.insert(environmentNameOf(key), QString::fromLatin1(planted(key)));
    const QString credential = oauth ? u"webhook.oauth_client_secret"_s : u"webhook.header_secret"_s;
    environment.insert(environmentNameOf(credential), QString::fromLatin1(planted(credential)));
    if (oauth)
        environment.insert(u"AUTHLINK_WEBHOOK_OAUTH_CLIENT_ID"_s, u"incode-client"_s);
    environment.insert(u"AUTHLINK_GATEWAY_SECRET"_s, QString::fromLatin1(planted(gatewaySecret)));
    if (!sandbox.start({u"--port"_s, u"0"_s, u"--customers"_s, people, u"--retry-scale"_s, u"0.05"_s, u"--webhook-url"_s,
                        QString::fromLatin1(toRelay.url() + "/webhooks/incode")},
                       "http://"))
        return false;
    m_sandboxUrl = sandbox.address(u"http"_s);
    m_sandboxUrl.setPath(QString());
    toVendor.setTarget(quint16(m_sandboxUrl.port()));
    // Where customers go; the relay itself calls through the tap.
    relay.program.environment.insert(u"AUTHLINK_INCODE_ONBOARDING_URL"_s, m_sandboxUrl.toString());
    m_customer = std::make_unique<sandbox::SimulatedCustomer>(m_sandboxUrl, m_network);
    return true;
}

bool SecretScene::startConsole()
{
    return console.startWith(relay);
}

bool SecretScene::signIn()
{
    const auto enter = [this](std::unique_ptr<StreamProbe> &probe, const QByteArray &token, QByteArray &heard) {
        probe = std::make_unique<StreamProbe>();
        QObject::connect(&probe->socket(), &QWebSocket::textMessageReceived, probe.get(),
                         [&heard](const QString &text) { heard += text.toUtf8() + '\n'; });
        return !probe->signIn(relay.stream(), token).isEmpty();
    };
    return enter(m_agent, relay.token(), agentHeard) && enter(m_supervisor, m_supervisorToken, supervisorHeard);
}

QString SecretScene::begin(const char *account, const QString &channel)
{
    const auto started = m_agent->call(u"verification.start"_s, {{u"account"_s, QString::fromLatin1(account)}, {u"channel"_s, channel}});
    m_begun.append(started.value("result"_L1).toObject().value("id"_L1).toString());
    return m_begun.constLast();
}

bool SecretScene::resend(const QString &id)
{
    return m_agent->call(u"verification.resend"_s, {{u"id"_s, id}}).contains("result"_L1);
}

bool SecretScene::cancel(const QString &id)
{
    return m_agent->call(u"verification.cancel"_s, {{u"id"_s, id}}).contains("result"_L1);
}

bool SecretScene::waitForLink()
{
    const auto look = [this] {
        std::optional<sandbox::SimulatedCustomer::Message> newest;
        bool read = false;
        m_customer->readMessages([&](const auto &messages) {
            read = true;
            if (messages && !messages->empty())
                newest = messages->front();
        });
        if (!QTest::qWaitFor([&read] { return read; }, kPatienceMs) || !newest || newest->id == m_lastMessage)
            return false;
        m_lastMessage = newest->id;
        m_link = newest->link;
        return m_link.isValid();
    };
    return QTest::qWaitFor(look, kPatienceMs);
}

bool SecretScene::sayYes()
{
    std::optional<base::Result<void>> ended;
    m_customer->sayYes(m_link, [&ended](const base::Result<void> &result) { ended = result; });
    if (!QTest::qWaitFor([&ended] { return ended.has_value(); }, kPatienceMs) || !*ended)
        qWarning().noquote() << "no yes to" << m_link << (ended ? ended->error().message : QString());
    return ended && *ended;
}

bool SecretScene::capture(sandbox::Capture outcome)
{
    m_customer->setFace(outcome == sandbox::Capture::Pass ? QString::fromLatin1(kCustomerId) : QString());
    std::optional<base::Result<void>> ended;
    m_customer->capture(outcome, [&ended](const base::Result<void> &result) { ended = result; });
    return QTest::qWaitFor([&ended] { return ended.has_value(); }, kPatienceMs) && ended->has_value();
}

bool SecretScene::fault(const QJsonObject &settings)
{
    QNetworkRequest request(m_sandboxUrl.resolved(QUrl(u"/sandbox/faults"_s)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    const std::unique_ptr<QNetworkReply> reply(m_network.post(request, QJsonDocument(settings).toJson()));
    return QTest::qWaitFor([&reply] { return reply->isFinished(); }, kPatienceMs) && reply->error() == QNetworkReply::NoError;
}

bool SecretScene::reaches(const QString &id, const QString &field, const QString &value)
{
    if (id.isEmpty())
        return false;
    const auto now = m_agent->call(u"verification.get"_s, {{u"id"_s, id}}); // it may have come before this probe did
    if (now.value("result"_L1).toObject().value("verification"_L1).toObject().value(field).toString() == value)
        return true;
    const bool came = QTest::qWaitFor([&] { return m_agent->latest(id).value(field).toString() == value; }, kPatienceMs);
    if (!came)
        qWarning().noquote() << QJsonDocument(m_agent->latest(id)).toJson();
    return came;
}

bool SecretScene::killRelay()
{
    relay.program.readMore();
    m_earlierLogs += relay.program.output();
    relay.program.kill();
    return !relay.program.isRunning();
}

bool SecretScene::startRelayAgain()
{
    return relay.start() && signIn();
}

bool SecretScene::endAll()
{
    // While this program searches another's memory it answers no pings, and the relay closes streams that answer none.
    if (!signIn())
        return false;
    const QStringList ends{u"send_failed"_s, u"denied"_s, u"expired"_s, u"cancelled"_s, u"closed"_s};
    for (const QString &id : m_begun) {
        for (const QString &method : {u"verification.cancel"_s, u"verification.close"_s}) // whichever its state takes
            std::ignore = m_agent->call(method, {{u"id"_s, id}});
        const auto now = m_agent->call(u"verification.get"_s, {{u"id"_s, id}}).value("result"_L1).toObject();
        if (const QString status = now.value("verification"_L1).toObject().value("status"_L1).toString(); !ends.contains(status)) {
            qWarning().noquote() << "verification" << id << "did not end:" << status;
            return false;
        }
    }
    return true;
}

bool SecretScene::stop()
{
    const bool relayEnded = relay.program.terminate() == 0;
    return sandbox.terminate() == 0 && relayEnded;
}

int SecretScene::postWebhook(const QByteArray &credential, const QByteArray &body)
{
    const RawAnswer answer = sendRaw(quint16(relay.http().port()),
                                     "POST /webhooks/incode HTTP/1.1\r\nHost: relay\r\nContent-Type: application/json\r\n" + credential
                                         + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    strangersHeard += answer.all;
    return answer.status;
}

QByteArray SecretScene::fetchToken(const QByteArray &secret)
{
    const QByteArray form = "grant_type=client_credentials";
    const RawAnswer answer = sendRaw(quint16(relay.http().port()),
                                     "POST /oauth/token HTTP/1.1\r\nHost: relay\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                     "Authorization: Basic "
                                         + ("incode-client:" + secret).toBase64() + "\r\nContent-Length: " + QByteArray::number(form.size())
                                         + "\r\n\r\n" + form);
    const QByteArray token =
        QJsonDocument::fromJson(answer.all.mid(answer.all.indexOf("\r\n\r\n") + 4)).object().value("access_token"_L1).toString().toLatin1();
    if (token.isEmpty())
        strangersHeard += answer.all;
    else
        m_fetchedTokens.append(token);
    return token;
}

void SecretScene::askPagesForStrangers()
{
    for (const QByteArray &path :
         {QByteArray("/healthz"), QByteArray("/readyz"), QByteArray("/v1/stream"), QByteArray("/nothing/here"),
          QByteArray("/v/AAAAAAAAAAAAAAAAAAAAAA"), QByteArray("/oauth/token"), QByteArray("/webhooks/message/AAAAAAAAAAAAAAAAAAAAAA")})
        strangersHeard += sendRaw(quint16(relay.http().port()), "GET " + path + " HTTP/1.1\r\nHost: relay\r\n\r\n").all;
    for (const char *path : {"/metrics", "/healthz", "/readyz"})
        strangersHeard += sendRaw(relay.operationsPort(), QByteArray("GET ") + path + " HTTP/1.1\r\nHost: relay\r\n\r\n").all;
}

QByteArray SecretScene::run(const QStringList &arguments)
{
    const auto outcome = relay.program.run(arguments + QStringList{u"--config"_s, u"relay.toml"_s});
    commandsSaid += outcome.out + outcome.err;
    return outcome.out;
}

void SecretScene::askCommands()
{
    for (const char *line : {"check-config", "doctor", "doctor --json", "user list", "audit verify", "webhooks list"})
        run(QString::fromLatin1(line).split(u' '));
    const QByteArrayList webhooks = run({u"webhooks"_s, u"list"_s, u"--json"_s}).split('\n');
    for (const QByteArray &webhook : webhooks) {
        const qint64 id = QJsonDocument::fromJson(webhook).object().value("id"_L1).toInteger();
        if (id == 0)
            continue;
        run({u"webhooks"_s, u"show"_s, QString::number(id)});
        run({u"webhooks"_s, u"replay"_s, QString::number(id)});
    }
}

void SecretScene::askHistory(const QString &id)
{
    for (StreamProbe *probe : {m_agent.get(), m_supervisor.get()}) {
        std::ignore = probe->call(u"verification.get"_s, {{u"id"_s, id}});
        QJsonObject params{{u"limit"_s, 1}};
        for (int page = 0; page < 20; ++page) {
            const auto result = probe->call(u"history.search"_s, params).value("result"_L1).toObject();
            if (!result.contains("next"_L1) || result.value("next"_L1).isNull())
                break;
            params.insert(u"cursor"_s, result.value("next"_L1));
        }
    }
}

SecretFinder SecretScene::secrets(bool all) const
{
    SecretFinder finder;
    for (auto it = m_planted.cbegin(); it != m_planted.cend(); ++it)
        finder.add(it.key(), it.value());
    finder.add(u"store.secret_key as bytes"_s, QByteArray::fromHex(planted(u"store.secret_key"_s)));
    finder.add(u"a wrong secret"_s, kWrongSecret);
    finder.add(u"supervisor's sign-in token"_s, m_supervisorToken);
    if (all)
        finder.add(u"agent's sign-in token"_s, relay.token());
    for (const QByteArray &token : m_fetchedTokens)
        finder.add(u"token given out"_s, token);
    const auto found = born();
    for (auto kind = found.cbegin(); kind != found.cend(); ++kind) {
        for (const QByteArray &value : kind.value())
            finder.add(kind.key(), value);
    }
    return finder;
}

SecretFinder SecretScene::agentsTaboos()
{
    SecretFinder finder;
    finder.add(u"customer id"_s, kCustomerId);
    finder.add(u"other customer's id"_s, kOtherCustomerId);
    finder.add(u"phone"_s, kPhone);
    finder.add(u"other phone"_s, kOtherPhone);
    finder.add(u"score"_s, "0.923182"); // of every pass of the static link
    return finder;
}

QMap<QString, QByteArray> SecretScene::files() const
{
    QMap<QString, QByteArray> all;
    const QDir folder(relay.program.filePath(QString()));
    for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden)) {
        QFile file(folder.filePath(name));
        if (name != u"relay.toml" && !name.endsWith(u".key") && file.open(QIODevice::ReadOnly))
            all.insert(name, file.readAll());
    }
    return all;
}

QByteArray SecretScene::logs()
{
    for (Program *program : {&sandbox, &relay.program, &console.program})
        program->readMore();
    return m_earlierLogs + relay.program.output() + sandbox.output() + console.program.output();
}

} // namespace authlink::test
