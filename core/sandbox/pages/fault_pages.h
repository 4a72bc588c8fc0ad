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

/// Shows and changes the faults:
///   GET  /                the front page: the inbox in a frame, which faults are on, and a form for each kind of fault
///   GET  /sandbox/faults  all settings as JSON (fault_settings.h)
///   POST /sandbox/faults  a JSON object changes what it names and is answered with all settings; a form of the front page changes what
///                         its fields hold and is answered with a redirect to the front page
class FaultPages
{
public:
    /// All references outlive the pages.
    FaultPages(const SandboxConfig &config, faults::FaultInjector &faults, base::Clock &clock)
        : m_config(config),
          m_faults(faults),
          m_clock(clock)
    {
    }

    /// nullopt: the path is not one of these.
    [[nodiscard]] std::optional<http::server::Response> handle(const http::server::Request &request);

private:
    [[nodiscard]] http::server::Response change(const http::server::Request &request);
    [[nodiscard]] http::server::Response changeByForm(const QByteArray &body);

    const SandboxConfig &m_config;
    faults::FaultInjector &m_faults;
    base::Clock &m_clock;
};

} // namespace authlink::sandbox::pages
