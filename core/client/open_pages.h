// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/client/connection/relay_calls.h"
#include "core/client/connection/relay_connection.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace authlink::client
{

/// Turns the pages of what is open after the first, which the answer to hello holds. A connection that is lost in between does not start
/// it over: a replay tells what has changed on the pages that are known, and the others are turned on the next connection. One thread.
class OpenPages final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kRetryAfter{5'000};
    static constexpr qsizetype kMaxOpen = 100'000; ///< more are not taken; they would not be shown either

    /// Everything referred to outlives it.
    OpenPages(RelayConnection &connection, RelayCalls &calls, base::Clock &clock, QObject *parent = nullptr);
    ~OpenPages() override;

    /// The console starts over. @param cursor of the second page; empty: there is none
    void begin(const QString &cursor);
    [[nodiscard]] bool areComing() const { return m_cursor.has_value(); }
    /// The connection is live.
    void resume();
    /// The connection is lost.
    void pause();

Q_SIGNALS:
    void arrived(const authlink::protocol::OpenPage &page);
    /// That was the last page.
    void ended();

private:
    void ask();
    void onPage(const QString &cursor, const base::Result<protocol::OpenPage> &page);

    RelayConnection &m_connection;
    RelayCalls &m_calls;
    base::Clock &m_clock;
    std::optional<QString> m_cursor; ///< of the page to come
    qsizetype m_count = 0;
    CallHandle m_call;
    std::unique_ptr<base::Alarm> m_alarm;
};

} // namespace authlink::client
