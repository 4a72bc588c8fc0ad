// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/export_damage.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace authlink::verification
{

namespace
{

constexpr qsizetype kKeptDigits = 15; ///< of a double, which is what a cell holds
constexpr int kFewestRounded = 5;     ///< that many numbers end in a zero by accident in one column of 100,000 at most
constexpr qsizetype kMaxShown = 40;

/// What programs write for nothing, in lower case.
constexpr std::array kEmptyWords{"null"_L1,    "(null)"_L1,  "[null]"_L1,    "<null>"_L1,  "nil"_L1,     "none"_L1, "nan"_L1,  "nat"_L1,
                                 "n/a"_L1,     "na"_L1,      "<na>"_L1,      "n.a."_L1,    "#n/a"_L1,    "\\n"_L1,  "-nan"_L1, "+nan"_L1,
                                 "1.#qnan"_L1, "-1.#ind"_L1, "undefined"_L1, "(blank)"_L1, "(empty)"_L1, "inf"_L1,  "-inf"_L1};
/// Those that are also names of people, with a capital letter.
constexpr std::array kNameWords{"Null"_L1, "Nil"_L1, "None"_L1, "Nan"_L1, "Nat"_L1, "Na"_L1, "NA"_L1, "NAT"_L1, "NAN"_L1, "Inf"_L1};

bool isEmptyWord(const QString &text, ColumnKind kind)
{
    if (kind == ColumnKind::Name && std::find(kNameWords.begin(), kNameWords.end(), text) != kNameWords.end())
        return false;
    return std::find(kEmptyWords.begin(), kEmptyWords.end(), text.toLower()) != kEmptyWords.end();
}

/// Of every language of the spreadsheets: #REF!, #¡REF!, #BEZUG!, #NV, #N/D, #DIV/0!, #NAME?, #GETTING_DATA, ######, Err:502.
bool isErrorValue(const QString &text)
{
    static const QRegularExpression error(
        u"\\A(?:#[¡¿]?\\p{Lu}[\\p{Lu}_]+(?:/[\\p{Lu}0])?[!?]|#N/?[ADV]|#GETTING_DATA|#{3,}|Err:\\d+)\\z"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return error.match(text).hasMatch();
}

bool hasExponent(const QString &text)
{
    // A bare "12e34" may be part of an id of hexadecimal digits; programs write a sign, or one digit and decimals.
    static const QRegularExpression number(u"\\A[+-]?(?:[0-9](?:[.,][0-9]+)?[eE][+-][0-9]{1,3}|[0-9][.,][0-9]+[eE][0-9]{1,3})\\z"_s);
    return number.match(text).hasMatch();
}

bool hasDecimals(const QString &text)
{
    static const QRegularExpression number(u"\\A[+-]?[0-9]+[.,]0+\\z"_s);
    return number.match(text).hasMatch();
}

bool isInvisible(char32_t c)
{
    constexpr std::array<char32_t, 7> kBlankLetters{0x034F, 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, 0x180B};
    if ((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF)) // variation selectors
        return true;
    if (std::find(kBlankLetters.begin(), kBlankLetters.end(), c) != kBlankLetters.end())
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

/// The first character of a text that nobody sees.
std::optional<char32_t> invisibleIn(const QString &text)
{
    const auto points = text.toUcs4();
    const auto found = std::find_if(points.begin(), points.end(), [](uint c) { return isInvisible(c); });
    return found == points.end() ? std::nullopt : std::optional<char32_t>(*found);
}

bool hasLetterOrDigit(const QString &text)
{
    const auto points = text.toUcs4();
    return std::any_of(points.begin(), points.end(), [](uint c) { return QChar::isLetterOrNumber(c); });
}

} // namespace

std::optional<Damage> damageOf(const QString &value, ColumnKind kind)
{
    const bool exact = kind == ColumnKind::Id || kind == ColumnKind::Phone;
    if (exact && invisibleIn(value))
        return Damage::Invisible;
    const QString text = value.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    if (isEmptyWord(text, kind))
        return Damage::EmptyWord;
    if (isErrorValue(text))
        return Damage::ErrorValue;
    if (exact && hasExponent(text))
        return Damage::Exponent;
    if (exact && hasDecimals(text))
        return Damage::Decimals;
    if (kind == ColumnKind::Id && !hasLetterOrDigit(text))
        return Damage::NothingInIt;
    return std::nullopt;
}

bool looksRounded(const std::vector<QString> &values)
{
    int longNumbers = 0;
    for (const QString &value : values) {
        const bool isNumber = std::all_of(value.begin(), value.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        if (!isNumber || value.size() <= kKeptDigits)
            continue;
        const QStringView tail = QStringView(value).sliced(kKeptDigits);
        if (std::any_of(tail.begin(), tail.end(), [](QChar c) { return c != u'0'; }))
            return false;
        ++longNumbers;
    }
    return longNumbers >= kFewestRounded;
}

QString damageText(Damage damage, const QString &value)
{
    const QString shown = value.trimmed().left(kMaxShown);
    switch (damage) {
    case Damage::EmptyWord:
        return u"is the word '%1'; leave it empty where there is nothing"_s.arg(shown);
    case Damage::ErrorValue:
        return u"is '%1', an error of a spreadsheet"_s.arg(shown);
    case Damage::Exponent:
    case Damage::Decimals:
        return u"is '%1', as a spreadsheet rewrites numbers; format the column as text and save again"_s.arg(shown);
    case Damage::Invisible:
        return u"holds U+%1, a character that nobody sees"_s.arg(
            QString::number(invisibleIn(value).value_or(0), 16).toUpper().rightJustified(4, u'0'));
    case Damage::NothingInIt:
        return u"is '%1', without a letter or digit"_s.arg(shown);
    }
    return {};
}

} // namespace authlink::verification
