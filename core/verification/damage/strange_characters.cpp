// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/damage/strange_characters.h"

#include <QList>

#include <algorithm>
#include <array>
#include <string_view>

using namespace Qt::Literals::StringLiterals;

namespace authlink::verification
{

namespace
{

struct Range {
    char32_t first, last;
};

template <size_t n>
bool isWithin(char32_t c, const std::array<Range, n> &ranges)
{
    return std::any_of(ranges.begin(), ranges.end(), [c](const Range &range) { return c >= range.first && c <= range.last; });
}

/// What has no shape of its own: fillers, blank letters, vowels that are not written, variation selectors, tags.
bool isBlankLetter(char32_t c)
{
    static constexpr std::array kRanges{Range{0x034F, 0x034F}, Range{0x115F, 0x1160},   Range{0x17B4, 0x17B5},  Range{0x180B, 0x180F},
                                        Range{0x2800, 0x2800}, Range{0x3164, 0x3164},   Range{0xFE00, 0xFE0F},  Range{0xFFA0, 0xFFA0},
                                        Range{0xFFF0, 0xFFF8}, Range{0x1D159, 0x1D159}, Range{0xE0000, 0xE0FFF}};
    return isWithin(c, kRanges);
}

/// Joins, parts or chooses the form of the letter before it.
bool shapesLetters(char32_t c)
{
    static constexpr std::array kRanges{Range{0x034F, 0x034F}, Range{0x17B4, 0x17B5}, Range{0x180B, 0x180F},
                                        Range{0x200C, 0x200D}, Range{0xFE00, 0xFE0F}, Range{0xE0100, 0xE01EF}};
    return isWithin(c, kRanges);
}

/// Whether letters of this script are as they are, whatever stands beside them.
bool isUnshaped(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Unknown:
    case QChar::Script_Common:
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Armenian:
    case QChar::Script_Georgian:
        return true;
    default:
        return false;
    }
}

/// Nothing is seen of it in any script: blank letters, formats, line ends.
bool isUnseen(char32_t c)
{
    static constexpr std::array kBlank{Range{0x115F, 0x1160}, Range{0x2800, 0x2800}, Range{0x3164, 0x3164}, Range{0xFFA0, 0xFFA0}};
    const QChar::Category category = QChar::category(c);
    return category == QChar::Other_Format || category == QChar::Other_Surrogate || category == QChar::Separator_Line
           || category == QChar::Separator_Paragraph || isWithin(c, kBlank);
}

bool isDirectionMark(QChar c)
{
    return c == u'\u200E' || c == u'\u200F' || c == u'\u061C';
}

} // namespace

bool isInvisible(char32_t c)
{
    if (isBlankLetter(c))
        return true;
    switch (QChar::category(c)) {
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    case QChar::Separator_Space:
        return c != U' ';
    default:
        return false;
    }
}

std::optional<char32_t> hiddenInName(const QString &name)
{
    bool isShaped = false; // the letter before
    const auto points = name.toUcs4();
    for (const char32_t c : points) {
        if (shapesLetters(c)) {
            if (!isShaped)
                return c;
            continue;
        }
        if (isUnseen(c))
            return c;
        if (QChar::script(c) != QChar::Script_Inherited) // marks stand on the letter before
            isShaped = (QChar::isLetter(c) || QChar::isMark(c)) && !isUnshaped(QChar::script(c));
    }
    return std::nullopt;
}

QString plainName(const QString &name)
{
    QString plain;
    plain.reserve(name.size());
    for (const QChar c : name) {
        if (!isDirectionMark(c))
            plain += c.category() == QChar::Separator_Space ? QChar(u' ') : c;
    }
    return plain;
}

bool isLost(char32_t c)
{
    return c == 0xFFFC || c == 0xFFFD;
}

bool isWide(char32_t c)
{
    const bool isFullWidth = c >= 0xFF01 && c <= 0xFF5E;
    return isFullWidth || (c > U'9' && QChar::category(c) == QChar::Number_DecimalDigit);
}

bool turnsText(char32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool isNotOfIds(char32_t c)
{
    constexpr std::u32string_view kQuotesAndBrackets = U"\"'`()[]{}<>";
    return c <= U' ' || c > U'~' || kQuotesAndBrackets.find(c) != std::u32string_view::npos;
}

std::optional<char32_t> firstSuch(const QString &text, IsSuch isSuch)
{
    const auto points = text.toUcs4();
    const auto found = std::find_if(points.begin(), points.end(), [isSuch](uint c) { return isSuch(c); });
    return found == points.end() ? std::nullopt : std::optional<char32_t>(*found);
}

QString nameOfCharacter(char32_t c)
{
    if (c == U' ')
        return u"a space"_s;
    if (c > U' ' && c <= U'~')
        return u"'%1'"_s.arg(QChar(static_cast<char16_t>(c)));
    return u"U+"_s + QString::number(c, 16).toUpper().rightJustified(4, u'0');
}

} // namespace authlink::verification
