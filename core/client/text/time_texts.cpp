// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/text/time_texts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::client
{
namespace
{

constexpr qint64 kMinute = 60;
constexpr qint64 kHour = 3600;

class TimeTexts
{
    Q_DECLARE_TR_FUNCTIONS(TimeTexts)
};

QDateTime local(base::Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(base::toMillis(at));
}

} // namespace

QString clockText(base::Instant at)
{
    const QLocale locale;
    // Seconds matter here; the short form of most locales has none.
    const bool twelveHours = locale.timeFormat(QLocale::ShortFormat).contains("AP"_L1, Qt::CaseInsensitive);
    return locale.toString(local(at).time(), twelveHours ? u"h:mm:ss AP"_s : u"HH:mm:ss"_s);
}

QString dateText(base::Instant at)
{
    return QLocale().toString(local(at), QLocale::ShortFormat);
}

QString countdownText(std::chrono::milliseconds left)
{
    const qint64 seconds = std::max<qint64>(0, (left.count() + 999) / 1000);
    return u"%1:%2"_s.arg(seconds / kMinute).arg(seconds % kMinute, 2, 10, QLatin1Char('0'));
}

QString durationText(std::chrono::milliseconds duration)
{
    const qint64 seconds = std::max<qint64>(0, duration.count() / 1000);
    const QLocale locale;
    if (seconds < kMinute)
        //: seconds
        return TimeTexts::tr("%1 s").arg(locale.toString(seconds));
    if (seconds < kHour)
        return TimeTexts::tr("%1 min %2 s").arg(locale.toString(seconds / kMinute), locale.toString(seconds % kMinute));
    return TimeTexts::tr("%1 h %2 min").arg(locale.toString(seconds / kHour), locale.toString(seconds % kHour / kMinute));
}

} // namespace authlink::client
