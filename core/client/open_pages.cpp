// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/open_pages.h"

#include "core/base/log.h"

namespace authlink::client
{

OpenPages::OpenPages(RelayConnection &connection, RelayCalls &calls, base::Clock &clock, QObject *parent)
    : QObject(parent),
      m_connection(connection),
      m_calls(calls),
      m_clock(clock),
      m_alarm(clock.makeAlarm([this] { ask(); }))
{
}

OpenPages::~OpenPages() = default;

void OpenPages::begin(const QString &cursor)
{
    pause();
    m_count = 0;
    m_cursor = cursor.isEmpty() ? std::nullopt : std::optional(cursor);
}

void OpenPages::resume()
{
    ask();
}

void OpenPages::pause()
{
    m_call.cancel();
    m_alarm->clear();
}

void OpenPages::ask()
{
    if (!m_cursor || m_call.isPending() || !m_connection.isLive())
        return;
    m_call = m_calls.listOpen(*m_cursor, [this, cursor = *m_cursor](const auto &page) { onPage(cursor, page); });
}

void OpenPages::onPage(const QString &cursor, const base::Result<protocol::OpenPage> &page)
{
    if (!page) {
        if (page.error().code == base::ErrorCode::Invalid)
            m_cursor = QString(); // another relay, perhaps, which does not know the place: from the beginning
        m_alarm->set(m_clock.now() + kRetryAfter);
        return;
    }
    m_count += page->open.size();
    const bool goesOn = !page->next.isEmpty() && page->next != cursor && !page->open.isEmpty() && m_count < kMaxOpen;
    if (!goesOn && !page->next.isEmpty())
        qCWarning(base::lcClient) << "the relay's list of what is open has no end; stopped after" << m_count;
    m_cursor = goesOn ? std::optional(page->next) : std::nullopt;
    Q_EMIT arrived(*page);
    if (m_cursor)
        ask();
    else if (!m_call.isPending()) // else who heard of the page began anew
        Q_EMIT ended();
}

} // namespace authlink::client
