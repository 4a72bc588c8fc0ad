// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace authlink::message
{

enum class SmsEncoding {
    Gsm7, ///< GSM 03.38 default alphabet and its extension table
    Ucs2, ///< everything else: one character outside the alphabet makes the whole text so
};

/// What a text costs as SMS (3GPP TS 23.038 sections 6.2.1 and 6.2.3, TS 23.040 concatenation with an 8-bit reference).
struct SmsSize {
    SmsEncoding encoding = SmsEncoding::Gsm7;
    int characters = 0; ///< as people count them: code points
    int units = 0;      ///< septets (an extension character takes two), or UTF-16 code units
    int segments = 0;   ///< messages on the bill: 160 or 70 units in one, 153 or 67 in each of several
    QString forcedBy;   ///< the first character that is not of the GSM alphabet; empty with Gsm7

    bool operator==(const SmsSize &) const = default;
};

[[nodiscard]] SmsSize smsSizeOf(const QString &text);

} // namespace authlink::message
