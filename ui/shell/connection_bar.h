// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/connection/relay_connection.h"
#include "ui/theme/theme.h"

#include <QFrame>

#include <optional>
#include <tuple>

class QLabel;
class QPushButton;

namespace authlink::ui
{

class Ticker;

/// How the connection bar shows one state; its words are client::connectionText().
struct ConnectionLook {
    ColorRole role = ColorRole::Neutral;
    Shape shape = Shape::Offline;
    bool canTry = false; ///< "Try now" makes sense
};
[[nodiscard]] ConnectionLook lookOf(client::RelayConnection::State state, protocol::VendorState vendor, protocol::StoreState store);

/// Live, reconnecting in n s (with "try now"), offline, sign-in expired: four different things, in words and shape; and an outage of the
/// vendor while the relay is live.
class ConnectionBar final : public QFrame
{
    Q_OBJECT

public:
    ConnectionBar(const Theme &theme, client::RelayConnection &connection, Ticker &ticker, QWidget *parent = nullptr);

private:
    void refresh();
    void applyLook();

    const Theme &m_theme;
    client::RelayConnection &m_connection;
    Ticker &m_ticker;
    using Told = std::tuple<client::RelayConnection::State, protocol::VendorState, protocol::StoreState>;
    std::optional<Told> m_told;
    QLabel *m_icon;
    QLabel *m_text;
    QLabel *m_user;
    QPushButton *m_tryNow;
};

} // namespace authlink::ui
