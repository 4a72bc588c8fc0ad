// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http_message.h"
#include "core/sandbox/messages.h"
#include "core/sandbox/sandbox.h"
#include "core/sandbox/sessions.h"

#include <QHash>
#include <QJsonObject>

#include <map>
#include <optional>

namespace authlink::sandbox
{

/// The vendor's API, as far as the relay uses it (facts/incode.md sections 3, 4, 8). `api-version: 1.0` is asked of every call (400);
/// `x-api-key` of every call whose path does not begin with /0/ (403); the session or executive token in X-Incode-Hardware-Id (401).
/// Errors are the vendor's: {timestamp, status, error, message, path}.
class Api
{
public:
    /// @param config and the others outlive the API
    Api(const SandboxConfig &config, Sessions &sessions, Messages &messages, base::Clock &clock, base::Random &random);

    /// Where capture pages are: known once the server listens.
    void setBase(const QUrl &base) { m_base = base; }
    /// nullopt: the path is none of the API's.
    [[nodiscard]] std::optional<net::Response> handle(const net::Request &request);

private:
    struct Call;
    struct Endpoint;
    static const QHash<QByteArray, Endpoint> &endpoints();

    [[nodiscard]] net::Response error(const net::Request &request, int status, const QString &message) const;
    [[nodiscard]] net::Response start(const Call &call);
    [[nodiscard]] net::Response onboardingUrl(const Call &call);
    [[nodiscard]] net::Response addPhone(const Call &call);
    [[nodiscard]] net::Response logIn(const Call &call);
    [[nodiscard]] net::Response sendSms(const Call &call);
    [[nodiscard]] bool isExecutive(const QByteArray &token) const;

    const SandboxConfig &m_config;
    Sessions &m_sessions;
    Messages &m_messages;
    base::Clock &m_clock;
    base::Random &m_random;
    QUrl m_base;
    std::multimap<base::Instant, QByteArray> m_executives; ///< SHA-256 hex of executive tokens by their end
};

} // namespace authlink::sandbox
