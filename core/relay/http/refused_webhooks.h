// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/http/server_alias.h"

#include "core/base/log.h"
#include "core/http/server/http_message.h"

#include <map>

namespace authlink::relay::http
{

/// Tells operators of webhooks that came and were not taken, for which whoever sends them may show nobody an error: what came, from where,
/// why it was refused and what to change. One line a second at most for each reason. One thread.
class RefusedWebhooks
{
public:
    enum class Why {
        Address,   ///< an address that leads nowhere
        Method,    ///< not POST
        MediaType, ///< not JSON
        Coding,    ///< compressed
    };

    /// @param client after trusted proxies
    void tell(const server::Request &request, const QHostAddress &client, Why why);
    /// @param bytes of its body; 0: it came in chunks
    void tellTooLong(const QHostAddress &client, qint64 bytes, qint64 limit);
    /// Its body is JSON of another kind, none, or such as readers disagree about.
    /// @param why in a sentence
    void tellNoObject(const QHostAddress &client, qsizetype bytes, const QString &why);

private:
    static void write(base::LogThrottle &log, const QHostAddress &client, const QString &why);

    std::map<Why, base::LogThrottle> m_logs;
    base::LogThrottle m_noObjectLog, m_tooLongLog;
};

/// Whether an address that leads nowhere was meant for Incode's webhooks, by its words alone.
[[nodiscard]] bool looksLikeWebhooks(const QByteArray &path);
/// Whether an address that leads nowhere may hold a credential, which must not be logged: that of a delivery report does.
[[nodiscard]] bool mayHoldCredential(const QByteArray &path);

} // namespace authlink::relay::http
