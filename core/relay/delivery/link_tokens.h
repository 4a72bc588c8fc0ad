// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/base/secret.h"

#include <QString>

#include <map>

namespace authlink::relay::delivery
{

/// A token that opens a link of ours, and the SHA-256 (hex) by which the store knows it.
struct LinkToken {
    base::Secret plain;
    QString hash;
};

/// Makes landing and report tokens, and keeps the plain landing tokens of open verifications: here, in memory, and nowhere else in the
/// clear (docs/decisions/004-landing-token-in-memory.md). One thread.
class LinkTokens
{
public:
    /// @param random outlives this
    explicit LinkTokens(base::Random &random) : m_random(random) {}

    [[nodiscard]] LinkToken make();
    void keep(const QString &verificationId, const LinkToken &token) { m_kept.insert_or_assign(verificationId, token); }
    void forget(const QString &verificationId) { m_kept.erase(verificationId); }
    /// The plain token behind this hash; nullptr: it was never kept, or another one has replaced it.
    [[nodiscard]] const base::Secret *find(const QString &verificationId, const QString &hash) const;

private:
    base::Random &m_random;
    std::map<QString, LinkToken> m_kept;
};

} // namespace authlink::relay::delivery
