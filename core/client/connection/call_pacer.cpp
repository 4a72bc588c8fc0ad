// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connection/call_pacer.h"

#include "core/protocol/stream.h"

#include <algorithm>

namespace authlink::client
{

namespace
{

base::TokenRate rateBelow(const protocol::CallLimits &told)
{
    constexpr double kShare = 0.75;
    return base::TokenRate::perSecond(told.perSecond * kShare, std::max(1, told.burst / 2));
}

} // namespace

Urgency urgencyOf(QAnyStringView method)
{
    if (method == protocol::kVerificationGet || method == protocol::kVerificationList)
        return Urgency::Refresh;
    if (method == protocol::kCustomersSearch || method == protocol::kHistorySearch)
        return Urgency::Look;
    return Urgency::Act;
}

CallPacer::CallPacer() : m_rate(rateBelow({})), m_budget(m_rate) {}

void CallPacer::setLimits(const protocol::CallLimits &told)
{
    const base::TokenRate rate = rateBelow(told);
    if (rate.burst == m_rate.burst && rate.refill == m_rate.refill)
        return;
    m_rate = rate;
    m_budget = base::TokenBucket(rate);
}

void CallPacer::refused(const Call &call, Moment until)
{
    lineOf(call.urgency).push_front(call);
    m_notBefore = std::max(m_notBefore, until);
}

void CallPacer::drop(quint64 id)
{
    for (Line &line : m_lines)
        std::erase_if(line, [id](const Call &call) { return call.id == id; });
}

void CallPacer::clear()
{
    for (Line &line : m_lines)
        line.clear();
}

std::optional<quint64> CallPacer::take(Moment now)
{
    const auto next = turn();
    if (!next || now < m_notBefore)
        return std::nullopt;
    Line &line = lineOf(*next);
    const Call call = line.front();
    if (m_budget.wait(now, neededFor(call)) > Moment::zero() || !m_budget.take(now, std::min(call.cost, m_rate.burst)))
        return std::nullopt;
    line.pop_front();
    if (*next != Urgency::Act)
        m_waitsLonger = *next == Urgency::Look ? Urgency::Refresh : Urgency::Look;
    return call.id;
}

std::optional<CallPacer::Moment> CallPacer::nextAt(Moment now) const
{
    const auto next = turn();
    if (!next)
        return std::nullopt;
    return std::max(m_notBefore, now + m_budget.wait(now, neededFor(lineOf(*next).front())));
}

std::optional<Urgency> CallPacer::turn() const
{
    const Urgency other = m_waitsLonger == Urgency::Look ? Urgency::Refresh : Urgency::Look;
    for (const Urgency urgency : {Urgency::Act, m_waitsLonger, other}) {
        if (!lineOf(urgency).empty())
            return urgency;
    }
    return std::nullopt;
}

int CallPacer::neededFor(const Call &call) const
{
    constexpr int kShare = 3; // a third of the budget is for what an agent does
    const int kept = call.urgency == Urgency::Act ? 0 : m_rate.burst / kShare;
    return std::min(call.cost + kept, m_rate.burst);
}

} // namespace authlink::client
