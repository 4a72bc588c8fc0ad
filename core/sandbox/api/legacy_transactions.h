// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QSet>

#include <deque>

namespace authlink::sandbox::api
{

/// Remembers the passes of the static link, about which POST /omni/authentication/verify asks (docs/incode.md, "Asking Incode itself").
/// Only hashes are kept; beyond the limit the oldest is forgotten.
class LegacyTransactions
{
public:
    static constexpr size_t kMaxTransactions = 20'000;

    /// @param webhook the legacy webhook as posted; ignored unless its overallStatus is PASS
    void remember(const QJsonObject &webhook);
    /// Whether a pass was posted with exactly this transactionId, token and interviewToken.
    [[nodiscard]] bool confirms(const QJsonObject &proof) const;

private:
    std::deque<QByteArray> m_order;
    QSet<QByteArray> m_hashes;
};

} // namespace authlink::sandbox::api
