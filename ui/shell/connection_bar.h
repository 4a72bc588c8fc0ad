// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/relay_connection.h"
#include "ui/theme/theme.h"

#include <QFrame>

#include <optional>
#include <utility>

class QLabel;
class QPushButton;

namespace authlink::ui
{

class Ticker;

/// What the connection bar says about one state: a shape, words and a color.
struct ConnectionWords {
    ColorRole role = ColorRole::Neutral;
    Shape shape = Shape::Offline;
    QString text;
    bool canTry = false;
};
/// @param untilNextTry absent: no try is planned
[[nodiscard]] ConnectionWords wordsOf(client::RelayConnection::State state, client::RelayConnection::Failure failure,
                                      std::optional<std::chrono::milliseconds> untilNextTry,
                                      protocol::VendorState vendor = protocol::VendorState::Ok);

/// Live, reconnecting in n s (with "try now"), offline, sign-in expired: four different things, in words and shape; and an outage of the
/// vendor while the relay is live.
class ConnectionBar final : public QFrame
{
    Q_OBJECT

public:
    ConnectionBar(const Theme &theme, client::RelayConnection &connection, Ticker &ticker, QWidget *parent = nullptr);

private:
    void refresh();

    const Theme &m_theme;
    client::RelayConnection &m_connection;
    Ticker &m_ticker;
    using Told = std::pair<client::RelayConnection::State, protocol::VendorState>;
    std::optional<Told> m_told;
    QLabel *m_icon;
    QLabel *m_text;
    QLabel *m_user;
    QPushButton *m_tryNow;
};

} // namespace authlink::ui
