// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/service.h"

#include "core/base/log.h"

#include <QCoreApplication>
#include <QProcessEnvironment>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

/// The configuration was checked already; what is not configured is not served.
message::Gateways gatewaysOf(const relay::config::MessageSection &settings)
{
    using verification::Channel;
    message::Gateways gateways;
    for (const auto &[channel, gateway] : {std::pair(Channel::Sms, settings.sms), std::pair(Channel::Email, settings.email)}) {
        if (gateway.url.isEmpty())
            continue;
        if (auto made = message::Gateway::of(gateway))
            gateways.emplace(channel, std::move(*made));
    }
    return gateways;
}

QString listed(const QStringList &keys)
{
    return keys.isEmpty() ? u"nothing"_s : keys.join(u", "_s);
}

} // namespace

Service::Service(relay::config::ConfigFile file, std::unique_ptr<store::Store> store, vault::Vault vault)
    : m_file(std::move(file)),
      m_store(std::move(store)),
      m_vault(std::move(vault)),
      m_incode(m_file.config().incode.api, m_network, m_clock, m_random, m_vendor),
      m_messages(m_network, gatewaysOf(m_file.config().message)),
      m_relay(m_file.config(), relay::RelayParts{.clock = m_clock,
                                                 .random = m_random,
                                                 .store = *m_store,
                                                 .incode = m_incode,
                                                 .records = m_incode,
                                                 .vault = m_vault,
                                                 .vendor = m_vendor,
                                                 .messages = &m_messages,
                                                 .invitations = &m_incode}),
      m_manager(QProcessEnvironment::systemEnvironment()),
      m_outcome(m_file.config().store)
{
    connect(&m_relay, &relay::Relay::stopped, this, &Service::stopped, Qt::QueuedConnection);
    // Before the start: whoever sees the relay serving may stop it in the same moment.
    connect(&m_signals, &base::UnixSignals::stopRequested, this, &Service::stop);
    connect(&m_signals, &base::UnixSignals::reloadRequested, this, &Service::reload);
}

base::Result<void> Service::start()
{
    m_outcome.clear();
    auto started = m_relay.start();
    if (started)
        m_manager.ready();
    return started;
}

void Service::stop()
{
    m_manager.stopping();
    m_relay.stop();
}

base::Result<relay::config::ConfigFile::Changes> Service::takeUp()
{
    auto changes = m_file.readAgain();
    if (!changes)
        return changes;
    if (const auto reloaded = m_relay.reload(changes->config); !reloaded)
        return base::fail(reloaded.error());
    for (auto &[channel, gateway] : gatewaysOf(changes->config.message))
        m_messages.serve(channel, std::move(gateway));
    m_incode.useCredentials(changes->config.incode.api);
    return changes;
}

void Service::reload()
{
    m_manager.reloading();
    if (auto changes = takeUp()) {
        QStringList lines{u"reloaded; changed: "_s + listed(changes->taken)};
        qCInfo(base::lcRelay).noquote() << lines.constFirst();
        if (!changes->needRestart.isEmpty()) {
            lines.append(u"only a restart takes up: "_s + listed(changes->needRestart));
            qCWarning(base::lcRelay).noquote() << lines.constLast();
        }
        m_file.take(std::move(*changes));
        tell(true, lines);
    } else {
        const QString refused = u"the reload was refused, everything stays as it was: "_s + changes.error().message;
        qCCritical(base::lcRelay).noquote() << refused;
        tell(false, {refused});
    }
    m_manager.ready();
}

void Service::tell(bool done, const QStringList &lines)
{
    const ReloadOutcome::Told told{.process = QCoreApplication::applicationPid(), .number = ++m_reloads, .done = done, .lines = lines};
    if (!m_outcome.write(told))
        qCWarning(base::lcRelay)
            << "what came of the reload can't be written beside the database: `authlink-relay reload` does not hear of it";
}

} // namespace authlink::app
