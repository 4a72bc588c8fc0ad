// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/process.h"
#include "tests/core/http/server/http_server_fixture.h"
#include "tests/support/accept_web_sockets.h"
#include "tests/support/raw_client.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>
#include <QWebSocket>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace authlink::http::server;
using namespace authlink::test;
using namespace std::chrono_literals;

namespace
{

using Clients = std::vector<std::unique_ptr<RawClient>>;

constexpr int kNewcomers = 40;

/// What comes of `count` connections that all begin before the server looks at the first.
Clients crowd(quint16 port, int count, const QByteArray &bytes = {})
{
    Clients clients;
    for (int i = 0; i < count; ++i) {
        clients.push_back(std::make_unique<RawClient>(port));
        if (!bytes.isEmpty())
            clients.back()->send(bytes);
    }
    return clients;
}

bool haveAll(const Clients &clients, int status)
{
    return std::all_of(clients.begin(), clients.end(), [status](const auto &client) { return client->status() == status; });
}

} // namespace

/// Many at once: real sockets, and what each costs counted in looks, since a time says little on a busy machine.
class HttpServerCrowdTest : public QObject
{
    Q_OBJECT

private:
    /// Looks at others that kNewcomers cost a server which is full with `idle` idle connections and has `streams` WebSockets besides.
    static quint64 looksOfNewcomers(int idle, int streams)
    {
        ServerLimits limits;
        limits.connections = idle;
        Site site(limits);
        std::vector<std::unique_ptr<QWebSocket>> open;
        authlink::test::acceptWebSockets(site.server,
                                         [&](std::unique_ptr<QWebSocket> socket, const Request &) { open.push_back(std::move(socket)); });
        const Clients consoles = crowd(site.server.port(), streams, kUpgrade);
        [&] { QTRY_COMPARE(site.server.streamCount(), streams); }();
        const Clients others = crowd(site.server.port(), idle, kGet);
        [&] { QTRY_VERIFY(haveAll(others, 200)); }();
        [&] { QTRY_COMPARE(site.server.connectionCount(), idle); }();
        const quint64 before = site.server.looks();
        for (int i = 0; i < kNewcomers; ++i) {
            RawClient newcomer(site.server.port());
            newcomer.send(kGet);
            [&] { QTRY_COMPARE(newcomer.status(), 200); }();
        }
        return site.server.looks() - before;
    }

private Q_SLOTS:
    void initTestCase() { authlink::base::raiseFileLimit(); }

    void aNewcomerCostsTheSameHoweverManyAreThere()
    {
        const quint64 few = looksOfNewcomers(kNewcomers, 5);
        QVERIFY(few > 0);
        QCOMPARE(looksOfNewcomers(5 * kNewcomers, 5), few);
        QCOMPARE(looksOfNewcomers(kNewcomers, 400), few);
    }

    void timeThatPassesCostsNothingForThoseWhoseTimeIsNotUp()
    {
        ServerLimits limits = shortLimits(); // looks for what is due every few dozen milliseconds
        limits.idleDeadline = 1h;
        Site site(limits);
        const Clients idle = crowd(site.server.port(), 100);
        QTRY_COMPARE(site.server.connectionCount(), 100);
        RawClient slow(site.server.port());
        slow.send("GET / HTTP/1.1\r\nHo");
        QTRY_COMPARE(slow.status(), 408);
        QTRY_VERIFY(slow.isClosed());
        QVERIFY2(site.server.looks() <= 2, qPrintable(QString::number(site.server.looks()))); // at the slow one only
    }

    void aCrowdBeyondTheCapWaitsInsteadOfBeingTurnedAway()
    {
        ServerLimits limits;
        limits.connections = 8;
        Site site(limits);
        const Clients posters = crowd(site.server.port(), 100, post("", "/later"));
        for (int i = 0; i < 100; ++i) {
            QTRY_VERIFY(!site.waiting.empty());
            QVERIFY(site.server.connectionCount() <= limits.connections);
            site.answerWaiting("done");
        }
        QTRY_VERIFY(haveAll(posters, 200));
        QCOMPARE(site.server.turnedAway(), 0U);
    }

