// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/directory/import_watch.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

QString phaseText(store::ImportProgress::Phase phase)
{
    switch (phase) {
    case store::ImportProgress::Phase::Clear:
        return u"deleting what a broken off import left behind"_s;
    case store::ImportProgress::Phase::Check:
        return u"comparing with the directory"_s;
    case store::ImportProgress::Phase::Write:
        return u"writing, not visible yet"_s;
    case store::ImportProgress::Phase::Show:
        return u"showing"_s;
    case store::ImportProgress::Phase::Tidy:
        return u"visible; deleting what was replaced"_s;
    }
    return {};
}

} // namespace

ImportWatch::ImportWatch(const base::Clock &clock)
    : m_lines(clock, base::isStderrTerminal() ? base::ProgressLines::Kind::OneLine : base::ProgressLines::Kind::Lines,
              [](const QString &text) { QTextStream(stderr) << text << Qt::flush; })
{
    QObject::connect(&m_signals, &base::UnixSignals::stopRequested, &m_signals, [this] { m_isStopped = true; });
}

bool ImportWatch::reading(qint64 read, qint64 all)
{
    constexpr qint64 kKib = 1024;
    m_lines.tell(u"reading, KiB"_s, read / kKib, all / kKib);
    return goesOn();
}

bool ImportWatch::importing(const store::ImportProgress &progress)
{
    m_lines.tell(phaseText(progress.phase), progress.done, progress.all);
    return goesOn();
}

bool ImportWatch::goesOn()
{
    QCoreApplication::processEvents(); // signals arrive as such
    return !m_isStopped;
}

} // namespace authlink::app
