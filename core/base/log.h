// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

#include <chrono>
#include <optional>
#include <utility>

namespace authlink::base
{

// Personal data goes to the log masked (contact.h), secrets never.
Q_DECLARE_LOGGING_CATEGORY(lcRelay)   ///< authlink.relay: life of the server
Q_DECLARE_LOGGING_CATEGORY(lcHttp)    ///< authlink.http: requests and their limits
Q_DECLARE_LOGGING_CATEGORY(lcWebhook) ///< authlink.webhook: intake, attribution, verdict row
Q_DECLARE_LOGGING_CATEGORY(lcStream)  ///< authlink.stream: consoles and their calls
Q_DECLARE_LOGGING_CATEGORY(lcIncode)  ///< authlink.incode: calls to the vendor
Q_DECLARE_LOGGING_CATEGORY(lcStore)   ///< authlink.store: migrations, commits, failures
Q_DECLARE_LOGGING_CATEGORY(lcClient)  ///< authlink.client: the console's connection
Q_DECLARE_LOGGING_CATEGORY(lcSandbox) ///< authlink.sandbox: the simulated Incode

/// One line per message on stderr: time (UTC), level, category, text. Control characters are escaped.
void installLogFormat();

/// For messages that a stranger can cause: one a second goes to the log, the others are counted, so that a flood can't fill it.
/// Pure: the time is given. One thread.
class LogThrottle
{
public:
    static constexpr std::chrono::seconds kPause{1};

    /// How many were held back since the last one that went to the log; nullopt: hold this one back, too.
    /// @param now of a clock that never goes back, from any epoch, always the same
    [[nodiscard]] std::optional<quint64> admit(std::chrono::nanoseconds now)
    {
        if (m_last && now - *m_last < kPause) {
            ++m_heldBack;
            return std::nullopt;
        }
        m_last = now;
        return std::exchange(m_heldBack, 0);
    }

private:
    std::optional<std::chrono::nanoseconds> m_last;
    quint64 m_heldBack = 0;
};

} // namespace authlink::base
