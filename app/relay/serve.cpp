// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/commands.h"

#include "core/base/clock.h"
#include "core/base/process.h"
#include "core/base/random.h"
#include "core/incode/incode_client.h"
#include "core/message/gateway_sender.h"
#include "core/relay/relay.h"
#include "core/store/store.h"
#include "core/vault/vault.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QSysInfo>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{
/// What was sealed with the key of the configuration can't be opened with the key of the file, and the other way round.
base::Result<vault::Vault> vaultOf(const relay::config::StoreSection &store)
{
    return store.key.isEmpty() ? vault::Vault::withKeyFile(relay::config::keyFileOf(store)) : vault::Vault::withKey(store.key);
}

/// Tells people which relay serves a database, when a second one tries.
QString ownName(const relay::config::RelayConfig &config)
{
    return u"authlink-relay on %1, process %2, listening on %3"_s.arg(QSysInfo::machineHostName())
        .arg(QCoreApplication::applicationPid())
        .arg(u"%1:%2"_s.arg(config.http.address.toString()).arg(config.http.port));
}

/// The configuration was checked already; what is not configured is not served.
void take(message::GatewaySender &sender, verification::Channel channel, const message::GatewaySettings &settings)
{
    if (settings.url.isEmpty())
        return;
    if (auto gateway = message::Gateway::of(settings))
        sender.serve(channel, std::move(*gateway));
}
} // namespace

int serve(const QString &configPath)
{
    const auto config = relay::config::loadConfig(configPath, QProcessEnvironment::systemEnvironment());
    if (!config)
        return failed(config.error().message);
    const auto store = store::openStore(config->store.url, store::Access::Serve, ownName(*config));
    if (!store)
        return failed(store.error().message);

    const auto vault = vaultOf(config->store);
    if (!vault)
        return failed(vault.error().message);

    base::SystemClock clock;
    base::SystemRandom random;
    QNetworkAccessManager network;
    incode::VendorState vendor;
    incode::IncodeClient incode(config->incode.api, network, clock, random, vendor);
    message::GatewaySender messages(network);
    take(messages, verification::Channel::Sms, config->message.sms);
    take(messages, verification::Channel::Email, config->message.email);
    relay::Relay relay(*config, relay::RelayParts{.clock = clock,
                                                  .random = random,
                                                  .store = **store,
                                                  .incode = incode,
                                                  .records = incode,
                                                  .vault = *vault,
                                                  .vendor = vendor,
                                                  .messages = &messages,
                                                  .invitations = &incode});
    QObject::connect(
        &relay, &relay::Relay::stopped, &relay, [] { QCoreApplication::exit(kDone); }, Qt::QueuedConnection);
    // Before the start: whoever sees the relay serving may stop it in the same moment.
    const base::UnixSignals stopSignals;
    QObject::connect(&stopSignals, &base::UnixSignals::stopRequested, &relay, &relay::Relay::stop);
    if (const auto started = relay.start(); !started)
        return failed(started.error().message);
    return QCoreApplication::exec();
}

} // namespace authlink::app
