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

/// Notices of the relay, one line for each code, above the pages. An alert stays until the agent dismisses it, a recovery disappears after
/// kRecoveryShown, anything else when the relay withdraws it or the connection is made anew. An outage is shown in the connection bar, in
/// the start panel and on the panels instead.
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
