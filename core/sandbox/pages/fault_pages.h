// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/http/server/http_message.h"
#include "core/sandbox/faults/fault_injector.h"
#include "core/sandbox/sandbox_config.h"

#include <QJsonObject>

#include <optional>

namespace authlink::sandbox::pages
{

/// Where faults are turned:
///   GET  /                the sandbox's front page: inbox, and a form of each kind of fault with the present settings
///   GET  /sandbox/faults  all settings as JSON (fault_settings.h)
///   POST /sandbox/faults  changes what the JSON object names, and answers all; or a form of the page, and goes back to it
class FaultPages
{
public:
    /// All outlive the pages.
    FaultPages(const SandboxConfig &config, faults::FaultInjector &faults, base::Clock &clock)
        : m_config(config),
          m_faults(faults),
          m_clock(clock)
    {
    }

    /// nullopt: the path is none of these.
    [[nodiscard]] std::optional<http::server::Response> handle(const http::server::Request &request);

private:
    [[nodiscard]] http::server::Response change(const http::server::Request &request);
    [[nodiscard]] http::server::Response changeByForm(const QByteArray &body);

    const SandboxConfig &m_config;
    faults::FaultInjector &m_faults;
    base::Clock &m_clock;
};

} // namespace authlink::sandbox::pages
