// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/process.h"
#include "tests/core/http/server/http_server_fixture.h"
#include "tests/support/accept_web_sockets.h"

#include <QTest>
#include <QWebSocket>

#include <malloc.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <utility>

using namespace authlink::http::server;
using namespace authlink::test;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
extern "C" std::size_t __sanitizer_get_current_allocated_bytes(); // GCC brings the function, but not the header that declares it
#endif

namespace
{

qint64 allocatedBytes()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return static_cast<qint64>(__sanitizer_get_current_allocated_bytes());
#else
    return static_cast<qint64>(mallinfo2().uordblks);
#endif
}

/// A client that has no buffers of its own. Blocks on nothing that the server in the same thread must do first.
class SystemSocket
{
public:
    explicit SystemSocket(quint16 port) : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            qFatal("can't connect");
    }
    SystemSocket(SystemSocket &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    SystemSocket(const SystemSocket &) = delete;
    SystemSocket &operator=(const SystemSocket &) = delete;
    SystemSocket &operator=(SystemSocket &&) = delete;
    ~SystemSocket() { ::close(m_descriptor); }

    void send(const QByteArray &bytes) const { QCOMPARE(::send(m_descriptor, bytes.constData(), bytes.size(), 0), bytes.size()); }
    [[nodiscard]] bool hasReceived() const { return receive(MSG_DONTWAIT | MSG_PEEK) > 0; }
    void takeReceived() const { QVERIFY(receive(MSG_DONTWAIT) > 0); }

private:
    [[nodiscard]] ssize_t receive(int flags) const
    {
        std::array<char, 4096> bytes{};
        return ::recv(m_descriptor, bytes.data(), bytes.size(), flags);
    }

    int m_descriptor;
};

constexpr int kConnections = 200;
constexpr qint64 kMostOfOne = 24 * 1024; // with Qt's own buffers it is 48 KiB more than with none

/// A masked text message "hi".
const QByteArray kMessage = QByteArray::fromHex("8182010203046968");

/// Sends `bytes` from each and waits until each has got something.
void sendAndReceive(const std::vector<SystemSocket> &sockets, const QByteArray &bytes)
{
    for (const SystemSocket &socket : sockets)
        socket.send(bytes);
    for (const SystemSocket &socket : sockets) {
        QTRY_VERIFY(socket.hasReceived());
        socket.takeReceived();
    }
}

} // namespace

class SocketBuffersTest : public QObject
{
    Q_OBJECT

private:
    /// What each of many connections holds when it is idle again after `bytes` were answered, and after `next` were, if there are any.
    static qint64 heldByEach(const Site &site, const QByteArray &bytes, const QByteArray &next = {})
    {
        std::vector<SystemSocket> sockets;
        sockets.reserve(kConnections);
        const qint64 before = allocatedBytes();
        for (int i = 0; i < kConnections; ++i)
            sockets.emplace_back(site.server.port());
        sendAndReceive(sockets, bytes);
        if (!next.isEmpty())
            sendAndReceive(sockets, next);
        return (allocatedBytes() - before) / kConnections;
    }

private Q_SLOTS:
    void initTestCase() { authlink::base::raiseFileLimit(); }

    void anIdleConnectionHoldsNone()
    {
        Site site(ServerLimits{});
        const qint64 held = heldByEach(site, kGet);
        QVERIFY2(held < kMostOfOne, qPrintable(QString::number(held)));
        QCOMPARE(site.requests.size(), kConnections);
    }

    void anIdleStreamHoldsNone()
    {
        Site site(ServerLimits{});
        std::vector<std::unique_ptr<QWebSocket>> open;
        open.reserve(kConnections);
        acceptWebSockets(site.server, [&open](std::unique_ptr<QWebSocket> socket, const Request &) {
            QWebSocket *stream = socket.get();
            connect(stream, &QWebSocket::textMessageReceived, stream, &QWebSocket::sendTextMessage);
            open.push_back(std::move(socket));
        });
        const qint64 held = heldByEach(site, kUpgrade, kMessage);
        QVERIFY2(held < kMostOfOne, qPrintable(QString::number(held)));
        QCOMPARE(open.size(), std::size_t(kConnections));
    }
};

QTEST_GUILESS_MAIN(SocketBuffersTest)
#include "socket_buffers_test.moc"
