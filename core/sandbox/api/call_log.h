// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>

#include <map>
#include <utility>

namespace authlink::sandbox
{

/// How often each endpoint was called and what it answered, for tests that count. Holds neither tokens nor bodies.
class CallLog
{
public:
    static constexpr int kNoAnswer = 0;        ///< the call hangs, or was cut off
    static constexpr size_t kMaxLines = 1'000; ///< lines; a new one is not counted beyond

    /// @param endpoint method and path, from a bounded set
    /// @param status kNoAnswer: none was given
    void add(const QByteArray &endpoint, int status);
    void clear() { m_counts.clear(); }
    /// [{"endpoint": "POST /omni/start", "status", "count"}], by endpoint and status.
    [[nodiscard]] QJsonArray json() const;
    [[nodiscard]] int count(const QByteArray &endpoint, int status) const;

private:
    std::map<std::pair<QByteArray, int>, int> m_counts;
};

} // namespace authlink::sandbox
