// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/damage/export_damage.h"

#include "core/verification/damage/rewritten_values.h"
#include "core/verification/damage/strange_characters.h"

#include <QRegularExpression>
#include <QSet>
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
constexpr qsizetype kLongestWord = 20; ///< of those for nothing, with what may stand around it

/// What programs write for nothing, in lower case.
constexpr std::array kEmptyWords{"null"_L1,    "(null)"_L1,  "[null]"_L1,    "<null>"_L1,  "nil"_L1,     "none"_L1, "nan"_L1,  "nat"_L1,
                                 "n/a"_L1,     "na"_L1,      "<na>"_L1,      "n.a."_L1,    "#n/a"_L1,    "\\n"_L1,  "-nan"_L1, "+nan"_L1,
                                 "1.#qnan"_L1, "-1.#ind"_L1, "undefined"_L1, "(blank)"_L1, "(empty)"_L1, "inf"_L1,  "-inf"_L1};
/// Those that are also names of people, with a capital letter.
constexpr std::array kNameWords{"Null"_L1, "Nil"_L1, "None"_L1, "Nan"_L1, "Nat"_L1, "Na"_L1, "NA"_L1, "NAT"_L1, "NAN"_L1, "Inf"_L1};

bool isIdKind(ColumnKind kind)
{
    return kind == ColumnKind::Account || kind == ColumnKind::Id;
}

/// What people and programs write into the place of an account or an id that they do not have, in the languages of the console, without
/// the signs and spaces in it.
const QSet<QString> &noIdWords()
{
    static const QStringList list =
        u"null nil none nan nat na nd undefined undef blank empty void missing unknown unset unspecified unassigned "
        "unavailable notavailable notapplicable notassigned notenrolled notfound notset noid noname novalue nodata "
        "pending invalid error tbd tba tbc todo true false objectobject desconocido desconhecido ninguno ninguna "
        "nenhum nenhuma nulo nula vacío vacio vazio indefinido pendiente pendente falta sinid semid nodisponible "
        "nãodisponível verdadero verdadeiro falso"_s.split(u' ');
    static const QSet<QString> words(list.begin(), list.end());
    return words;
}

/// "[Not set.]" is notset. Empty where there are digits, which words for nothing have not.
QString lettersOf(const QString &lower)
{
    QString letters;
    for (const QChar c : lower) {
        if (c.isDigit())
            return {};
        if (c.isLetter())
            letters += c;
    }
    return letters;
}

bool isEmptyWord(const QString &text, ColumnKind kind)
{
    if (kind == ColumnKind::Name && std::find(kNameWords.begin(), kNameWords.end(), text) != kNameWords.end())
        return false;
    if (text.size() > kLongestWord)
        return false;
    const QString lower = text.toLower();
    if (std::find(kEmptyWords.begin(), kEmptyWords.end(), lower) != kEmptyWords.end())
        return true;
    return isIdKind(kind) && noIdWords().contains(lettersOf(lower));
}

/// 0, 0000-0000, 0x00, xxxx: what fills a field that must not be empty. Of accounts, 0 is one.
bool isFiller(const QString &text)
{
    const QStringView digits = text.startsWith(u"0x", Qt::CaseInsensitive) ? QStringView(text).sliced(2) : QStringView(text);
    const auto consistsOf = [](QStringView whole, QStringView characters) {
        return std::all_of(whole.begin(), whole.end(), [characters](QChar c) { return characters.contains(c); });
    };
    constexpr qsizetype kFewestX = 3;
    return (digits.contains(u'0') && consistsOf(digits, u"0-._:")) || (text.size() >= kFewestX && consistsOf(text, u"xX"));
}

