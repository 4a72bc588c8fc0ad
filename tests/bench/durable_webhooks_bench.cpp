// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/relay_program.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <vector>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace authlink::test;

/// Durable webhooks a second: 32 keep-alive posters, each with one webhook under way, against the real relay with a SQLite
/// file on disk. Every answer counted is a 200, given after the fsync that holds the webhook. The posters are plain sockets
/// in one thread, so that they take as little of the machine from the relay as they can.
namespace
{

constexpr int kPosters = 32;
constexpr int kRounds = 5;
constexpr int kSecondsPerRound = 3;

struct Poster {
    int fd = -1;
    int number = 0;
    qint64 next = 0;
    std::array<char, 2048> in{};
    size_t filled = 0;
    QElapsedTimer sent;
};

int connectTo(quint16 port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return -1;
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

bool post(Poster &poster, int round)
{
    const QByteArray id = QByteArray::number(round) + '-' + QByteArray::number(poster.number) + '-' + QByteArray::number(poster.next++);
    const QByteArray request =
        webhookPost("{\"event_type\":\"SESSION_STARTED\",\"interviewId\":\"bench-" + id + "\"}", RelayProgram::kSecret);
    poster.sent.start();
    return ::write(poster.fd, request.constData(), static_cast<size_t>(request.size())) == request.size();
}

/// True when a whole answer was read; `ok` says whether it was 200.
bool takeAnswer(Poster &poster, bool &ok)
{
    const ssize_t got = ::read(poster.fd, poster.in.data() + poster.filled, poster.in.size() - poster.filled);
    if (got <= 0) {
        ok = false;
        return true;
    }
    poster.filled += static_cast<size_t>(got);
    const QByteArrayView answer(poster.in.data(), static_cast<qsizetype>(poster.filled));
    if (!answer.contains(QByteArrayView("}")))
        return false;
    ok = answer.startsWith("HTTP/1.1 200");
    poster.filled = 0;
    return true;
}

struct Round {
    double perSecond = 0;
    double p50 = 0, p99 = 0; // ms
    bool ok = false;
};

Round measure(quint16 port, int round)
{
    std::vector<Poster> posters(kPosters);
    std::vector<pollfd> polls(kPosters);
    for (int i = 0; i < kPosters; ++i) {
        posters[size_t(i)].number = i;
        posters[size_t(i)].fd = connectTo(port);
        if (posters[size_t(i)].fd < 0 || !post(posters[size_t(i)], round))
            return {};
        polls[size_t(i)] = {posters[size_t(i)].fd, POLLIN, 0};
    }
    std::vector<double> latencies;
    QElapsedTimer clock;
    clock.start();
    bool ok = true;
    while (ok && clock.elapsed() < kSecondsPerRound * 1000) {
        ::poll(polls.data(), polls.size(), 1000);
        for (size_t i = 0; i < polls.size() && ok; ++i) {
            if (polls[i].revents == 0 || !takeAnswer(posters[i], ok))
                continue;
            latencies.push_back(double(posters[i].sent.nsecsElapsed()) / 1e6);
            ok = ok && post(posters[i], round);
        }
    }
    const double seconds = double(clock.nsecsElapsed()) / 1e9;
    for (const Poster &poster : posters)
        ::close(poster.fd);
    if (!ok || latencies.empty())
        return {};
    std::sort(latencies.begin(), latencies.end());
    return {double(latencies.size()) / seconds, latencies[latencies.size() / 2], latencies[latencies.size() * 99 / 100], true};
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    RelayProgram relay;
    if (!relay.prepare() || !relay.start()) {
        std::fputs("the relay did not start\n", stderr);
        return 1;
    }
    std::printf("durable webhooks, %d posters, %d rounds of %d s\n", kPosters, kRounds, kSecondsPerRound);
    std::printf("%8s %14s %10s %10s\n", "round", "webhooks/s", "p50 ms", "p99 ms");
    std::vector<double> rates;
    for (int round = 0; round < kRounds; ++round) {
        const Round result = measure(static_cast<quint16>(relay.http().port()), round);
        if (!result.ok) {
            std::fputs("a webhook was not answered with 200\n", stderr);
            return 1;
        }
        rates.push_back(result.perSecond);
        std::printf("%8d %14.0f %10.2f %10.2f\n", round + 1, result.perSecond, result.p50, result.p99);
    }
    std::sort(rates.begin(), rates.end());
    std::printf("%8s %14.0f\n", "median", rates[rates.size() / 2]);
    return 0;
}
