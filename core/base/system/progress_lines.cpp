// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/system/progress_lines.h"

#include <cstdio>

#ifdef Q_OS_UNIX
#include <unistd.h>
#else
#include <io.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace authlink::base
{

namespace
{

constexpr std::chrono::seconds kBetween{1};
constexpr qint64 kPercent = 100;
/// To the first column, and nothing behind it (ECMA-48).
constexpr QLatin1StringView kWipe("\r\x1b[K");

} // namespace

bool isStderrTerminal()
{
#ifdef Q_OS_UNIX
    return ::isatty(STDERR_FILENO) != 0;
#else
    return ::_isatty(::_fileno(stderr)) != 0;
#endif
}

ProgressLines::ProgressLines(const Clock &clock, Kind kind, std::function<void(const QString &text)> write)
    : m_clock(clock),
      m_kind(kind),
      m_write(std::move(write)),
      m_next(clock.now() + kBetween)
{
}

void ProgressLines::tell(const QString &what, qint64 done, qint64 all)
{
    const Instant now = m_clock.now();
    if (now < m_next)
        return;
    m_next = now + kBetween;
    QString line = what;
    if (all > 0)
        line += u": %1 of %2 (%3 %)"_s.arg(done).arg(all).arg(done * kPercent / all);
    else if (done > 0)
        line += u": %1"_s.arg(done);
    if (m_kind == Kind::Lines)
        return m_write(line + u'\n');
    m_isLineOpen = true;
    m_write(kWipe + line);
}

void ProgressLines::clear()
{
    if (m_isLineOpen)
        m_write(QString(kWipe));
    m_isLineOpen = false;
}

} // namespace authlink::base
