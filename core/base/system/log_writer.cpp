// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/system/log_writer.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>

#include <poll.h>
#include <unistd.h>
#else
#include <io.h>
#endif

namespace authlink::base
{

namespace
{

/// POSIX: so much goes into a pipe in one piece, and fits once poll() says that it is writable.
constexpr qsizetype kPiece = 4096;

/// The longest beginning of whole lines that fits one piece, so that a line is not torn by who else writes there; a longer line is cut.
qsizetype pieceOf(QByteArrayView bytes)
{
    if (bytes.size() <= kPiece)
        return bytes.size();
    const qsizetype end = bytes.first(kPiece).lastIndexOf('\n');
    return end < 0 ? kPiece : end + 1;
}

#ifdef Q_OS_UNIX

/// The bytes written; -1: nobody will ever read them. Waits as long as it takes.
qsizetype writePiece(int descriptor, QByteArrayView piece)
{
    for (;;) {
        pollfd ready{.fd = descriptor, .events = POLLOUT, .revents = 0};
        if (::poll(&ready, 1, -1) < 0 && errno != EINTR)
            return -1;
        const ssize_t written = ::write(descriptor, piece.data(), static_cast<size_t>(piece.size()));
        if (written >= 0)
            return written;
        if (errno != EINTR && errno != EAGAIN)
            return -1;
    }
}

/// Signals are for the other threads; a reader that is gone is an error of write(), not the end of the process.
void blockSignals()
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

#else

qsizetype writePiece(int descriptor, QByteArrayView piece)
{
    return ::_write(descriptor, piece.data(), static_cast<unsigned int>(piece.size()));
}

void blockSignals() {}

#endif

} // namespace

struct LogWriter::Shared {
    Shared(int where, qsizetype most) : descriptor(where), maxQueued(most) {}

    const int descriptor;
    const qsizetype maxQueued;

    std::mutex mutex;
    std::condition_variable wake, written;
    // Under the mutex.
    QByteArray queue;       // whole lines
    qsizetype underWay = 0; // bytes that the thread has taken and not written yet
    quint64 droppedLines = 0;
    quint64 toldDropped = 0; // of them, those that a line has told of
    bool stopping = false;
    bool ended = false;

    [[nodiscard]] bool isWritten() const { return queue.isEmpty() && underWay == 0; }
    void run();
    void writeOut(const QByteArray &lines);
    void tellOfDropped();
};

void LogWriter::Shared::run()
{
    blockSignals();
    std::unique_lock lock(mutex);
    for (;;) {
        wake.wait(lock, [this] { return stopping || !queue.isEmpty(); });
        if (queue.isEmpty())
            break;
        const QByteArray lines = std::exchange(queue, {});
        underWay = lines.size();
        lock.unlock();
        writeOut(lines);
        lock.lock();
        underWay = 0;
        tellOfDropped();
        if (isWritten())
            written.notify_all();
    }
    ended = true;
    written.notify_all();
}

void LogWriter::Shared::writeOut(const QByteArray &lines)
{
    QByteArrayView rest(lines);
    while (!rest.isEmpty()) {
        const qsizetype done = writePiece(descriptor, rest.first(pieceOf(rest)));
        const std::lock_guard lock(mutex);
        if (done < 0) {
            const auto lost = static_cast<quint64>(std::max<qsizetype>(rest.count('\n'), 1));
            droppedLines += lost;
            toldDropped += lost; // there is nobody left to tell
            return;
        }
        rest = rest.sliced(done);
        underWay -= done;
    }
}

void LogWriter::Shared::tellOfDropped()
{
    // After everything that had room: what was dropped would have come somewhere before.
    const quint64 untold = droppedLines - std::exchange(toldDropped, droppedLines);
    if (untold > 0)
        queue +=
            logLine(QtWarningMsg, "authlink.log", QStringLiteral("%1 lines were dropped: the log was not read fast enough").arg(untold));
}

LogWriter::LogWriter(int descriptor, qsizetype maxQueued) : m_shared(std::make_shared<Shared>(descriptor, maxQueued))
{
    m_thread = std::thread([shared = m_shared] { shared->run(); });
}

LogWriter::~LogWriter()
{
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->stopping = true;
    }
    m_shared->wake.notify_one();
    bool ended = false;
    {
        std::unique_lock lock(m_shared->mutex);
        ended = m_shared->written.wait_for(lock, kFlushWithin, [this] { return m_shared->ended; });
    }
    if (ended)
        m_thread.join();
    else
        m_thread.detach(); // in a write that may never end; what it uses is its own, too
}

void LogWriter::write(const QByteArray &line, Weight weight)
{
    const qsizetype room = weight == Weight::Matters ? m_shared->maxQueued : m_shared->maxQueued / 4 * 3;
    {
        const std::lock_guard lock(m_shared->mutex);
        if (m_shared->queue.size() + m_shared->underWay + line.size() > room) {
            ++m_shared->droppedLines;
            return;
        }
        m_shared->queue += line;
    }
    m_shared->wake.notify_one();
}

bool LogWriter::flush(std::chrono::milliseconds within)
{
    std::unique_lock lock(m_shared->mutex);
    return m_shared->written.wait_for(lock, within, [this] { return m_shared->isWritten(); });
}

quint64 LogWriter::dropped() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->droppedLines;
}

} // namespace authlink::base
