// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/commands.h"
#include "app/relay/listen_addresses.h"
#include "app/relay/pid_file.h"
#include "app/relay/service.h"

#include "core/base/log.h"
#include "core/base/system/blocking.h"

#include <QCoreApplication>
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
        .arg(listenAddresses(config.http));
}
} // namespace

int serve(const QString &configPath)
{
    auto file = relay::config::ConfigFile::read(configPath, QProcessEnvironment::systemEnvironment());
    if (!file)
        return failed(file.error().message);
    const relay::config::StoreSection section = file->config().store;
    auto store = store::openStore(section.url, store::Access::Serve, ownName(file->config()));
    if (!store)
        return failed(store.error().message);
    auto vault = vaultOf(section);
    if (!vault)
        return failed(vault.error().message);
    PidFile pid(section);
    if (!pid.write())
        qCWarning(base::lcRelay) << "the file with the process's number can't be written: `authlink-relay reload` will not find this relay";

    Service service(std::move(*file), std::move(*store), std::move(*vault));
    QObject::connect(&service, &Service::stopped, &service, [] { QCoreApplication::exit(kDone); });
    if (const auto started = service.start(); !started)
        return failed(started.error().message);
    const base::MustNotBlock fromHereOn;
    return QCoreApplication::exec();
}

} // namespace authlink::app
