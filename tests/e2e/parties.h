// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/simulated_customer.h"
#include "tests/support/programs/program.h"
#include "tests/support/programs/relay_program.h"

#include <QNetworkAccessManager>

#include <memory>

namespace authlink::test
{

/// Sandbox and relay as processes that know each other, and a customer with a phone. Each step waits at most 10 s.
class Parties
{
public:
    Parties() : sandbox(QStringLiteral("authlink-sandbox")) {}
    /// Prepares the relay and starts both.
    [[nodiscard]] bool start();
    [[nodiscard]] QUrl sandboxUrl() const { return m_sandboxUrl; }

    /// The link of the newest SMS; invalid if none came.
    [[nodiscard]] QUrl linkOnThePhone();
    /// Opens the link and says yes.
    [[nodiscard]] bool sayYes(const QUrl &link);
    [[nodiscard]] bool capture(sandbox::Capture outcome);

    Program sandbox;
    QStringList sandboxOptions; ///< beside port and webhook
    RelayProgram relay;
    QByteArray relaySections; ///< goes on in [incode], with other sections behind; SANDBOX stands for the sandbox's address

private:
    QUrl m_sandboxUrl;
    QNetworkAccessManager m_network;
    std::unique_ptr<sandbox::SimulatedCustomer> m_customer;
};

} // namespace authlink::test
