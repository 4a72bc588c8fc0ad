// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/relay/test_relay.h"

#include "core/base/secret.h"
#include "core/store/sqlite.h"

#include <QTest>
#include <QThread>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

namespace
{
constexpr int kPatienceMs = 10'000;

store::User user(const QString &name, verification::Role role, const QString &account = {})
{
    return {.name = name,
            .displayName = name.left(1).toUpper() + name.mid(1) + u" Surname"_s,
            .role = role,
            .account = account,
            .disabled = false,
            .tokenHash = base::sha256Hex("token-" + name.toLatin1()),
            .createdAt = {}};
}
} // namespace

TestRelay::TestRelay()
    : m_vault(*vault::Vault::withKey(base::Secret(QByteArray(vault::Vault::kKeyBytes, 'k')))),
      m_server({}, [](const http::server::Request &, const http::server::Responder &to) { to.respond(http::server::problem(404)); })
{
    config.message.company = u"Example Bank"_s;
    config.policy.confirm = verification::ConfirmMode::Off; // what asking does has tests of its own
    config.message.templates.clear();
    m_server.acceptWebSockets([](QByteArrayView) { return true; },
                              [this](const http::server::Request &request, const auto &verdict) { admit(request, verdict); });
    if (!m_folder.isValid() || !m_server.listen(QHostAddress(QHostAddress::LocalHost), 0))
        qFatal("no folder or no port");
}

void TestRelay::admit(const http::server::Request &request, const std::function<void(http::server::HttpServer::UpgradeVerdict)> &verdict)
{
    using relay::http::Admission;
    if (!m_services)
        return verdict(http::server::problem(503));
    m_services->hub.admit(request.header("Authorization"), [verdict, peer = request.peer](Admission admission, const auto &enter) {
        if (admission != Admission::Granted)
            return verdict(http::server::problem(admission == Admission::NotSignedIn ? 401 : 403));
        verdict([enter, peer](std::unique_ptr<QWebSocket> socket) { enter(std::move(socket), peer); });
    });
}

QUrl TestRelay::streamUrl() const
{
    return QUrl(u"ws://127.0.0.1:%1"_s.arg(m_server.port()));
}

TestRelay::~TestRelay()
{
    stop();
}

void TestRelay::start()
{
    store::SqliteOptions options;
    options.commitFaults = [this](store::DurableWrite) {
        while (diskHangs)
            QThread::msleep(1);
        return !diskBroken.load();
    };
    auto opened = store::openSqliteStore(m_folder.filePath(u"relay.db"_s), options);
    if (!opened)
        qFatal("no store: %s", qPrintable(opened.error().message));
    m_store = std::move(*opened);
    fill();
    m_services = std::make_unique<relay::RelayServices>(
        config, relay::RelayParts{clock, random, *m_store, incode, records, m_vault, vendor, &messages, &invitations}, limits);
    diskBroken = diskBrokenAtStart;
    if (!m_services->load())
        qFatal("the services do not load");
    diskBroken = false;
    m_services->takeUp(QUrl(u"https://verify.example.com"_s));
}

void TestRelay::fill()
{
    const auto customers = m_store->importCustomers({
        {.account = u"1001"_s,
         .customerId = u"cid-1001"_s,
         .name = u"Ana Surname"_s,
         .phone = u"+12025550101"_s,
         .email = {},
         .language = u"en"_s},
        {.account = u"2001"_s,
         .customerId = u"cid-2001"_s,
         .name = u"María <b>López</b>"_s,
         .phone = u"+12025550123"_s,
         .email = u"maria@example.com"_s,
         .language = u"es"_s},
        {.account = u"2002"_s, .customerId = u"cid-2002"_s, .name = u"Joe Nophone"_s, .phone = {}, .email = {}, .language = u"en"_s},
        {.account = u"2003"_s,
         .customerId = u"cid-2003"_s,
         .name = u"Pat Third"_s,
         .phone = u"+12025550133"_s,
         .email = {},
         .language = u"en"_s},
    });
    if (!customers || !m_store->saveUser(user(u"ana"_s, verification::Role::Agent, u"1001"_s))
        || !m_store->saveUser(user(u"ben"_s, verification::Role::Agent)) || !m_store->saveUser(user(u"cleo"_s, verification::Role::Agent))
        || !m_store->saveUser(user(u"sue"_s, verification::Role::Supervisor)))
        qFatal("the store can't be filled");
}

void TestRelay::addCustomers(int count)
{
    std::vector<verification::Customer> customers;
    for (int i = 0; i < count; ++i) {
        const QString account = QString::number(3000 + i);
        customers.push_back({.account = account,
                             .customerId = u"cid-"_s + account,
                             .name = u"Customer "_s + account,
                             .phone = u"+12025550133"_s,
                             .email = {},
                             .language = u"en"_s});
    }
    if (!m_store->importCustomers(customers))
        qFatal("customers can't be added");
}

