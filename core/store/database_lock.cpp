// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database_lock.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#ifdef Q_OS_UNIX
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

constexpr qsizetype kMaxOwner = 256;

tl::unexpected<base::Error> refused(const QString &why)
{
    return base::fail(base::ErrorCode::StoreUnavailable, why);
}

QString inUseBy(DatabaseLock::Right right, const QString &owner)
{
    const QString who = owner.isEmpty() ? u"it did not say who it is"_s : owner;
    if (right == DatabaseLock::Right::Serve)
        return u"another relay serves it: %1"_s.arg(who);
    return u"another import is under way (%1); try again when it has ended"_s.arg(who);
}

QString lockPath(const QString &databasePath, DatabaseLock::Right right)
{
    const QString canonical = QFileInfo(databasePath).canonicalFilePath(); // through symbolic links, to one lock for one file
    const QString suffix = right == DatabaseLock::Right::Serve ? u".lock"_s : u".import.lock"_s;
    return (canonical.isEmpty() ? databasePath : canonical) + suffix;
}

} // namespace

DatabaseLock::DatabaseLock() = default;

#ifdef Q_OS_UNIX

namespace
{

/// What the holder wrote: anybody's bytes, so one short line of printable text.
QString ownerIn(int file)
{
    std::array<char, kMaxOwner> bytes{};
    const ssize_t count = ::pread(file, bytes.data(), bytes.size(), 0);
    QString text = QString::fromUtf8(bytes.data(), std::max<qsizetype>(count, 0)).simplified();
    text.removeIf([](QChar c) { return !c.isPrint(); });
    return text;
}

QString lastError()
{
    return qt_error_string(errno);
}

} // namespace

// Not QLockFile: it takes a lock file for alive that another container's process with the same number left behind.
base::Result<std::unique_ptr<DatabaseLock>> DatabaseLock::take(const QString &databasePath, Right right, const QString &owner)
{
    const QString path = lockPath(databasePath, right);
    std::unique_ptr<DatabaseLock> lock(new DatabaseLock);
    lock->m_file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (lock->m_file < 0)
        return refused(u"%1 can't be written: %2"_s.arg(path, lastError()));
    if (::flock(lock->m_file, LOCK_EX | LOCK_NB) != 0)
        return refused(errno == EWOULDBLOCK ? inUseBy(right, ownerIn(lock->m_file)) : u"%1 can't be locked: %2"_s.arg(path, lastError()));
    const QByteArray line = owner.simplified().toUtf8().left(kMaxOwner);
    if (::ftruncate(lock->m_file, 0) != 0 || ::pwrite(lock->m_file, line.constData(), static_cast<size_t>(line.size()), 0) != line.size())
        return refused(u"%1 can't be written: %2"_s.arg(path, lastError()));
    return lock;
}

DatabaseLock::~DatabaseLock()
{
    if (m_file >= 0)
        ::close(m_file); // lets the lock go
}

#else

// Not tested on Windows yet.
base::Result<std::unique_ptr<DatabaseLock>> DatabaseLock::take(const QString &databasePath, Right right, const QString &)
{
    std::unique_ptr<DatabaseLock> lock(new DatabaseLock);
    lock->m_file = std::make_unique<QLockFile>(lockPath(databasePath, right));
    lock->m_file->setStaleLockTime(0); // not by age: a relay serves for months
    if (lock->m_file->tryLock(0))
        return lock;
    qint64 process = 0;
    QString host;
    QString program;
    if (!lock->m_file->getLockInfo(&process, &host, &program))
        return refused(u"the lock file beside it can't be written"_s);
    return refused(inUseBy(right, u"%1 on %2, process %3"_s.arg(program, host).arg(process)));
}

DatabaseLock::~DatabaseLock() = default;

#endif

} // namespace authlink::store
