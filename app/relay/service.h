// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/relay/reload_outcome.h"

#include "core/base/clock.h"
#include "core/base/process.h"
#include "core/base/random.h"
#include "core/base/system/service_manager.h"
#include "core/incode/incode_client.h"
#include "core/message/gateway_sender.h"
#include "core/relay/config/config_file.h"
#include "core/relay/relay.h"
#include "core/store/store.h"
#include "core/vault/vault.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <memory>

namespace authlink::app
{

/// A relay as a service of the system: stops on SIGINT and SIGTERM, reloads on SIGHUP, tells systemd how it is. One in a process.
class Service final : public QObject
{
    Q_OBJECT

public:
    Service(relay::config::ConfigFile file, std::unique_ptr<store::Store> store, vault::Vault vault);
    /// Errors: as Relay::start().
    [[nodiscard]] base::Result<void> start();

Q_SIGNALS:
    void stopped();

private:
    void reload();
    void tell(bool done, const QStringList &lines);
    [[nodiscard]] base::Result<relay::config::ConfigFile::Changes> takeUp();
    void stop();

    relay::config::ConfigFile m_file;
    std::unique_ptr<store::Store> m_store;
    vault::Vault m_vault;
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    QNetworkAccessManager m_network;
    incode::VendorState m_vendor;
    incode::IncodeClient m_incode;
    message::GatewaySender m_messages; // complete before the relay, which tells consoles what it serves
    relay::Relay m_relay;
    base::ServiceManager m_manager;
    const ReloadOutcome m_outcome;
    int m_reloads = 0;
    base::UnixSignals m_signals{base::UnixSignals::Hangup::Reloads};
};

} // namespace authlink::app
