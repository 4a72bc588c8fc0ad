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

/// 24 lower-case hex digits, the look of the vendor's ids.
[[nodiscard]] QString makeVendorId(base::Random &random);
/// Three base64url parts with dots: looks like a JWT, is one to nobody.
[[nodiscard]] QByteArray makeVendorToken(const QString &subject, base::Instant expires, base::Random &random);

/// Tokens of one kind with a common life: the executive's, the auth server's. Only hashes are kept; the one that ends first goes first
/// beyond the limit.
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
    std::multimap<base::Instant, QByteArray> m_hashes; ///< by their end
};

} // namespace authlink::sandbox::api
