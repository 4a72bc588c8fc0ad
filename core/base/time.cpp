// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <QDateTime>
#include <QTimeZone>

#include <array>

namespace authlink::base
{

namespace
{
using namespace std::chrono_literals;

constexpr Instant kFirst = std::chrono::sys_days(1y / 1 / 1);
constexpr Instant kEnd = std::chrono::sys_days(10'000y / 1 / 1);

/// Writes the digits of a number, with zeros before it, over those of the text from `at` on.
void writeDigits(std::array<char, 24> &text, std::size_t at, std::size_t count, unsigned value)
{
    for (std::size_t i = at + count; i > at; --i) {
        text[i - 1] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}
} // namespace

/// By hand: an Instant is written a dozen times for every webhook, and QDateTime takes twenty times as long.
QString toRfc3339(Instant at)
{
    if (at < kFirst || at >= kEnd)
        return {};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(at - day);
    std::array<char, 24> text{'0', '0', '0', '0', '-', '0', '0', '-', '0', '0', 'T', '0',
                              '0', ':', '0', '0', ':', '0', '0', '.', '0', '0', '0', 'Z'};
    writeDigits(text, 0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
    writeDigits(text, 5, 2, static_cast<unsigned>(date.month()));
    writeDigits(text, 8, 2, static_cast<unsigned>(date.day()));
    writeDigits(text, 11, 2, static_cast<unsigned>(time.hours().count()));
    writeDigits(text, 14, 2, static_cast<unsigned>(time.minutes().count()));
    writeDigits(text, 17, 2, static_cast<unsigned>(time.seconds().count()));
    writeDigits(text, 20, 3, static_cast<unsigned>(time.subseconds().count()));
    return QString::fromLatin1(text.data(), std::ssize(text));
}

std::optional<Instant> fromRfc3339(const QString &text)
{
    const QDateTime parsed = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!parsed.isValid() || parsed.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return fromMillis(parsed.toMSecsSinceEpoch());
}

qint64 toMillis(Instant at)
{
    return at.time_since_epoch().count();
}

Instant fromMillis(qint64 millisSinceEpoch)
{
    return Instant(std::chrono::milliseconds(millisSinceEpoch));
}

} // namespace authlink::base
