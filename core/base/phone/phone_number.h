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

/// A number that exists in its country's numbering plan (libphonenumber). Whether somebody answers it is another matter.
class PhoneNumber
{
public:
    [[nodiscard]] const QString &e164() const { return m_e164; }                   ///< +16465555555
    [[nodiscard]] const QString &international() const { return m_international; } ///< +1 646-555-5555, for people
    [[nodiscard]] PhoneKind kind() const { return m_kind; }
    /// A text message may arrive: mobile, or not known to be fixed.
    [[nodiscard]] bool isTextable() const { return m_kind == PhoneKind::Mobile || m_kind == PhoneKind::FixedLineOrMobile; }

    bool operator==(const PhoneNumber &) const = default;

private:
    friend Result<PhoneNumber> parsePhone(const QString &text, const QString &defaultRegion);
    QString m_e164;
    QString m_international;
    PhoneKind m_kind = PhoneKind::Other;
};

/// Reads a number as people write it. Without '+' it is read as one of `defaultRegion` (ISO 3166 alpha-2, e.g. "US"; may be empty).
/// An extension is refused: nobody can text one. Thread-safe. Errors: Invalid with field "phone".
[[nodiscard]] Result<PhoneNumber> parsePhone(const QString &text, const QString &defaultRegion);

} // namespace authlink::base
