// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api/issued_tokens.h"

#include "core/base/secret.h"
#include "core/sandbox/api/sessions.h"

#include <algorithm>

namespace authlink::sandbox
{

QByteArray IssuedTokens::issue(const QString &subject)
{
    if (m_hashes.size() >= kMaxTokens)
        m_hashes.erase(m_hashes.begin());
    const base::Instant end = m_clock.now() + m_life;
    QByteArray token = makeVendorToken(subject, end, m_random);
    m_hashes.emplace(end, base::sha256Hex(token));
    return token;
}

bool IssuedTokens::isValid(const QByteArray &token) const
{
    const QByteArray hash = base::sha256Hex(token);
    return std::any_of(m_hashes.upper_bound(m_clock.now()), m_hashes.end(),
                       [&](const auto &issued) { return base::constantTimeEquals(issued.second, hash); });
}

} // namespace authlink::sandbox
