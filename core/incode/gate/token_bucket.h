// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

namespace authlink::incode
{

/// Lets a burst through at once and then so many a second, as the vendor counts its callers (facts/incode.md section 8).
/// Pure: the time is given, in any order of calls; time that goes back refills nothing.
class TokenBucket
{
public:
    /// Full at first. @param perSecond more than 0  @param burst at least 1
    TokenBucket(double perSecond, int burst, base::Instant now);

    /// Takes a token if there is one.
    [[nodiscard]] bool take(base::Instant now);
    /// The first moment, now or later, at which take() can succeed.
    [[nodiscard]] base::Instant nextAt(base::Instant now) const;

private:
    [[nodiscard]] double tokensAt(base::Instant now) const;

    double m_perSecond;
    double m_burst;
    double m_tokens;
    base::Instant m_at; ///< of m_tokens
};

} // namespace authlink::incode