    void aCrowdOfConsolesIsLetInThroughASmallDoor()
    {
        ServerLimits limits;
        limits.connections = 16;
        Site site(limits);
        std::vector<std::unique_ptr<QWebSocket>> open;
        authlink::test::acceptWebSockets(site.server,
                                         [&](std::unique_ptr<QWebSocket> socket, const Request &) { open.push_back(std::move(socket)); });
        Clients consoles = crowd(site.server.port(), 500, kUpgrade);
        QTRY_COMPARE(open.size(), consoles.size());
        QTRY_VERIFY(haveAll(consoles, 101));
        QCOMPARE(site.server.turnedAway(), 0U);
        consoles.clear();
        QTRY_COMPARE(site.server.streamCount(), 0);
    }

    void aCrowdDoesNotKeepTheEventLoopFromItsWork()
    {
        constexpr int kCrowd = 300;
        Site site(ServerLimits{});
        const Clients clients = crowd(site.server.port(), kCrowd);
        QCoreApplication::processEvents(); // one turn
        QVERIFY2(site.server.connectionCount() < kCrowd, qPrintable(QString::number(site.server.connectionCount())));
        QTRY_COMPARE(site.server.connectionCount(), kCrowd);
    }

    void aHandshakeThatFailsLeavesNothingBehind()
    {
        Site site(ServerLimits{});
        int opened = 0;
        authlink::test::acceptWebSockets(site.server, [&](std::unique_ptr<QWebSocket>, const Request &) { ++opened; });
        QByteArray noVersion = kUpgrade;
        RawClient client(site.server.port());
        client.send(noVersion.replace("Sec-WebSocket-Version: 13\r\n", ""));
        QTRY_VERIFY(client.isClosed());
        QTRY_COMPARE(site.server.streamCount(), 0);
        QCOMPARE(site.server.connectionCount(), 0);
        QCOMPARE(opened, 0);
    }

    void anUpgradeMayFollowAnotherRequest()
    {
        Site site(ServerLimits{});
        std::unique_ptr<QWebSocket> open;
        authlink::test::acceptWebSockets(site.server,
                                         [&](std::unique_ptr<QWebSocket> socket, const Request &) { open = std::move(socket); });
        RawClient client(site.server.port());
        client.send(kGet + kUpgrade);
        QTRY_VERIFY(open);
        QTRY_VERIFY(client.received().contains("HTTP/1.1 101"));
        QVERIFY(client.received().startsWith("HTTP/1.1 200"));
    }

    void anUpgradeInPiecesIsOneRequest()
    {
        Site site(ServerLimits{});
        std::unique_ptr<QWebSocket> open;
        QByteArray path;
        authlink::test::acceptWebSockets(site.server, [&](std::unique_ptr<QWebSocket> socket, const Request &request) {
            open = std::move(socket);
            path = request.path + ' ' + request.header("Sec-WebSocket-Version");
        });
        RawClient client(site.server.port());
        client.send(kUpgrade.first(30));
        QTRY_COMPARE(site.server.connectionCount(), 1);
        QTRY_COMPARE(client.socket().bytesToWrite(), 0);
        QCoreApplication::processEvents(); // Qt's server has read the first piece
        client.send(kUpgrade.sliced(30));
        QTRY_VERIFY(open);
        QCOMPARE(path, QByteArray("/v1/stream 13"));
        QTRY_COMPARE(client.status(), 101);
    }

    void acceptsAgainAfterTheSystemRanOutOfFiles()
    {
        Site site(ServerLimits{});
        RawClient client(site.server.port());
        rlimit whole{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &whole), 0);
        const int next = ::dup(0);
        ::close(next);
        const rlimit none{.rlim_cur = static_cast<rlim_t>(next), .rlim_max = whole.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &none), 0);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"can't accept a connection"_s));
        for (int turn = 0; turn < 5; ++turn)
            QCoreApplication::processEvents(); // the server meets the connection, and can't take it
        const int taken = site.server.connectionCount();
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &whole), 0);
        QCOMPARE(taken, 0);
        client.send(kGet);
        QTRY_COMPARE(client.status(), 200);
    }
};

QTEST_GUILESS_MAIN(HttpServerCrowdTest)
#include "http_server_crowd_test.moc"
