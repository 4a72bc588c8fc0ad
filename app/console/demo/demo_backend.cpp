// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/demo/demo_backend.h"

#include "core/base/random.h"
#include "core/incode/incode_client.h"
#include "core/message/gateway_sender.h"
#include "core/relay/relay.h"
#include "core/sandbox/sample_directory.h"
#include "core/sandbox/sandbox.h"
#include "core/store/store.h"
#include "core/vault/vault.h"

#include <QNetworkAccessManager>

#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

constexpr int kTokenBits = 256;

} // namespace

/// The two servers and what they need; everything in here lives in the demo's thread.
class DemoBackend::Servers final : public QObject
{
public:
    Servers(base::Clock &clock, const Settings &settings, QString storeUrl)
        : m_clock(clock),
          m_settings(settings),
          m_storeUrl(std::move(storeUrl)),
          m_apiKey(randomSecret()),
          m_webhookSecret(randomSecret()),
          m_executivePassword(randomSecret())
    {
    }

    base::Result<void> start(const base::Secret &signInToken)
    {
        auto directory = sandbox::sampleDirectory();
        if (!directory)
            return base::fail(directory.error());
        if (auto started = startSandbox(*directory); !started)
            return started;
        if (auto opened = openStore(); !opened)
            return opened;
        if (const auto imported = m_store->importCustomers(*directory); !imported)
            return base::fail(imported.error());
        store::User agent;
        agent.name = u"alex"_s;
        agent.displayName = u"Alex Morgan"_s;
        agent.tokenHash = base::sha256Hex(signInToken.reveal());
        agent.createdAt = m_clock.now();
        if (auto saved = m_store->saveUser(agent); !saved)
            return saved;
        return startRelay();
    }

    void restartRelay(std::function<void(base::Result<void>)> done)
    {
        connect(
            m_relay.get(), &relay::Relay::stopped, this, [this, done = std::move(done)] { done(startAnew()); }, Qt::QueuedConnection);
        m_relay->stop();
    }

    [[nodiscard]] const relay::Relay &relay() const { return *m_relay; }
    [[nodiscard]] const base::Secret &webhookSecret() const { return m_webhookSecret; }
    [[nodiscard]] const sandbox::Sandbox &sandbox() const { return *m_sandbox; }

private:
    base::Secret randomSecret() { return base::Secret::fromString(base::makeToken(m_random, kTokenBits)); }

    base::Result<void> startSandbox(const std::vector<verification::Customer> &gallery)
    {
        sandbox::SandboxConfig config;
        config.apiKey = m_apiKey;
        config.webhookSecret = m_webhookSecret;
        config.executivePassword = m_executivePassword;
        config.retryTimeScale = m_settings.retryTimeScale;
        config.gallery = gallery;
        m_sandboxConfig = config;
        m_sandbox = std::make_unique<sandbox::Sandbox>(config, m_clock, m_random);
        return m_sandbox->start();
    }

    base::Result<void> openStore()
    {
        auto opened = store::openStore(m_storeUrl, store::Access::Serve, u"the demo of authlink-console"_s);
        if (!opened)
            return base::fail(opened.error());
        m_store = std::move(*opened);
        relay::config::StoreSection section;
        section.url = m_storeUrl;
        auto vault = vault::Vault::withKeyFile(relay::config::keyFileOf(section)); // in the demo's folder: it goes with it
        if (!vault)
            return base::fail(vault.error());
        m_vault = std::make_unique<vault::Vault>(std::move(*vault));
        return {};
    }

    base::Result<void> startAnew()
    {
        m_relay.reset();
        m_incode.reset();
        m_store.reset();
        if (auto opened = openStore(); !opened)
            return opened;
        return startRelay();
    }

