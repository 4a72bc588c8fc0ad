// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/delivery/link_tokens.h"

namespace authlink::relay::delivery
{

namespace
{
constexpr int kTokenBits = 128; // docs/domain.md "landing token"; report tokens, too
}

LinkToken LinkTokens::make()
{
    LinkToken token{.plain = base::Secret(base::makeToken(m_random, kTokenBits).toLatin1()), .hash = {}};
    token.hash = QString::fromLatin1(base::sha256Hex(token.plain.reveal()));
    return token;
}

const base::Secret *LinkTokens::find(const QString &verificationId, const QString &hash) const
{
    const auto found = m_kept.find(verificationId);
    return found == m_kept.end() || found->second.hash != hash ? nullptr : &found->second.plain;
}

} // namespace authlink::relay::delivery
