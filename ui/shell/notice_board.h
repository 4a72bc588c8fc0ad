// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/connection/relay_connection.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <functional>
#include <optional>

class QVBoxLayout;

namespace authlink::ui
{

class NoticeLine;
class Ticker;

/// What the relay tells the whole desk, one line for each thing, above the pages. An alert stays until the agent has taken note of it;
/// a recovery goes by itself; anything else goes when the relay takes it back or the connection starts over. An outage of the vendor is
/// not said here but where it matters: in the connection bar, at the start and on the panels.
class NoticeBoard final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype kMaxLines = 3; ///< more at once: the oldest goes, alerts last
    static constexpr std::chrono::seconds kRecoveryShown{20};

    /// All outlive it.
    NoticeBoard(const Theme &theme, const client::RelayConnection &connection, Ticker &ticker, QWidget *parent = nullptr);

private:
    struct Line {
        QString code;
        NoticeLine *line = nullptr;
        bool isAlert = false;                ///< stays until dismissed
        std::optional<base::Instant> goesAt; ///< local time
    };

    void onNotice(const protocol::Notice &notice);
    void onVendorChanged();
    void onLive();
    void onTick();
    Line &lineFor(const QString &code);
    void removeIf(const std::function<bool(const Line &)> &gone);
    void makeRoom();

    const Theme &m_theme;
    const client::RelayConnection &m_connection;
    Ticker &m_ticker;
    QVBoxLayout *m_column;
    QList<Line> m_lines; ///< oldest first
};

} // namespace authlink::ui
