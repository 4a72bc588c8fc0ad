// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/directory/output_file.h"

#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

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

} // namespace

base::Result<std::unique_ptr<OutputFile>> OutputFile::open(const QString &name)
{
    std::unique_ptr<OutputFile> file(new OutputFile(name));
    if (const auto opened = file->openName(); !opened)
        return base::fail(opened.error());
    return file;
}

base::Result<void> OutputFile::openName()
{
    struct stat there {
    };
    const QByteArray name = QFile::encodeName(m_name);
    const bool exists = !m_name.isEmpty() && ::stat(name.constData(), &there) == 0;
    if (m_name.isEmpty() || (exists && isStandardOutput(there))) // a socket has no other way in
        return openDescriptor(STDOUT_FILENO, QFileDevice::DontCloseHandle);
    if (exists && S_ISDIR(there.st_mode))
        return failure(qt_error_string(EISDIR));
    if ((!exists || S_ISREG(there.st_mode)) && !namesWhatIsOpen(m_name))
        return openFile();
    const int descriptor = ::open(name.constData(), O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY);
    return descriptor < 0 ? failure(qt_error_string(errno)) : openDescriptor(descriptor, QFileDevice::AutoCloseHandle);
}

base::Result<void> OutputFile::openDescriptor(int descriptor, QFileDevice::FileHandleFlag whoCloses)
{
    auto out = std::make_unique<QFile>();
    const bool isOpen = out->open(descriptor, QIODevice::WriteOnly, whoCloses);
    m_out = std::move(out);
    return isOpen ? base::Result<void>() : failure(m_out->errorString());
}

base::Result<void> OutputFile::openFile()
{
    auto out = std::make_unique<QSaveFile>(m_name);
    m_file = out.get();
    m_out = std::move(out);
    const bool isReady = m_file->open(QIODevice::WriteOnly) && m_file->setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return isReady ? base::Result<void>() : failure(m_file->errorString());
}

base::Result<void> OutputFile::write(const QByteArray &bytes)
{
    return m_out->write(bytes) == bytes.size() ? base::Result<void>() : failure(m_out->errorString());
}

base::Result<void> OutputFile::finish()
{
    const bool isThere = m_file ? m_file->commit() : m_out->flush();
    return isThere ? base::Result<void>() : failure(m_out->errorString());
}

base::Result<void> OutputFile::failure(const QString &why) const
{
    return base::fail(base::ErrorCode::Internal, u"can't write %1: %2"_s.arg(m_name.isEmpty() ? u"the standard output"_s : m_name, why));
}

} // namespace authlink::app
