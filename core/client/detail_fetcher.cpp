// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/detail_fetcher.h"

#include <algorithm>
#include <utility>

namespace authlink::client
{

DetailFetcher::DetailFetcher(RelayConnection &connection, RelayCalls &calls, base::Clock &clock, QObject *parent)
    : QObject(parent),
      m_connection(connection),
      m_calls(calls),
      m_clock(clock),
      m_alarm(clock.makeAlarm([this] {
          m_rests = false;
          ask();
      }))
{
}

DetailFetcher::~DetailFetcher() = default;

void DetailFetcher::want(const QString &id)
{
    if (!m_wanted.contains(id)) {
        m_wanted.insert(id);
        m_waiting.append(id);
    }
    ask();
}

void DetailFetcher::wantFirst(const QString &id)
{
    if (!m_wanted.contains(id) || m_waiting.removeOne(id)) {
        m_wanted.insert(id);
        m_waiting.prepend(id);
    }
    ask();
}

void DetailFetcher::forget(const QString &id)
{
    m_wanted.remove(id);
}

void DetailFetcher::resume()
{
    ask();
}

void DetailFetcher::pause()
{
    m_call.cancel();
    m_waiting = std::exchange(m_asked, {}) + m_waiting;
    m_rests = false;
    m_alarm->clear();
}

void DetailFetcher::ask()
{
    if (!m_connection.isLive() || m_call.isPending() || m_rests)
        return;
    const int most = m_connection.hello()->limits.getIds;
    while (!m_waiting.isEmpty() && m_asked.size() < most) {
        const QString id = m_waiting.takeFirst();
        if (m_wanted.contains(id) && !m_asked.contains(id))
            m_asked.append(id);
    }
    if (m_asked.isEmpty())
        return;
    if (most == 1)
        return askForOne(m_asked.constFirst());
    m_call = m_calls.getSeveral(m_asked, [this](const auto &details) { onSeveral(details); });
}

void DetailFetcher::askForOne(const QString &id)
{
    m_call = m_calls.get(id, [this, id](const auto &detail) { onOne(id, detail); });
}

void DetailFetcher::onOne(const QString &id, const base::Result<protocol::VerificationDetail> &detail)
{
    using base::ErrorCode;
    if (detail && detail->verification.id == id)
        return tell({.items = {*detail}, .notFound = {}});
    if (!detail && (detail.error().code == ErrorCode::NotFound || detail.error().code == ErrorCode::NotAllowed))
        return tell({.items = {}, .notFound = {id}});
    tell({}); // nothing can be said of it
}

void DetailFetcher::onSeveral(const base::Result<protocol::VerificationDetails> &details)
{
    tell(details.value_or(protocol::VerificationDetails{}));
}

void DetailFetcher::tell(const protocol::VerificationDetails &answer)
{
    const QStringList asked = std::exchange(m_asked, {});
    QSet<QString> answered;
    for (const auto &detail : answer.items)
        answered.insert(detail.verification.id);
    for (const QString &id : answer.notFound)
        answered.insert(id);
    for (const QString &id : asked) { // before anybody is told: who hears it may ask for more
        if (!answered.contains(id))
            m_waiting.append(id);
    }
    if (std::none_of(asked.cbegin(), asked.cend(), [&answered](const QString &id) { return answered.contains(id); })) {
        m_waiting.append(m_waiting.takeFirst()); // it may be the one that can't be had, and must not stay in front of the others
        retryLater();
    }
    for (const auto &detail : answer.items) {
        if (asked.contains(detail.verification.id) && m_wanted.remove(detail.verification.id))
            Q_EMIT arrived(detail);
    }
    for (const QString &id : answer.notFound) {
        if (asked.contains(id) && m_wanted.remove(id))
            Q_EMIT gone(id);
    }
    ask();
}

void DetailFetcher::retryLater()
{
    m_rests = true;
    m_alarm->set(m_clock.now() + kRecheckAfter);
}

} // namespace authlink::client
