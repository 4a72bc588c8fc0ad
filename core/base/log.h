// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace authlink::base
{

// Personal data goes to the log masked (masking.h), secrets never.
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

} // namespace authlink::base