/// Of every language of the spreadsheets: #REF!, #¡REF!, #BEZUG!, #NV, #N/D, #DIV/0!, #NAME?, #GETTING_DATA, ######, Err:502.
bool isErrorValue(const QString &text)
{
    static const QRegularExpression error(
        u"\\A(?:#[¡¿]?\\p{Lu}[\\p{Lu}_]+(?:/[\\p{Lu}0])?[!?]|#N/?[ADV]|#GETTING_DATA|#{3,}|Err:\\d+)\\z"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return error.match(text).hasMatch();
}

/// Characters that make two values differ which look the same, that change what is read, or that were lost.
std::optional<Damage> strangeIn(const QString &value, ColumnKind kind)
{
    const bool isPlain = std::all_of(value.begin(), value.end(), [](QChar c) { return c <= u'~'; });
    if (isPlain || kind == ColumnKind::Text) // a text is from a list, which has none of them
        return std::nullopt;
    if (kind == ColumnKind::Name) {
        const QString name = plainName(value);
        if (firstSuch(name, turnsText))
            return Damage::Turned;
        if (hiddenInName(name))
            return Damage::Hidden;
        return firstSuch(name, isLost) ? std::optional(Damage::Lost) : std::nullopt;
    }
    const bool isEmail = kind == ColumnKind::Email;
    if (firstSuch(isEmail ? value.trimmed() : value, isInvisible))
        return Damage::Invisible;
    if (firstSuch(value, isLost))
        return Damage::Lost;
    return !isEmail && firstSuch(value, isWide) ? std::optional(Damage::Wide) : std::nullopt;
}

QString firstOf(const QString &text, IsSuch isSuch)
{
    return nameOfCharacter(firstSuch(text, isSuch).value_or(0));
}

bool hasLetterOrDigit(const QString &text)
{
    const auto points = text.toUcs4();
    return std::any_of(points.begin(), points.end(), [](uint c) { return QChar::isLetterOrNumber(c); });
}

} // namespace

std::optional<Damage> damageOf(const QString &value, ColumnKind kind)
{
    if (const auto strange = strangeIn(value, kind))
        return strange;
    const bool isId = isIdKind(kind);
    const bool exact = isId || kind == ColumnKind::Phone;
    const QString text = value.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    if (isErrorValue(text))
        return Damage::ErrorValue;
    if (isEmptyWord(text, kind))
        return Damage::EmptyWord;
    if (const auto rewritten = exact ? rewrittenAs(text, kind) : std::nullopt)
        return rewritten;
    if (isId && !hasLetterOrDigit(text))
        return Damage::NothingInIt;
    if (kind == ColumnKind::Id && isFiller(text))
        return Damage::Filler;
    if (kind == ColumnKind::Id && firstSuch(text, isNotOfIds))
        return Damage::NotOfIds;
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
    case Damage::DigitDate:
        return u"is '%1', a date that a spreadsheet made of it; format the column as text and enter it again"_s.arg(shown);
    case Damage::Formatted:
        return u"is '%1', a number that a spreadsheet formatted; format the column as text and enter it again"_s.arg(shown);
    case Damage::Formula:
        return u"is '%1', a formula; format the column as text and enter the value itself"_s.arg(shown);
    case Damage::TextMark:
        return u"is \"%1\", with the mark that spreadsheets put before text; leave the ' out"_s.arg(shown);
    case Damage::Invisible:
        return u"holds %1, a character that nobody sees"_s.arg(firstOf(value, isInvisible));
    case Damage::Hidden:
        return u"holds %1, a character that nobody sees"_s.arg(nameOfCharacter(hiddenInName(plainName(value)).value_or(0)));
    case Damage::Lost:
        return u"holds %1, which stands for a character that was lost; export it again, as UTF-8"_s.arg(firstOf(value, isLost));
    case Damage::Wide:
        return u"holds %1, a character of another script that looks like a plain one; write that one"_s.arg(firstOf(value, isWide));
    case Damage::Turned:
        return u"holds %1, which turns the order of what is shown; leave it out"_s.arg(firstOf(value, turnsText));
    case Damage::Filler:
        return u"is '%1', which is nobody's; leave it empty where there is nothing"_s.arg(shown);
    case Damage::NotOfIds:
        return u"holds %1; an id has Latin letters, digits and signs, and no spaces, quotes or brackets"_s.arg(
            firstOf(value.trimmed(), isNotOfIds));
    case Damage::NothingInIt:
        return u"is '%1', without a letter or digit"_s.arg(shown);
    }
    return {};
}

} // namespace authlink::verification