    base::Result<void> startRelay()
    {
        relay::config::RelayConfig config;
        config.http.port = m_port;
        config.incode.api.apiUrl = m_sandbox->url();
        config.incode.api.onboardingUrl = m_sandbox->url();
        config.incode.api.clientId = m_sandboxConfig.clientId;
        config.incode.api.apiKey = m_apiKey;
        config.incode.api.configurationId = m_sandboxConfig.configurationId;
        config.incode.api.executiveEmail = m_sandboxConfig.executiveEmail;
        config.incode.api.executivePassword = m_executivePassword;
        config.incode.link = m_settings.link;
        config.webhook.headerSecret = m_webhookSecret;
        m_incode = std::make_unique<incode::IncodeClient>(config.incode.api, m_network, m_clock, m_random, m_vendor);
        config.message.email = emailGateway();
        auto email = message::Gateway::of(config.message.email);
        if (!email)
            return base::fail(email.error());
        m_messages.serve(verification::Channel::Email, std::move(*email));
        m_relay = std::make_unique<relay::Relay>(config, relay::RelayParts{.clock = m_clock,
                                                                           .random = m_random,
                                                                           .store = *m_store,
                                                                           .incode = *m_incode,
                                                                           .records = *m_incode,
                                                                           .vault = *m_vault,
                                                                           .vendor = m_vendor,
                                                                           .messages = &m_messages,
                                                                           .invitations = nullptr});
        if (auto started = m_relay->start(); !started)
            return started;
        m_port = m_relay->port();
        QUrl webhook = m_relay->httpUrl();
        webhook.setPath(u"/webhooks/incode"_s);
        m_sandbox->setWebhook(webhook, config.webhook.headerName, m_webhookSecret);
        return {};
    }

    /// The sandbox's own provider, so that e-mail can be tried too.
    [[nodiscard]] message::GatewaySettings emailGateway() const
    {
        message::GatewaySettings gateway;
        gateway.url = m_sandbox->url().resolved(QUrl(u"/gateway/messages"_s));
        gateway.body = QStringLiteral(R"({"to":"{to}","subject":"{subject}","text":"{text}","callback":"{callback}"})");
        gateway.reference = u"/sid"_s;
        return gateway;
    }

    base::Clock &m_clock;
    Settings m_settings;
    QString m_storeUrl;
    base::SystemRandom m_random;
    base::Secret m_apiKey, m_webhookSecret, m_executivePassword;
    QNetworkAccessManager m_network{this};
    message::GatewaySender m_messages{m_network};
    sandbox::SandboxConfig m_sandboxConfig;
    quint16 m_port = 0;
    incode::VendorState m_vendor;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<vault::Vault> m_vault;
    std::unique_ptr<incode::IncodeClient> m_incode;
    std::unique_ptr<relay::Relay> m_relay;
};

DemoBackend::DemoBackend(base::Clock &clock, const Settings &settings, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_settings(settings)
{
    m_thread.setObjectName(u"demo"_s);
}

DemoBackend::~DemoBackend()
{
    if (m_servers)
        QMetaObject::invokeMethod(
            m_servers, [servers = m_servers] { delete servers; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

base::Result<void> DemoBackend::start()
{
    base::SystemRandom random;
    m_token = base::Secret::fromString(base::makeToken(random, kTokenBits));
    const QString storeUrl = u"sqlite:"_s + m_folder.filePath(u"demo.db"_s);

    auto *door = new QObject; // where the servers are made: they must be born in their thread
    door->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, door, &QObject::deleteLater);
    m_thread.start();
    std::optional<base::Result<void>> started;
    QMetaObject::invokeMethod(
        door,
        [&] {
            m_servers = new Servers(m_clock, m_settings, storeUrl);
            started = m_servers->start(m_token);
            if (*started) {
                m_streamUrl = m_servers->relay().streamUrl();
                m_webhookSecret = m_servers->webhookSecret();
                m_sandboxUrl = m_servers->sandbox().url();
                m_webhookUrl = m_servers->relay().httpUrl().resolved(QUrl(u"/webhooks/incode"_s));
            }
        },
        Qt::BlockingQueuedConnection);
    return *started;
}

void DemoBackend::restartRelay(std::function<void(base::Result<void>)> done)
{
    m_restarted = std::move(done);
    // Not waited for here: the console answers the relay's goodbye from this thread.
    QMetaObject::invokeMethod(
        m_servers,
        [this, servers = m_servers] {
            servers->restartRelay([this](const base::Result<void> &restarted) {
                QMetaObject::invokeMethod(
                    this, [this, restarted] { std::exchange(m_restarted, nullptr)(restarted); }, Qt::QueuedConnection);
            });
        },
        Qt::QueuedConnection);
}

} // namespace authlink::app
