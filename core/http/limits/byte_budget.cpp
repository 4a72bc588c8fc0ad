// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/limits/byte_budget.h"

namespace authlink::http::limits
{

void ByteBudget::Share::set(qint64 bytes)
{
    if (bytes == m_bytes)
        return;
    m_budget.change(m_holder, m_address, m_bytes, bytes);
    m_bytes = bytes;
}

bool ByteBudget::Share::isTooMuchOfItsAddress() const
{
    return !m_exempt && m_budget.m_ofAddress.value(m_address) > m_budget.m_limits.address;
}

std::optional<ByteBudget::Holder> ByteBudget::whoGivesWay() const
{
    if (m_bytes <= m_limits.all || m_holders.empty())
        return std::nullopt;
    return m_holders.rbegin()->second;
}

void ByteBudget::change(Holder holder, const QHostAddress &address, qint64 from, qint64 to)
{
    m_bytes += to - from;
    const auto held = m_ofAddress.insert(address, m_ofAddress.value(address) + to - from);
    if (*held == 0)
        m_ofAddress.erase(held);
    if (from > 0)
        m_holders.erase({from, holder});
    if (to > 0)
        m_holders.insert({to, holder});
}

} // namespace authlink::http::limits
