// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/api/token_cache.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::incode::api
{

TokenCache::TokenCache(const base::Clock &clock, QString path, Fetch fetch, Read read)
    : m_clock(clock),
      m_path(std::move(path)),
      m_fetch(std::move(fetch)),
      m_read(read)
{
}

std::optional<base::Secret> TokenCache::token() const
{
    const auto age = m_clock.now() - m_since;
    const bool fresh = age >= std::chrono::milliseconds::zero() && age < m_grant.use; // a clock set back tells nothing
    return m_grant.token.isEmpty() || !fresh ? std::nullopt : std::optional(m_grant.token);
}

TokenCache::Ticket TokenCache::fetch(Done done)
{
    auto ticket = std::make_shared<Done>(std::move(done));
    m_waiting.push_back(ticket);
    if (!m_call)
        m_call = m_fetch([this](gate::HttpAnswer answer) { onAnswer(std::move(answer)); });
    return ticket;
}

void TokenCache::invalidate(const base::Secret &refused)
{
    if (m_grant.token == refused)
        m_grant = Grant();
}

void TokenCache::onAnswer(gate::HttpAnswer answer)
{
    base::Result<base::Secret> result;
    if (!answer) {
        result = base::fail(std::move(answer.error().error));
    } else if (auto grant = m_read(*answer)) {
        m_grant = *std::move(grant);
        m_since = m_clock.now();
        result = m_grant.token;
    } else {
        result = base::fail(unusableAnswer(m_path, u"token"_s));
    }
    // A callback may start another fetch, or end us all: from here on only locals.
    const auto finished = std::move(m_call);
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &waiter : waiting) {
        if (const Ticket ticket = waiter.lock())
            (*ticket)(result);
    }
}

} // namespace authlink::incode::api
