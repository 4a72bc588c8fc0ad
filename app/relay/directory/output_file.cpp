// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/directory/output_file.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

constexpr qsizetype kPiece = 64 * 1024;

/// Something that is open already has a name there, /dev/stdout say: also where it is a file, what stands in it stays.
bool namesWhatIsOpen(const QString &name)
{
    const QString path = QFileInfo(name).absoluteFilePath();
    return path.startsWith("/dev/"_L1) || path.startsWith("/proc/"_L1);
}

bool isStandardOutput(const struct stat &there)
{
    struct stat standard {
    };
    return ::fstat(STDOUT_FILENO, &standard) == 0 && standard.st_dev == there.st_dev && standard.st_ino == there.st_ino;
}

/// What a link leads to: the file is replaced, not the link.
QString behindLinks(const QString &name)
{
    const QFileInfo info(name);
    if (!info.isSymLink())
        return name;
    const QString canonical = info.canonicalFilePath();
    return canonical.isEmpty() ? info.symLinkTarget() : canonical;
}

} // namespace

base::Result<std::unique_ptr<OutputFile>> OutputFile::open(const QString &name)
{
    std::unique_ptr<OutputFile> file(new OutputFile(name));
    if (const auto opened = file->resultOf(file->openName()); !opened)
        return base::fail(opened.error());
    return file;
}

OutputFile::~OutputFile()
{
    if (m_isOurs)
        ::close(m_fd);
    if (!m_unfinished.isEmpty())
        ::unlink(m_unfinished.constData());
}

int OutputFile::openName()
{
    struct stat there {
    };
    const QByteArray name = QFile::encodeName(m_name);
    const bool exists = !m_name.isEmpty() && ::stat(name.constData(), &there) == 0;
    if (m_name.isEmpty() || (exists && isStandardOutput(there))) { // a socket has no other way in
        m_fd = STDOUT_FILENO;
        return 0;
    }
    if (exists && S_ISDIR(there.st_mode))
        return EISDIR;
    const bool isFile = !exists || S_ISREG(there.st_mode);
    if (isFile && !namesWhatIsOpen(m_name)) {
        const bool isProtected = exists && ::access(name.constData(), W_OK) != 0;
        return isProtected ? errno : openBeside(behindLinks(m_name));
    }
    m_fd = ::open(name.constData(), O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY);
    m_isOurs = m_fd >= 0;
    return m_isOurs ? 0 : errno;
}

int OutputFile::openBeside(const QString &target)
{
    QByteArray unfinished = QFile::encodeName(target) + ".XXXXXX";
    m_fd = ::mkostemp(unfinished.data(), O_CLOEXEC); // for its owner alone
    m_isOurs = m_fd >= 0;
    if (!m_isOurs)
        return errno;
    m_target = QFile::encodeName(target);
    m_unfinished = unfinished;
    return 0;
}

base::Result<void> OutputFile::write(const QByteArray &bytes)
{
    m_pending += bytes;
    return m_pending.size() < kPiece ? base::Result<void>() : resultOf(putOut());
}

int OutputFile::putOut()
{
    const QByteArray bytes = std::exchange(m_pending, {});
    for (qsizetype at = 0; at < bytes.size();) {
        const auto written = ::write(m_fd, bytes.constData() + at, static_cast<size_t>(bytes.size() - at));
        if (written >= 0)
            at += written;
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

base::Result<void> OutputFile::finish()
{
    int error = putOut();
    if (error == 0 && !m_unfinished.isEmpty())
        error = install();
    return resultOf(error);
}

int OutputFile::install()
{
    if (::fsync(m_fd) != 0 || ::rename(m_unfinished.constData(), m_target.constData()) != 0)
        return errno;
    m_unfinished.clear();
    return 0;
}

base::Result<void> OutputFile::resultOf(int error) const
{
    if (error == 0)
        return {};
    return base::fail(base::ErrorCode::Internal,
                      u"can't write %1: %2"_s.arg(m_name.isEmpty() ? u"the standard output"_s : m_name, qt_error_string(error)));
}

} // namespace authlink::app
