// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>

namespace authlink::base
{

/// Lets this process open as many files and sockets as its hard limit allows. Without effect where there is no such limit.
void raiseFileLimit();

/// Takes the numbers 0, 1 and 2 where whoever started the process left them closed, so that no database and no socket that is opened later
/// gets one of them, and with it what is meant for people. Nothing can be read then; writing to the standard output fails, as it would
/// have; what goes to stderr goes nowhere. To be called first in main(). False: they can't be taken.
[[nodiscard]] bool keepStandardDescriptors();

/// A pipe that nobody reads any more is an error of write() from now on, instead of the end of the process: for what must not end between a
/// change and the word about it.
void surviveBrokenPipes();

/// The name of the account that runs this process, e.g. for a record of who did something; "unknown" where the system has none.
[[nodiscard]] QString processUser();

/// Keeps a SIGHUP waiting until UnixSignals takes it (Hangup::Reloads), instead of ending a program that is just starting. To be called
/// first in main(), before there are threads.
void holdHangup();

/// Turns SIGINT and SIGTERM into a Qt signal, so that a program can stop gracefully. A second one of the same kind ends the
/// process at once, as people expect of a second Ctrl+C. SIGHUP becomes a signal, too, where the program can reload something, every
/// time. At most one in a process; make it in the main thread, in main().
/// Where there are no Unix signals, nothing is ever emitted and the system's own handling stays.
class UnixSignals final : public QObject
{
    Q_OBJECT

public:
    enum class Hangup {
        Ends,    ///< SIGHUP ends the process, as by default
        Reloads, ///< SIGHUP is reloadRequested()
    };

    explicit UnixSignals(Hangup hangup = Hangup::Ends, QObject *parent = nullptr);
    ~UnixSignals() override; ///< puts the earlier handlers back

Q_SIGNALS:
    void stopRequested();
    void reloadRequested();

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace authlink::base
