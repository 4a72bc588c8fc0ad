// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/remote/instance_place.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

InstancePlace::InstancePlace(const QString &folder, const QString &profile, Kind kind)
    : m_isPossible(!folder.isEmpty()),
      m_base(u"%1/%2-%3"_s.arg(folder, kind == Kind::Demo ? u"authlink-demo"_s : u"authlink-console"_s, profile)),
      m_lock(m_base + u".lock"_s)
{
    m_lock.setStaleLockTime(0); // held for a whole shift; that its process has ended is noticed all the same
}

InstancePlace::Take InstancePlace::take()
{
    if (!m_isPossible)
        return Take::Impossible;
    if (m_lock.isLocked() || m_lock.tryLock(0))
        return Take::Taken;
    return m_lock.error() == QLockFile::LockFailedError ? Take::Occupied : Take::Impossible;
}

} // namespace authlink::app
