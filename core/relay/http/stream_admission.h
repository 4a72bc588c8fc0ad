// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/http/auth_failure_limiter.h"
#include "core/relay/http/metrics.h"
#include "core/relay/http/ports.h"
#include "core/relay/http/server_alias.h"

#include "core/base/random.h"
#include "core/http/server/http_server.h"
#include "core/relay/config/relay_config.h"

#include <QObject>

#include <functional>
#include <optional>

namespace authlink::relay::http
{

/// Who may open a stream: asked before the upgrade, and answered as any HTTP request is (docs/protocol.md). A token that the relay does not
/// know is only looked up for an address that has not tried too many, those that are being looked up included. One thread.
class StreamAdmission
{
public:
    static constexpr auto kPath = "/v1/stream";

    /// @param config, acceptor, random outlive this
    StreamAdmission(const config::RelayConfig &config, StreamAcceptor &acceptor, base::Random &random)
        : m_config(config),
          m_acceptor(acceptor),
          m_random(random)
    {
    }

    /// Lets in or gives the answer that refuses the upgrade. `done` does not run once this is destroyed.
    void admit(const server::Request &request, std::function<void(server::HttpServer::UpgradeVerdict)> done);
    /// To who asks for the stream without an upgrade.
    [[nodiscard]] static server::Response upgradeRequired();

private:
    [[nodiscard]] server::Response refusal(Admission admission);
    [[nodiscard]] std::optional<server::Response> judge(Admission admission, const server::Client &client, bool known);
    [[nodiscard]] server::Response later(int status, std::chrono::seconds from, std::chrono::seconds to, const QString &why);

    const config::RelayConfig &m_config;
    StreamAcceptor &m_acceptor;
    base::Random &m_random;
    AuthFailureLimiter m_failures;
    QObject m_context;
};

} // namespace authlink::relay::http
