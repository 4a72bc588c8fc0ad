// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QtGlobal>

#include <chrono>
#include <memory>
#include <thread>

namespace authlink::base
{

/// A message as it goes to the log: time (UTC), level, category, text and a line end. Control characters are escaped.
[[nodiscard]] QByteArray logLine(QtMsgType type, const char *category, const QString &message);

/// Lines that found no room in the log of this process (installLogFormat()) so far. Thread-safe.
[[nodiscard]] quint64 droppedLogLines();

/// Writes lines to a file descriptor from a thread of its own, so that nobody who logs waits for whoever reads: a pipe that is full, a
/// stalled disk. What does not fit into the queue is dropped and counted, and a line says how many once it flows again. Thread-safe.
class LogWriter
{
public:
    /// What the queue holds, in bytes. The last quarter is kept for lines that matter.
    static constexpr qsizetype kMaxQueued = qsizetype(4) * 1024 * 1024;
    /// How long the destructor waits for the rest to be written.
    static constexpr std::chrono::milliseconds kFlushWithin{1000};

    enum class Weight { Usual, Matters };

    /// @param descriptor stays the caller's, and open as long as the process lives
    /// @param maxQueued at least a few lines
    explicit LogWriter(int descriptor, qsizetype maxQueued = kMaxQueued);
    LogWriter(const LogWriter &) = delete;
    LogWriter &operator=(const LogWriter &) = delete;
    ~LogWriter();

    /// @param line with its line end. Never waits for the descriptor.
    void write(const QByteArray &line, Weight weight);
    /// Waits until what is queued is written, at most `within`. False: it is not.
    bool flush(std::chrono::milliseconds within);
    [[nodiscard]] quint64 dropped() const; ///< lines, since the start

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared; // also the thread's, which may be stuck in a write when this object goes
    std::thread m_thread;
};

} // namespace authlink::base
