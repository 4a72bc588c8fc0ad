// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QSet>

#include <deque>

namespace authlink::sandbox::api
{

/// The passes of the static link, for POST /omni/authentication/verify (docs/incode.md "Asking Incode itself"). Only hashes are kept; the
/// oldest goes first beyond the limit.
class LegacyTransactions
{
public:
    static constexpr size_t kMaxTransactions = 20'000;

    /// @param webhook as posted; ignored unless its overallStatus is PASS
    void remember(const QJsonObject &webhook);
    /// True for a pass of ours with exactly these three values.
    [[nodiscard]] bool vouchesFor(const QJsonObject &proof) const;

private:
    std::deque<QByteArray> m_order;
    QSet<QByteArray> m_hashes;
};

} // namespace authlink::sandbox::api
