// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/damage/export_damage.h"

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

/// 2E10, which one account in many may be called; of an id it may be two bytes.
bool isShortExponent(const QString &text)
{
    static const QRegularExpression number(u"\\A[0-9]E[0-9]{1,3}\\z"_s);
    return number.match(text).hasMatch();
}

/// What 3-1 becomes, by the months in English, Spanish, Portuguese and German: 03-Jan, Jan-03, 3. Mrz, 03/ene, 2024-01-03 00:00:00. No
/// spreadsheet writes months in capitals: MAR-12 is somebody's numbering.
bool isDate(const QString &text)
{
    // "set" and "out" first are words that ids begin with.
    static const QRegularExpression date(
        u"\\A(?-i:(?!.*[A-Z]{3}))(?:[0-9]{1,2}[-/. "
        u"]{1,2}(?:(?<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic|fev|mai|dez|mrz|okt)|set|out)"
        u"\\.?(?:[-/. ][0-9]{2,4})?|(?&month)\\.?[-/. ][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}[ T]00:00(?::00)?)\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    return date.match(text).hasMatch();
}

/// What has no shape of its own: fillers, blank letters, vowels that are not written, variation selectors, tags.
bool isBlankLetter(char32_t c)
{
    struct Range {
        char32_t first, last;
    };
    static constexpr std::array kRanges{Range{0x034F, 0x034F}, Range{0x115F, 0x1160},   Range{0x17B4, 0x17B5},  Range{0x180B, 0x180F},
                                        Range{0x2800, 0x2800}, Range{0x3164, 0x3164},   Range{0xFE00, 0xFE0F},  Range{0xFFA0, 0xFFA0},
                                        Range{0xFFF0, 0xFFF8}, Range{0x1D159, 0x1D159}, Range{0xE0000, 0xE0FFF}};
    return std::any_of(kRanges.begin(), kRanges.end(), [c](const Range &range) { return c >= range.first && c <= range.last; });
}

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

/// Stands for what a program could not read, or not write into text.
bool isLost(char32_t c)
{
    return c == 0xFFFC || c == 0xFFFD;
}

bool isWide(char32_t c)
{
    const bool isFullWidth = c >= 0xFF01 && c <= 0xFF5E;
    return isFullWidth || (c > U'9' && QChar::category(c) == QChar::Number_DecimalDigit);
}

/// Embeds, overrides or isolates a direction of writing.
bool turnsText(char32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

using IsSuch = bool (*)(char32_t);

/// The first character of this kind.
std::optional<char32_t> firstSuch(const QString &text, IsSuch isSuch)
{
    const auto points = text.toUcs4();
    const auto found = std::find_if(points.begin(), points.end(), [isSuch](uint c) { return isSuch(c); });
    return found == points.end() ? std::nullopt : std::optional<char32_t>(*found);
}

/// "U+200B"
QString codeOf(const QString &text, IsSuch isSuch)
{
    return u"U+"_s + QString::number(firstSuch(text, isSuch).value_or(0), 16).toUpper().rightJustified(4, u'0');
}

/// Characters that make two values differ which look the same.
std::optional<Damage> strangeIn(const QString &value, bool exact)
{
    if (!exact)
        return firstSuch(value, turnsText) ? std::optional(Damage::Turned) : std::nullopt;
    if (firstSuch(value, isInvisible))
        return Damage::Invisible;
    if (firstSuch(value, isLost))
        return Damage::Lost;
    return firstSuch(value, isWide) ? std::optional(Damage::Wide) : std::nullopt;
}

/// What a spreadsheet makes of a text that it takes for something else.
std::optional<Damage> rewrittenAs(const QString &text, ColumnKind kind)
{
    if (hasExponent(text) || (kind == ColumnKind::Account && isShortExponent(text)))
        return Damage::Exponent;
    if (hasDecimals(text))
        return Damage::Decimals;
    if (kind == ColumnKind::Phone)
        return std::nullopt;
    if (text.startsWith(u'='))
        return Damage::Formula;
    if (text.startsWith(u'\''))
        return Damage::TextMark;
    return isDate(text) ? std::optional(Damage::Date) : std::nullopt;
}

bool hasLetterOrDigit(const QString &text)
{
    const auto points = text.toUcs4();
    return std::any_of(points.begin(), points.end(), [](uint c) { return QChar::isLetterOrNumber(c); });
}

} // namespace

std::optional<Damage> damageOf(const QString &value, ColumnKind kind)
{
    const bool isId = kind == ColumnKind::Account || kind == ColumnKind::Id;
    const bool exact = isId || kind == ColumnKind::Phone;
    if (const auto strange = strangeIn(value, exact))
        return strange;
    const QString text = value.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    if (isEmptyWord(text, kind))
        return Damage::EmptyWord;
    if (isErrorValue(text))
        return Damage::ErrorValue;
    if (const auto rewritten = exact ? rewrittenAs(text, kind) : std::nullopt)
        return rewritten;
    if (isId && !hasLetterOrDigit(text))
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
    case Damage::Date:
        return u"is '%1', a date that a spreadsheet made of it; format the column as text and enter it again"_s.arg(shown);
    case Damage::Formula:
        return u"is '%1', a formula; format the column as text and enter the value itself"_s.arg(shown);
    case Damage::TextMark:
        return u"is \"%1\", with the mark that spreadsheets put before text; leave the ' out"_s.arg(shown);
    case Damage::Invisible:
        return u"holds %1, a character that nobody sees"_s.arg(codeOf(value, isInvisible));
    case Damage::Lost:
        return u"holds %1, which stands for a character that was lost; export it again, as UTF-8"_s.arg(codeOf(value, isLost));
    case Damage::Wide:
        return u"holds %1, a character of another script that looks like a plain one; write that one"_s.arg(codeOf(value, isWide));
    case Damage::Turned:
        return u"holds %1, which turns the order of what is shown; leave it out"_s.arg(codeOf(value, turnsText));
    case Damage::NothingInIt:
        return u"is '%1', without a letter or digit"_s.arg(shown);
    }
    return {};
}

} // namespace authlink::verification
