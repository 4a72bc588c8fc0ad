// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <map>

namespace authlink::sandbox::api
{

/// A random id that looks like the vendor's: 24 lower-case hex digits.
[[nodiscard]] QString makeVendorId(base::Random &random);
/// A random token in the form of a JWT; its signature is random bytes, so nobody can verify it.
[[nodiscard]] QByteArray makeVendorToken(const QString &subject, base::Instant expires, base::Random &random);

/// The valid tokens of one kind, such as executive tokens or access tokens, all with the same lifetime. Only hashes are kept; beyond the
/// limit the token that expires first is forgotten.
class IssuedTokens
{
public:
    static constexpr size_t kMaxTokens = 100;

    IssuedTokens(base::Clock &clock, base::Random &random, std::chrono::seconds life) : m_clock(clock), m_random(random), m_life(life) {}

    [[nodiscard]] QByteArray issue(const QString &subject);
    [[nodiscard]] bool isValid(const QByteArray &token) const;
    [[nodiscard]] std::chrono::seconds life() const { return m_life; }

private:
    base::Clock &m_clock;
    base::Random &m_random;
    std::chrono::seconds m_life;
    std::multimap<base::Instant, QByteArray> m_hashes; ///< by the time they expire
};

} // namespace authlink::sandbox::api
