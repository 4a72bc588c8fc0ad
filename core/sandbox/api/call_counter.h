// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

#include <map>
#include <utility>

namespace authlink::sandbox::api
{

/// Counts how often each endpoint was called and with which status it answered, for tests. Holds neither tokens nor bodies.
class CallCounter
{
public:
    static constexpr int kNoAnswer = 0;         ///< a fault left the call without an answer
    static constexpr size_t kMaxCounts = 1'000; ///< pairs of endpoint and status; a new pair beyond is not counted

    /// @param endpoint method and path, from a bounded set
    /// @param status kNoAnswer: none was given
    void add(const QByteArray &endpoint, int status)
    {
        const auto key = std::make_pair(endpoint, status);
        if (const auto known = m_counts.find(key); known != m_counts.end())
            ++known->second;
        else if (m_counts.size() < kMaxCounts)
            m_counts.emplace(key, 1);
    }

    void clear() { m_counts.clear(); }

    /// [{"endpoint": "POST /omni/start", "status", "count"}], sorted by endpoint and status.
    [[nodiscard]] QJsonArray json() const
    {
        using namespace Qt::Literals::StringLiterals;
        QJsonArray list;
        for (const auto &[call, count] : m_counts) {
            list.append(QJsonObject{{u"endpoint"_s, QString::fromLatin1(call.first)}, {u"status"_s, call.second}, {u"count"_s, count}});
        }
        return list;
    }

    /// 0 for an endpoint that never answered so.
    [[nodiscard]] int count(const QByteArray &endpoint, int status) const
    {
        const auto found = m_counts.find({endpoint, status});
        return found == m_counts.end() ? 0 : found->second;
    }

private:
    std::map<std::pair<QByteArray, int>, int> m_counts;
};

} // namespace authlink::sandbox::api
