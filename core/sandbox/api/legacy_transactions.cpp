// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api/legacy_transactions.h"

#include "core/base/secret.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::api
{

namespace
{

/// One hash over the three values; empty unless each of them is a string that is not empty.
QByteArray hashOf(const QJsonObject &body)
{
    constexpr std::array kValues{"transactionId"_L1, "token"_L1, "interviewToken"_L1};
    QByteArray joined;
    for (const QLatin1StringView key : kValues) {
        const QByteArray value = body.value(key).toString().toUtf8();
        if (value.isEmpty())
            return {};
        joined += base::sha256Hex(value); // hashes have one length, so two different triples never join to the same bytes
    }
    return base::sha256Hex(joined);
}

} // namespace

void LegacyTransactions::remember(const QJsonObject &webhook)
{
    if (webhook.value("overallStatus"_L1).toString() != u"PASS")
        return;
    if (m_order.size() >= kMaxTransactions) {
        m_hashes.remove(m_order.front());
        m_order.pop_front();
    }
    m_order.push_back(hashOf(webhook));
    m_hashes.insert(m_order.back());
}

bool LegacyTransactions::confirms(const QJsonObject &proof) const
{
    const QByteArray hash = hashOf(proof);
    return !hash.isEmpty() && m_hashes.contains(hash);
}

} // namespace authlink::sandbox::api
