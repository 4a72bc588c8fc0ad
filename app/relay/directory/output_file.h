// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QFileDevice>
#include <QString>

#include <memory>
#include <utility>

class QSaveFile;

namespace authlink::app
{

/// Where a command writes what somebody else is to read: a file of a name that the user gave, or the standard output. A file is
/// complete or stays what it was, and is its owner's alone; what is no file (a device, a named pipe, /dev/stdout) is written into and
/// stays what it is. Errors name the place and the system's reason.
class OutputFile
{
public:
    /// @param name empty: the standard output
    [[nodiscard]] static base::Result<std::unique_ptr<OutputFile>> open(const QString &name);
    /// Without finish() a file stays what it was.
    ~OutputFile() = default;
    OutputFile(const OutputFile &) = delete;
    OutputFile &operator=(const OutputFile &) = delete;

    [[nodiscard]] base::Result<void> write(const QByteArray &bytes);
    /// Everything is there, also after a power cut.
    [[nodiscard]] base::Result<void> finish();

private:
    explicit OutputFile(QString name) : m_name(std::move(name)) {}
    [[nodiscard]] base::Result<void> openName();
    [[nodiscard]] base::Result<void> openDescriptor(int descriptor, QFileDevice::FileHandleFlag whoCloses);
    [[nodiscard]] base::Result<void> openFile();
    [[nodiscard]] base::Result<void> failure(const QString &why) const;

    const QString m_name;
    std::unique_ptr<QFileDevice> m_out;
    QSaveFile *m_file = nullptr; // m_out, if it is one
};

} // namespace authlink::app
