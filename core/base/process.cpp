// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/process.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX

#include <QSocketNotifier>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <pwd.h>
#include <sys/resource.h>
#include <unistd.h>

namespace authlink::base
{

namespace
{

// A signal handler has no context argument and may only call async-signal-safe functions: hence one descriptor for the process.
std::atomic<int> g_writeEnd{-1};
static_assert(std::atomic<int>::is_always_lock_free);

constexpr std::array<int, 3> kSignals{SIGINT, SIGTERM, SIGHUP};

extern "C" void authlinkNoteSignal(int number)
{
    const int kept = errno;
    const char byte = static_cast<char>(number);
    // A full pipe already holds the news.
    [[maybe_unused]] const ssize_t written = ::write(g_writeEnd.load(), &byte, 1);
    errno = kept;
}

} // namespace

QString processUser()
{
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    if (::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr || *entry.pw_name == '\0')
        return QStringLiteral("unknown");
    return QString::fromLocal8Bit(entry.pw_name);
}

bool keepStandardDescriptors()
{
    // The lowest number that is free is the one that is given: in this order all before it are taken.
    constexpr std::array<std::pair<int, int>, 3> kWays{
        {{STDIN_FILENO, O_RDONLY}, {STDOUT_FILENO, O_RDONLY}, {STDERR_FILENO, O_WRONLY}}}; // the output's: writing is refused
    return std::all_of(kWays.begin(), kWays.end(), [](const auto &way) {
        const auto [number, mode] = way;
        return ::fcntl(number, F_GETFD) != -1 || ::open("/dev/null", mode) == number;
    });
}

void surviveBrokenPipes()
{
    ::signal(SIGPIPE, SIG_IGN);
}

void raiseFileLimit()
{
    constexpr rlim_t kEnough = 65'536; // some systems call "unlimited" what they then refuse
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= kEnough)
        return;
    limit.rlim_cur = std::min(limit.rlim_max, kEnough);
    setrlimit(RLIMIT_NOFILE, &limit);
}

struct UnixSignals::Private {
    std::array<int, 2> pipe{-1, -1};
    std::array<struct sigaction, kSignals.size()> earlier{};
    std::unique_ptr<QSocketNotifier> notifier;
};

void holdHangup()
{
    sigset_t hangup;
    sigemptyset(&hangup);
    sigaddset(&hangup, SIGHUP);
    ::pthread_sigmask(SIG_BLOCK, &hangup, nullptr); // threads made from here on leave it to this one
}

UnixSignals::UnixSignals(Hangup hangup, QObject *parent) : QObject(parent), m_d(std::make_unique<Private>())
{
    Q_ASSERT_X(g_writeEnd.load() == -1, "UnixSignals", "one a process");
    if (::pipe(m_d->pipe.data()) != 0)
        qFatal("no pipe for signals");
    for (const int end : m_d->pipe) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    g_writeEnd.store(m_d->pipe[1]);
    m_d->notifier = std::make_unique<QSocketNotifier>(m_d->pipe[0], QSocketNotifier::Read);
    connect(m_d->notifier.get(), &QSocketNotifier::activated, this, [this] {
        bool stops = false;
        bool reloads = false;
        char number = 0;
        while (::read(m_d->pipe[0], &number, 1) > 0)
            (number == SIGHUP ? reloads : stops) = true;
        if (stops)
            Q_EMIT stopRequested();
        else if (reloads)
            Q_EMIT reloadRequested();
    });
    struct sigaction action {
    };
    action.sa_handler = authlinkNoteSignal;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < kSignals.size(); ++i) {
        ::sigaction(kSignals.at(i), nullptr, &m_d->earlier.at(i));
        if (kSignals.at(i) == SIGHUP && hangup == Hangup::Ends)
            continue;
        action.sa_flags = kSignals.at(i) == SIGHUP ? SA_RESTART : SA_RESTART | static_cast<int>(SA_RESETHAND);
        ::sigaction(kSignals.at(i), &action, nullptr);
    }
    if (hangup == Hangup::Reloads) {
        sigset_t held;
        sigemptyset(&held);
        sigaddset(&held, SIGHUP);
        ::pthread_sigmask(SIG_UNBLOCK, &held, nullptr); // one that came during the start is taken now
    }
}

UnixSignals::~UnixSignals()
{
    for (size_t i = 0; i < kSignals.size(); ++i)
        ::sigaction(kSignals.at(i), &m_d->earlier.at(i), nullptr);
    m_d->notifier.reset();
    g_writeEnd.store(-1);
    for (const int end : m_d->pipe)
        ::close(end);
}

} // namespace authlink::base

#else

namespace authlink::base
{

bool keepStandardDescriptors()
{
    return true;
}

void surviveBrokenPipes() {}
void raiseFileLimit() {}
void holdHangup() {}

QString processUser()
{
    const QString name = qEnvironmentVariable("USERNAME");
    return name.isEmpty() ? QStringLiteral("unknown") : name;
}

struct UnixSignals::Private {
};

UnixSignals::UnixSignals(Hangup, QObject *parent) : QObject(parent) {}
UnixSignals::~UnixSignals() = default;

} // namespace authlink::base

#endif
