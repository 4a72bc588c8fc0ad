// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"

#include <QByteArrayView>
#include <QHash>
#include <QString>

#include <deque>
#include <functional>
#include <optional>

namespace authlink::relay::http
{

/// Which of two secrets somebody holds: two are valid while one is being exchanged for the other.
enum class SecretAge { Current, Previous };

/// Access tokens of the client-credentials grant (RFC 6749 section 4.4): opaque, 256 random bits, good until they expire. Only their hashes
/// are kept, in memory: a restart revokes all, and so does a new
/// configuration that no longer knows the secret. One thread.
class TokenIssuer
{
public:
    static constexpr std::size_t kTokens = 256; ///< valid at once; the oldest goes when there are more

    /// @param clock, random outlive the issuer
    TokenIssuer(base::Clock &clock, base::Random &random, std::chrono::seconds life) : m_clock(clock), m_random(random), m_life(life) {}

    /// @param madeWith the secret that the client showed
    [[nodiscard]] QString issue(SecretAge madeWith);
    /// The secret behind a valid token; nullopt: unknown or expired. The token is hashed before it is looked for, so time tells nothing.
    [[nodiscard]] std::optional<SecretAge> check(QByteArrayView token) const;
    [[nodiscard]] std::chrono::seconds life() const { return m_life; }
    void setLife(std::chrono::seconds life) { m_life = life; } ///< of tokens from now on
    /// The secrets have changed.
    /// @param ageOf what each one is now; nullopt: no longer known, and its tokens end
    void onSecretsChanged(const std::function<std::optional<SecretAge>(SecretAge)> &ageOf);

private:
    struct Grant {
        base::Instant expiresAt{};
        SecretAge madeWith = SecretAge::Current;
    };

    base::Clock &m_clock;
    base::Random &m_random;
    std::chrono::seconds m_life;
    QHash<QByteArray, Grant> m_grants; // by the token's hash
    std::deque<QByteArray> m_oldestFirst;
};

} // namespace authlink::relay::http
