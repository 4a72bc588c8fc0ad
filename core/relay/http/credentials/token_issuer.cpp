// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/credentials/token_issuer.h"

#include "core/base/secret.h"

namespace authlink::relay::http
{

namespace
{
constexpr int kTokenBits = 256;
}

QString TokenIssuer::issue(SecretAge madeWith)
{
    QString token = base::makeToken(m_random, kTokenBits);
    const QByteArray hash = base::sha256Hex(token.toLatin1());
    m_grants.insert(hash, {.expiresAt = m_clock.now() + m_life, .madeWith = madeWith});
    m_oldestFirst.push_back(hash);
    while (m_oldestFirst.size() > kTokens) {
        m_grants.remove(m_oldestFirst.front());
        m_oldestFirst.pop_front();
    }
    return token;
}

std::optional<SecretAge> TokenIssuer::check(QByteArrayView token) const
{
    const auto grant = m_grants.constFind(base::sha256Hex(token));
    if (grant == m_grants.constEnd() || m_clock.now() >= grant->expiresAt)
        return std::nullopt;
    return grant->madeWith;
}

void TokenIssuer::onSecretsChanged(const std::function<std::optional<SecretAge>(SecretAge)> &ageOf)
{
    const auto ofCurrent = ageOf(SecretAge::Current);
    const auto ofPrevious = ageOf(SecretAge::Previous);
    m_grants.removeIf([&](auto grant) {
        const auto &now = grant->madeWith == SecretAge::Current ? ofCurrent : ofPrevious;
        if (now)
            grant->madeWith = *now;
        return !now;
    });
    std::erase_if(m_oldestFirst, [this](const QByteArray &hash) { return !m_grants.contains(hash); });
}

} // namespace authlink::relay::http
