// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

namespace authlink::test
{

/// A program of ours, run for real. Killed when it goes out of scope. Its working directory is a temporary one that stays
/// between runs, so that a store survives a restart.
class Program
{
public:
    explicit Program(const QString &name);
    ~Program();
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    QList<int> closedDescriptors; ///< of 0, 1 and 2: those that are closed when it begins

    struct Outcome {
        int exitCode = -1;
        QByteArray out, err;
    };
    /// Runs to the end, at most 30 s; exit code -1 when it had to be killed.
    /// @param outputTo what its standard output is appended to instead
    Outcome run(const QStringList &arguments, const QString &outputTo = {});

    /// Starts and waits until a line holding `readyText` appears on stdout or stderr. False: it ended or 20 s passed.
    [[nodiscard]] bool start(const QStringList &arguments, const QByteArray &readyText);
    /// The first http:// or ws:// address on the ready line, or an invalid URL.
    [[nodiscard]] QUrl address(const QString &scheme) const;
    [[nodiscard]] QByteArray output() const { return m_output; } ///< both streams, so far
    void readMore();

    void kill();      ///< SIGKILL, and waits
    void askToStop(); ///< SIGTERM
    int waitForEnd(); ///< at most 15 s; the exit code, -1 if it crashed or still runs
    int terminate();  ///< both
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    QString m_path;
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_output, m_readyLine;
};

} // namespace authlink::test
