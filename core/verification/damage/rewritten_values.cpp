// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/damage/rewritten_values.h"

#include <QDate>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::verification
{

namespace
{

bool hasExponent(const QString &text)
{
    // A bare "12e34" may be part of an id of hexadecimal digits; programs write a sign, or decimals.
    static const QRegularExpression number(u"\\A[+-]?(?:[0-9](?:[.,][0-9]+)?[eE][+-][0-9]{1,3}|[0-9]{1,3}[eE][+][0-9]{1,3}|"
                                           "[0-9]{1,3}[.,][0-9]+[eE][+-]?[0-9]{1,3})\\z"_s);
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

/// What 3-1 becomes, by the months in English, Spanish, Portuguese and German: 03-Jan, Jan-03, 3. Mrz, 03/ene, or with a time: 3/1/2024
/// 0:00. No spreadsheet writes months in capitals: MAR-12 is somebody's numbering.
bool isDate(const QString &text)
{
    // "set" and "out" first are words that ids begin with.
    static const QRegularExpression date(
        u"\\A(?-i:(?!.*[A-Z]{3}))(?:[0-9]{1,2}[-/. ]{1,2}"
        "(?:(?<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic|fev|mai|dez|mrz|okt)|set|out)"
        "\\.?(?:[-/. ][0-9]{2,4})?|(?&month)\\.?[-/. ][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{1,2}:[0-9]{2}.*|"
        "[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4},? [0-9]{1,2}:[0-9]{2}.*)\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    return date.match(text).hasMatch();
}

/// Whether there is anything but letters and digits in it: what spreadsheets format has.
bool hasSigns(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return !c.isLetterOrNumber(); });
}

/// With a sign of money or percent, or in groups of thousands as English, Indian or Swiss sheets write them, or with groups and decimals.
/// Groups by dots or spaces alone are not among them: numbers of identity cards are written so.
bool isFormatted(const QString &text)
{
    static const QRegularExpression money(
        u"\\A\\(?[+-]?(?:(?:R|US|A|C|MX|NZ|HK|S)?\\p{Sc} ?[+-]?[0-9][0-9., ]*|[0-9][0-9., ]*(?:\\p{Sc}|%))\\)?\\z"_s);
    static const QRegularExpression groups(
        u"\\A\\(?[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\\.[0-9]+)?|"
        "[0-9]{1,3}(?:['\u2019][0-9]{3})+(?:[.,][0-9]+)?|[0-9]{1,3}(?:\\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?: [0-9]{3})+,[0-9]+)\\)?\\z"_s);
    return money.match(text).hasMatch() || groups.match(text).hasMatch();
}

constexpr int kFirstYear = 1900, kLastYear = 2099; // of dates that people work with

bool isDay(int year, int month, int day)
{
    return year >= kFirstYear && year <= kLastYear && QDate::isValid(year, month, day);
}

/// 3/11/26, in one of the orders that are in use.
bool isShortDate(const QString &text)
{
    static const QRegularExpression form(u"\\A([0-9]{1,2})/([0-9]{1,2})/([0-9]{2})\\z"_s);
    constexpr int kCentury = 2000;
    const auto match = form.match(text);
    if (!match.hasMatch())
        return false;
    const int first = match.captured(1).toInt(), second = match.captured(2).toInt(), third = match.captured(3).toInt();
    return isDay(kCentury + third, second, first) || isDay(kCentury + third, first, second) || isDay(kCentury + first, second, third);
}

} // namespace

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
    if (isDate(text))
        return Damage::Date;
    if (!hasSigns(text))
        return std::nullopt;
    if (const auto date = digitDate(text))
        return date->isDate && !date->isYearFirst ? std::optional(Damage::DigitDate) : std::nullopt;
    return isFormatted(text) ? std::optional(Damage::Formatted) : std::nullopt;
}

std::optional<DigitDate> digitDate(const QString &text)
{
    constexpr qsizetype kShortest = 8, kLongest = 10; // 3/1/2026, 03/11/2026
    if (text.size() < kShortest || text.size() > kLongest || !hasSigns(text))
        return std::nullopt;
    static const QRegularExpression yearLast(u"\\A([0-9]{1,2})([-/.])([0-9]{1,2})\\2([0-9]{4})\\z"_s);
    static const QRegularExpression yearFirst(u"\\A([0-9]{4})([-/.])([0-9]{1,2})\\2([0-9]{1,2})\\z"_s);
    const auto last = yearLast.match(text);
    const auto first = last.hasMatch() ? last : yearFirst.match(text);
    if (!first.hasMatch())
        return std::nullopt;
    const int one = first.captured(1).toInt(), two = first.captured(3).toInt(), three = first.captured(4).toInt();
    const bool isYearFirst = !last.hasMatch();
    const bool isDate = isYearFirst ? isDay(one, two, three) : isDay(three, two, one) || isDay(three, one, two);
    return DigitDate{.isYearFirst = isYearFirst, .separator = first.captured(2).front(), .isDate = isDate};
}

std::optional<Doubt> doubtOf(const QString &account)
{
    if (account.isEmpty() || account.front() < u'0' || account.front() > u'9')
        return std::nullopt;
    if (!hasSigns(account)) {
        static const QRegularExpression exponent(u"\\A[0-9]+[eE][0-9]{1,3}\\z"_s);
        const bool mayBe = account.contains(u'e', Qt::CaseInsensitive);
        return mayBe && exponent.match(account).hasMatch() ? std::optional(Doubt::Exponent) : std::nullopt;
    }
    static const QRegularExpression time(u"\\A[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?(?: ?[AaPp][Mm])?\\z"_s);
    static const QRegularExpression groups(u"\\A[0-9]{1,3}(?:(?:\\.[0-9]{3})+|(?: [0-9]{3})+)\\z"_s);
    static const QRegularExpression fraction(u"\\A[0-9]+[.,][0-9]+\\z"_s);
    if (const auto date = digitDate(account))
        return date->isDate && date->isYearFirst ? std::optional(Doubt::LongDate) : std::nullopt;
    if (isShortDate(account))
        return Doubt::ShortDate;
    if (time.match(account).hasMatch())
        return Doubt::Time;
    if (groups.match(account).hasMatch())
        return Doubt::Groups;
    return fraction.match(account).hasMatch() ? std::optional(Doubt::Fraction) : std::nullopt;
}

QString doubtText(Doubt doubt)
{
    switch (doubt) {
    case Doubt::LongDate:
    case Doubt::ShortDate:
        return u"dates"_s;
    case Doubt::Time:
        return u"times"_s;
    case Doubt::Groups:
        return u"numbers in thousands"_s;
    case Doubt::Fraction:
        return u"decimals"_s;
    case Doubt::Exponent:
        return u"powers of ten"_s;
    }
    return {};
}

} // namespace authlink::verification
