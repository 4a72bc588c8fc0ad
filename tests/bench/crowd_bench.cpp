// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/process.h"
#include "core/http/server/http_server.h"
#include "tests/bench/quick.h"
#include "tests/support/accept_web_sockets.h"
#include "tests/support/raw_client.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QWebSocket>

#include <array>
#include <cstdio>
#include <memory>
#include <vector>

using namespace authlink;
using namespace authlink::http::server;

/// What one more stream costs a server that holds so many: the same, or a herd after a restart never gets in. Client and server share a
/// thread, so that a row is the work of both.
namespace
{

constexpr std::array kOpen{0, 1000, 2500, 5000};
constexpr int kQuickOpen = 50;
constexpr int kNewcomers = 500;
constexpr int kQuickNewcomers = 10;
constexpr int kPatienceMs = 60'000;
constexpr double kNsPerUs = 1000.0;

const QByteArray kUpgrade =
    "GET /v1/stream HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

class Crowd
{
public:
    Crowd() : m_server(ServerLimits{}, [](const Request &, const Responder &responder) { responder.respond(problem(404)); })
    {
        authlink::test::acceptWebSockets(
            m_server, [this](std::unique_ptr<QWebSocket> socket, const Request &) { m_streams.push_back(std::move(socket)); });
    }
    [[nodiscard]] bool listen() { return m_server.listen(QHostAddress(QHostAddress::LocalHost), 0).has_value(); }
    /// All at once; until all are in.
    [[nodiscard]] bool growTo(std::size_t streams)
    {
        while (m_clients.size() < streams) {
            m_clients.push_back(std::make_unique<test::RawClient>(m_server.port()));
            m_clients.back()->send(kUpgrade);
        }
        return QTest::qWaitFor([this, streams] { return m_streams.size() == streams; }, kPatienceMs);
    }

private:
    std::vector<std::unique_ptr<QWebSocket>> m_streams;
    std::vector<std::unique_ptr<test::RawClient>> m_clients;
    HttpServer m_server;
};

bool measure(int open)
{
    Crowd crowd;
    const int newcomers = test::isQuick() ? kQuickNewcomers : kNewcomers;
    if (!crowd.listen() || !crowd.growTo(static_cast<std::size_t>(open)))
        return false;
    QElapsedTimer timer;
    timer.start();
    if (!crowd.growTo(static_cast<std::size_t>(open + newcomers)))
        return false;
    std::printf("%12d %12d %16.1f\n", open, newcomers, static_cast<double>(timer.nsecsElapsed()) / newcomers / kNsPerUs);
    std::fflush(stdout);
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    base::raiseFileLimit();
    std::printf("%12s %12s %16s\n", "open streams", "newcomers", "us per newcomer");
    for (const int open : kOpen) {
        if (!measure(test::isQuick() ? kQuickOpen : open)) {
            std::fprintf(stderr, "not everybody got in\n");
            return 1;
        }
        if (test::isQuick())
            break;
    }
    return 0;
}
