// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/pid_file.h"

#include <QSysInfo>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

PidFile::PidFile(const relay::config::StoreSection &store) : m_file(store.url.mid(u"sqlite:"_s.size()) + u".pid"_s)
{
    m_file.setStaleLockTime(0); // never by age: a relay runs for months
}

base::Result<qint64> PidFile::running()
{
    qint64 pid = 0;
    QString host, program;
    if (m_file.tryLock(0)) { // nobody has it, or only somebody who is gone
        m_file.unlock();
        return base::fail(base::ErrorCode::NotFound, u"no relay serves this database"_s);
    }
    if (!m_file.getLockInfo(&pid, &host, &program) || pid <= 0 || host != QSysInfo::machineHostName())
        return base::fail(base::ErrorCode::NotFound, u"%1 names no relay of this machine, or is another user's"_s.arg(m_file.fileName()));
    return pid;
}

} // namespace authlink::app