int TestRelay::notices(const StreamProbe &console, const QString &code)
{
    const auto &all = console.notifications();
    return static_cast<int>(std::count_if(all.cbegin(), all.cend(), [&code](const QJsonObject &one) {
        return one.value("method"_L1).toString() == u"notice"_s && one.value("params"_L1).toObject().value("code"_L1).toString() == code;
    }));
}

void TestRelay::stop()
{
    diskHangs = false; // the store writes what waits before it goes
    m_services.reset();
    m_store.reset();
}

void TestRelay::restart()
{
    stop();
    start();
}

std::unique_ptr<StreamProbe> TestRelay::console(const QByteArray &name, qint64 since, const QString &epoch)
{
    auto probe = std::make_unique<StreamProbe>();
    if (probe->signIn(streamUrl(), "token-" + name, since, epoch).isEmpty())
        qWarning("sign-in failed");
    return probe;
}

QJsonObject TestRelay::result(StreamProbe &console, const QString &method, const QJsonObject &params)
{
    const QJsonObject answer = console.call(method, params);
    if (!answer.contains("result"_L1))
        qWarning() << method << answer;
    return answer.value("result"_L1).toObject();
}

QString TestRelay::refusal(StreamProbe &console, const QString &method, const QJsonObject &params)
{
    return console.call(method, params).value("error"_L1).toObject().value("data"_L1).toObject().value("code"_L1).toString();
}

QString TestRelay::startSent(StreamProbe &console, const QString &account, const QString &channel)
{
    const QString id =
        result(console, u"verification.start"_s, {{u"account"_s, account}, {u"channel"_s, channel}}).value("id"_L1).toString();
    const bool message = channel == u"sms"_s || channel == u"email"_s;
    const bool ready = QTest::qWaitFor(
        [&] {
            const auto now = state(id);
            return message ? now.status == verification::Status::Sent : !now.linkTokenHash.isEmpty();
        },
        kPatienceMs);
    if (!ready)
        qWarning() << "not sent:" << kinds(id);
    return id;
}

verification::Verification TestRelay::state(const QString &id)
{
    const auto found = m_store->reader().verification(id);
    return found && *found ? **found : verification::Verification{};
}

QStringList TestRelay::kinds(const QString &id)
{
    QStringList result;
    const auto events = m_store->reader().eventsOf(id);
    for (const verification::Event &event : events.value_or(std::vector<verification::Event>{}))
        result.append(verification::kindName(event.body));
    return result;
}

std::optional<relay::http::WebhookAnswer> TestRelay::post(const QByteArray &body)
{
    const auto answer = std::make_shared<std::optional<relay::http::WebhookAnswer>>();
    m_services->intake.receive(body, [answer](relay::http::WebhookAnswer given) { *answer = given; });
    [[maybe_unused]] const bool answered = QTest::qWaitFor([&answer] { return answer->has_value(); }, kPatienceMs);
    return *answer;
}

QByteArray TestRelay::faceResult(const QString &interview, const QString &customer, const QByteArray &overall)
{
    return "{\"interviewId\":\"" + interview.toUtf8() + "\",\"customerId\":\"" + customer.toUtf8() + "\",\"overallStatus\":\"" + overall
           + "\",\"hint\":\"\"}";
}

QByteArray TestRelay::legacyResult(const QString &customer, const QByteArray &transaction, const QByteArray &overall)
{
    const QByteArray match = overall == "PASS" ? "true" : "false";
    const QByteArray id = customer.isEmpty() ? QByteArray() : "\"customerId\":\"" + customer.toUtf8() + "\",";
    return "{\"children\":[]," + id + "\"faceMatch\":" + match + ",\"interviewId\":\"63hsjlkdhfkhahjk1hkj\",\"overallScore\":0.92,"
           + "\"overallStatus\":\"" + overall + "\",\"recognitionConfidence\":{\"candidates\":[{\"confidence\":0.92,\"identityId\":\"x\"}],"
           + "\"confidence\":0.92},\"secondFactor\":false,\"spoofAttempt\":false,\"spoofConfidence\":0.0009,\"token\":\"secret\","
           + "\"interviewToken\":\"interview-secret\"," + "\"transactionId\":\"" + transaction + "\"}";
}

relay::http::LandingView TestRelay::visit(Press press, const QUrl &link, const QByteArray &cookie)
{
    const auto answer = std::make_shared<std::optional<relay::http::LandingView>>();
    const auto done = [answer](relay::http::LandingView view) { *answer = std::move(view); };
    const relay::http::Browser browser{.address = QHostAddress(u"198.51.100.7"_s), .userAgent = userAgent, .deviceCookie = cookie};
    const QString token = link.path().section(u'/', -1);
    switch (press) {
    case Press::Look:
        m_services->landing.look(token, browser, done);
        break;
    case Press::Yes:
        m_services->landing.yes(token, browser, done);
        break;
    case Press::No:
        m_services->landing.no(token, browser, done);
        break;
    }
    [[maybe_unused]] const bool answered = QTest::qWaitFor([&answer] { return answer->has_value(); }, kPatienceMs);
    return answer->value_or(relay::http::LandingView());
}

} // namespace authlink::test
