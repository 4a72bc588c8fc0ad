// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/memory.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

Memory memoryOf(qint64 pid)
{
    constexpr double kMbInKb = 1024.0 / 1e6;
    QFile file(u"/proc/%1/smaps_rollup"_s.arg(pid));
    Memory memory;
    if (!file.open(QIODevice::ReadOnly))
        return memory;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const double mb = line.simplified().split(' ').value(1).toDouble() * kMbInKb;
        if (line.startsWith("Rss:"))
            memory.resident = mb;
        else if (line.startsWith("Pss:"))
            memory.proportional = mb;
        else if (line.startsWith("Private_Clean:") || line.startsWith("Private_Dirty:"))
            memory.own += mb;
    }
    return memory;
}

} // namespace authlink::test
