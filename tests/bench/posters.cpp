// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/posters.h"

#include "tests/support/programs/relay_program.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <array>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace authlink::test
{

namespace
{

constexpr int kPatienceMs = 10'000;
constexpr size_t kMaxAnswer = 2048;

int connectTo(quint16 port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        ::close(fd);
        return -1;
    }
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

bool writeAll(int fd, const QByteArray &bytes)
{
    return ::write(fd, bytes.constData(), static_cast<size_t>(bytes.size())) == bytes.size();
}

/// Collects an answer; our relay's answers to webhooks are short and end with the brace of their JSON.
class Answer
{
public:
    /// True when it is whole, or when nothing more will come.
    bool readFrom(int fd)
    {
        const ssize_t got = ::read(fd, m_in.data() + m_filled, m_in.size() - m_filled);
        if (got <= 0)
            return true;
        m_filled += static_cast<size_t>(got);
        return view().contains(QByteArrayView("}"));
    }
    [[nodiscard]] int takeStatus()
    {
        constexpr QByteArrayView kStart("HTTP/1.1 ");
        const int status = view().startsWith(kStart) ? view().sliced(kStart.size()).first(3).toInt() : 0;
        m_filled = 0;
        return status;
    }

private:
    [[nodiscard]] QByteArrayView view() const { return {m_in.data(), static_cast<qsizetype>(m_filled)}; }

    std::array<char, kMaxAnswer> m_in{};
    size_t m_filled = 0;
};

struct Lane {
    int fd = -1;
    QByteArray tag;
    qint64 next = 0;
    Answer answer;
    QElapsedTimer sent;

    bool post()
    {
        const QByteArray id = tag + '-' + QByteArray::number(next++);
        sent.start();
        return writeAll(fd, webhookPost(R"({"event_type":"SESSION_STARTED","interviewId":"bench-)" + id + "\"}", RelayProgram::kSecret));
    }
};

} // namespace

std::optional<Posted> postWebhooks(quint16 port, int posters, const QByteArray &tag, const GoOn &goOn)
{
    std::vector<Lane> lanes(static_cast<size_t>(posters));
    std::vector<pollfd> polls;
    bool ok = true;
    for (Lane &lane : lanes) {
        lane.fd = connectTo(port);
        lane.tag = tag + '-' + QByteArray::number(polls.size());
        polls.push_back({lane.fd, POLLIN, 0});
        ok = ok && lane.fd >= 0 && lane.post();
    }
    Posted posted;
    QElapsedTimer clock;
    clock.start();
    while (ok && goOn(posted.latenciesMs.size())) {
        QCoreApplication::processEvents(); // takes the relay's log off its pipe, which would fill and stop it
        ok = ::poll(polls.data(), polls.size(), kPatienceMs) > 0;
        for (size_t i = 0; i < polls.size() && ok; ++i) {
            if (polls[i].revents == 0 || !lanes[i].answer.readFrom(lanes[i].fd))
                continue;
            ok = lanes[i].answer.takeStatus() == 200;
            posted.latenciesMs.push_back(double(lanes[i].sent.nsecsElapsed()) / 1e6);
            ok = ok && lanes[i].post();
        }
    }
    posted.seconds = double(clock.nsecsElapsed()) / 1e9;
    for (const Lane &lane : lanes) {
        if (lane.fd >= 0)
            ::close(lane.fd);
    }
    if (!ok || posted.latenciesMs.empty())
        return std::nullopt;
    std::sort(posted.latenciesMs.begin(), posted.latenciesMs.end());
    return posted;
}

Poster::Poster(quint16 port) : m_fd(connectTo(port)) {}

Poster::~Poster()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

bool Poster::send(const QByteArray &request)
{
    return m_fd >= 0 && writeAll(m_fd, request);
}

int Poster::status()
{
    Answer answer;
    pollfd waiting{m_fd, POLLIN, 0};
    while (::poll(&waiting, 1, kPatienceMs) > 0) {
        if (answer.readFrom(m_fd))
            break;
    }
    return answer.takeStatus();
}

double percentile(const std::vector<double> &sorted, double percent)
{
    const auto at = static_cast<size_t>(double(sorted.size()) * percent / 100.0);
    return sorted[std::min(at, sorted.size() - 1)];
}

} // namespace authlink::test
