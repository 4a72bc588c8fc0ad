// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message/sms_size.h"

#include <QList>
#include <QStringView>

#include <vector>

namespace authlink::message
{

namespace
{

constexpr char16_t kBasic[] = u"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
                              u"abcdefghijklmnopqrstuvwxyzäöñüà";
constexpr char16_t kExtension[] = u"\f^{}\\[~]|€";

struct Capacity {
    int single;
    int ofSeveral;
};
constexpr Capacity kSeptets{160, 153};
constexpr Capacity kUtf16{70, 67};

/// Septets of a character; 0: it is not of the alphabet.
int septetsOf(char32_t character)
{
    if (character > 0xFFFF)
        return 0;
    const QChar one(static_cast<char16_t>(character));
    if (QStringView(kBasic).contains(one))
        return 1;
    return QStringView(kExtension).contains(one) ? 2 : 0;
}

/// A character of two units is never cut in two.
int segmentsOf(const std::vector<int> &sizes, int units, const Capacity &capacity)
{
    if (units <= capacity.single)
        return units > 0 ? 1 : 0;
    int segments = 1;
    int used = 0;
    for (const int size : sizes) {
        if (used + size > capacity.ofSeveral) {
            ++segments;
            used = 0;
        }
        used += size;
    }
    return segments;
}

} // namespace

SmsSize smsSizeOf(const QString &text)
{
    SmsSize result;
    std::vector<int> septets;
    std::vector<int> utf16;
    int septetSum = 0;
    const auto characters = text.toUcs4();
    for (const uint character : characters) {
        const int size = septetsOf(character);
        if (size == 0 && result.encoding == SmsEncoding::Gsm7) {
            result.encoding = SmsEncoding::Ucs2;
            const char32_t forcing = character;
            result.forcedBy = QString::fromUcs4(&forcing, 1);
        }
        septets.push_back(size);
        septetSum += size;
        utf16.push_back(QChar::requiresSurrogates(character) ? 2 : 1);
    }
    const bool isGsm = result.encoding == SmsEncoding::Gsm7;
    result.characters = static_cast<int>(characters.size());
    result.units = isGsm ? septetSum : static_cast<int>(text.size());
    result.segments = isGsm ? segmentsOf(septets, septetSum, kSeptets) : segmentsOf(utf16, result.units, kUtf16);
    return result;
}

} // namespace authlink::message
