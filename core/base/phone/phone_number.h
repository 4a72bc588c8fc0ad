// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace authlink::base
{

enum class PhoneKind {
    Mobile,
    FixedLine,
    FixedLineOrMobile, ///< the numbering plan does not tell, e.g. North America
    Other,             ///< toll-free, premium, satellite, voice over IP…
};

/// A number that its country's numbering plan allows. Whether somebody answers it is another matter.
class PhoneNumber
{
public:
    [[nodiscard]] const QString &e164() const { return m_e164; }                   ///< +16465555555
    [[nodiscard]] const QString &international() const { return m_international; } ///< +1 646-555-5555, for people
    [[nodiscard]] PhoneKind kind() const { return m_kind; }
    /// The plans of this version of libphonenumber have it. Plans grow (new area codes): one that they do not have may exist all the same.
    [[nodiscard]] bool isListed() const { return m_isListed; }
    /// A text message may arrive: mobile, or not known to be fixed.
    [[nodiscard]] bool isTextable() const { return !m_isListed || m_kind == PhoneKind::Mobile || m_kind == PhoneKind::FixedLineOrMobile; }

    bool operator==(const PhoneNumber &) const = default;

private:
    friend Result<PhoneNumber> parsePhone(const QString &text, const QString &defaultRegion);
    QString m_e164;
    QString m_international;
    PhoneKind m_kind = PhoneKind::Other;
    bool m_isListed = true;
};

/// Reads a number as people write it. Without '+' it is read as one of `defaultRegion` (ISO 3166 alpha-2, e.g. "US"; may be empty).
/// Refused is what can't be: wrong length, an impossible area code, an extension (nobody can text one), letters (which dial another number
/// than the one that is read). Thread-safe. Errors: Invalid with field "phone".
[[nodiscard]] Result<PhoneNumber> parsePhone(const QString &text, const QString &defaultRegion);

} // namespace authlink::base
