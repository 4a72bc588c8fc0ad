// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/relay/config/relay_config.h"
#include "core/relay/http/ports.h"
#include "core/vault/vault.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace authlink::relay::http
{

/// Named limits of the HTTP edge. Defaults are the relay's; tests shorten the times.
struct HttpLimits {
    qint64 headerBytes = 16 * 1024;
    qint64 bodyBytes = 256 * 1024;                                        ///< 413 beyond it
    std::chrono::milliseconds requestDeadline = std::chrono::seconds(10); ///< from the first byte of a request to its last
    std::optional<std::chrono::milliseconds> idleDeadline;                ///< a connection that asks nothing; else as configured
    int connections = 1024;                                               ///< open, not upgraded; consoles have a cap of their own
    int connectionsPerAddress = 256;                                      ///< loopback and trusted proxies are exempt
    int streams = 12'000;                                                 ///< upgraded
};

/// The relay's HTTP side: routes, limits, credentials of webhooks and their tokens, the landing page's pages, health. One thread.
class HttpRouter final : public QObject
{
    Q_OBJECT

public:
    /// @param vault seals the tokens that Incode is given. Handlers, clock, random and vault outlive the front
    HttpRouter(const config::RelayConfig &config, HttpLimits limits, HttpHandlers handlers, base::Clock &clock, base::Random &random,
               const vault::Vault &vault, QObject *parent = nullptr);
    ~HttpRouter() override;

    /// Errors: Invalid (address in use, TLS files).
    [[nodiscard]] base::Result<void> listen();
    [[nodiscard]] quint16 port() const;           ///< of the first public address
    [[nodiscard]] quint16 operationsPort() const; ///< of the first address for operators; 0: none
    /// Takes up the webhook credentials, trusted proxies and TLS files of `config`, and nothing else of it.
    /// Errors: Invalid (the TLS files, or TLS would begin or end): nothing has changed.
    [[nodiscard]] base::Result<void> reload(const config::RelayConfig &config);
    /// Stops accepting; requests under way are answered. drained() follows when none is left.
    void drain();

Q_SIGNALS:
    void drained();

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace authlink::relay::http
