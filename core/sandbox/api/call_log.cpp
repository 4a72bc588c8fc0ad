// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api/call_log.h"

#include <QJsonObject>

namespace authlink::sandbox
{

void CallLog::add(const QByteArray &endpoint, int status)
{
    const auto key = std::make_pair(endpoint, status);
    if (const auto known = m_counts.find(key); known != m_counts.end())
        ++known->second;
    else if (m_counts.size() < kMaxLines)
        m_counts.emplace(key, 1);
}

QJsonArray CallLog::json() const
{
    QJsonArray list;
    for (const auto &[call, count] : m_counts) {
        list.append(QJsonObject{{QStringLiteral("endpoint"), QString::fromLatin1(call.first)},
                                {QStringLiteral("status"), call.second},
                                {QStringLiteral("count"), count}});
    }
    return list;
}

int CallLog::count(const QByteArray &endpoint, int status) const
{
    const auto found = m_counts.find({endpoint, status});
    return found == m_counts.end() ? 0 : found->second;
}

} // namespace authlink::sandbox
