// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/executive_session.h"

#include <utility>

namespace authlink::incode
{

namespace
{
/// The token lives 24 h; an hour is left for calls under way and for clocks that differ.
constexpr std::chrono::hours kTokenUse(23);
} // namespace

ExecutiveSession::ExecutiveSession(const base::Clock &clock, LogIn logIn) : m_clock(clock), m_logIn(std::move(logIn)) {}

std::optional<base::Secret> ExecutiveSession::token() const
{
    const auto age = m_clock.now() - m_since;
    const bool fresh = age >= std::chrono::milliseconds::zero() && age < kTokenUse; // a clock set back tells nothing
    return m_token.isEmpty() || !fresh ? std::nullopt : std::optional(m_token);
}

ExecutiveSession::Ticket ExecutiveSession::wait(Done done)
{
    auto ticket = std::make_shared<Done>(std::move(done));
    m_waiting.push_back(ticket);
    if (!m_exchange)
        m_exchange = m_logIn([this](HttpAnswer answer) { onAnswer(std::move(answer)); });
    return ticket;
}

void ExecutiveSession::invalidate(const base::Secret &refused)
{
    if (m_token == refused)
        m_token = base::Secret();
}

void ExecutiveSession::onAnswer(HttpAnswer answer)
{
    base::Result<base::Secret> result;
    if (!answer) {
        result = base::fail(std::move(answer.error().error));
    } else {
        const QByteArray token = answer->value(QLatin1String("token")).toString().toUtf8();
        if (isHeaderSafe(token)) {
            m_token = base::Secret(token);
            m_since = m_clock.now();
            result = m_token;
        } else {
            result = base::fail(base::ErrorCode::VendorUnavailable, QStringLiteral("Incode's answer to /executive/log-in holds no token."));
        }
    }
    // A callback may start another wait, or end us all: from here on only locals.
    const auto finished = std::move(m_exchange);
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &waiter : waiting) {
        if (const Ticket ticket = waiter.lock())
            (*ticket)(result);
    }
}

} // namespace authlink::incode
