// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/connection/relay_calls.h"
#include "core/client/connection/relay_connection.h"

#include <QObject>

#include <optional>

namespace authlink::test
{

/// One agent's console without its window: the product's own connection and calls. Counts what is open.
class SoakAgent final : public QObject
{
    Q_OBJECT

public:
    SoakAgent(const QUrl &stream, const QByteArray &token, base::Clock &clock, base::Random &random, QObject *parent);

    [[nodiscard]] client::RelayConnection &connection() { return m_connection; }
    [[nodiscard]] client::RelayCalls &calls() { return m_calls; }

    int open = 0;                                       ///< verifications of this agent that have not ended
    std::optional<base::Instant> outageAt, recoveredAt; ///< when this console was told, first and last

private:
    client::RelayConnection m_connection;
    client::RelayCalls m_calls;
};

} // namespace authlink::test
