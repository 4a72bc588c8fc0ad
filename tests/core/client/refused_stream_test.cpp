// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connection/relay_connection.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using client::RelayConnection;
using State = RelayConnection::State;
using Failure = RelayConnection::Failure;

namespace
{

const QByteArray kProblem = "Content-Type: application/problem+json\r\n";

/// Answers every upgrade with the same bytes, and closes.
struct Refuser {
    explicit Refuser(const QByteArray &answer)
    {
        server.listen(QHostAddress::LocalHost);
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this, answer] {
            QTcpSocket *socket = server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, answer] {
                asked += socket->readAll();
                if (!asked.endsWith("\r\n\r\n"))
                    return;
                socket->write(answer);
                socket->disconnectFromHost();
            });
        });
    }
    [[nodiscard]] QUrl url() const { return QUrl(u"ws://127.0.0.1:%1/v1/stream"_s.arg(server.serverPort())); }

    QTcpServer server;
    QByteArray asked;
};

QByteArray answer(const QByteArray &status, const QByteArray &headers)
{
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: 2\r\nConnection: close\r\n\r\n{}";
}

} // namespace

/// What the console makes of a relay that answers and opens no stream (docs/protocol.md).
class RefusedStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsOrWaits_data()
    {
        QTest::addColumn<QByteArray>("answered");
        QTest::addColumn<State>("state");
        QTest::addColumn<Failure>("failure");
        QTest::addColumn<int>("notBefore");
        QTest::newRow("not signed in") << answer("401 Unauthorized", kProblem) << State::SignInExpired << Failure::None << 0;
        QTest::newRow("disabled") << answer("403 Forbidden", kProblem) << State::Disabled << Failure::None << 0;
        QTest::newRow("too many streams") << answer("429 Too Many Requests", kProblem + "Retry-After: 33\r\n") << State::Offline
                                          << Failure::TooFast << 33;
        QTest::newRow("busy") << answer("503 Service Unavailable", "retry-after: 7\r\n" + kProblem) << State::Waiting << Failure::Busy << 7;
        QTest::newRow("busy, for how long it does not say")
            << answer("503 Service Unavailable", kProblem) << State::Waiting << Failure::Busy << 0;
        QTest::newRow("for longer than anybody should wait")
            << answer("503 Service Unavailable", kProblem + "Retry-After: 86400\r\n") << State::Waiting << Failure::Busy << 300;
        QTest::newRow("something in between says no")
            << answer("401 Unauthorized", "Content-Type: text/html\r\nRetry-After: 9\r\n") << State::Waiting << Failure::Unreachable << 0;
        QTest::newRow("something else altogether")
            << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n") << State::Waiting << Failure::Unreachable << 0;
    }

    void endsOrWaits()
    {
        QFETCH(QByteArray, answered);
        QFETCH(State, state);
        QFETCH(Failure, failure);
        QFETCH(int, notBefore);
        Refuser relay(answered);
        test::ManualClock clock;
        test::SeededRandom random;
        RelayConnection connection{&client::makeWebSocket, clock, random, u"test"_s};
        connection.setUrl(relay.url());
        connection.setToken(base::Secret("token-1"));
        connection.setWanted(RelayConnection::Wanted::Connected);
        QTRY_COMPARE(connection.state(), state);
        QCOMPARE(connection.failure(), failure);
        QVERIFY(relay.asked.contains("Authorization: Bearer token-1"));
        if (state != State::Waiting && state != State::Offline) {
            QVERIFY(!connection.nextTryAt());
            return;
        }
        constexpr auto kLongestPause = 16s; // of the backoff, after too fast
        const auto wait = *connection.nextTryAt() - clock.now();
        QVERIFY2(wait >= std::chrono::seconds(notBefore), qPrintable(QString::number(wait.count())));
        QVERIFY2(wait <= std::chrono::seconds(notBefore) + kLongestPause, qPrintable(QString::number(wait.count())));
    }

    void aRedirectCarriesTheTokenNowhere_data()
    {
        QTest::addColumn<QByteArray>("status");
        for (const char *status :
             {"301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"})
            QTest::newRow(status) << QByteArray(status);
    }

    void aRedirectCarriesTheTokenNowhere()
    {
        QFETCH(QByteArray, status);
        Refuser other(answer("401 Unauthorized", kProblem));
        int reached = 0;
        connect(&other.server, &QTcpServer::newConnection, this, [&reached] { ++reached; });
        const QByteArray elsewhere = "Location: " + other.url().toEncoded() + "\r\n";
        Refuser relay(answer(status, elsewhere));
        test::ManualClock clock;
        test::SeededRandom random;
        RelayConnection connection{&client::makeWebSocket, clock, random, u"test"_s};
        connection.setUrl(relay.url());
        connection.setToken(base::Secret("token-1"));
        connection.setWanted(RelayConnection::Wanted::Connected);
        QTRY_COMPARE(connection.state(), State::Waiting);
        QCOMPARE(connection.failure(), Failure::Unreachable);
        // The other one is there, and sees the connection that this test makes, and no other before it.
        QTcpSocket probe;
        probe.connectToHost(QHostAddress(QHostAddress::LocalHost), other.server.serverPort());
        QTRY_COMPARE(reached, 1);
        QCOMPARE(other.asked, QByteArray());
    }

    void nothingGoesOutInTheClear()
    {
        test::ManualClock clock;
        test::SeededRandom random;
        RelayConnection connection{&client::makeWebSocket, clock, random, u"test"_s};
        Refuser relay(answer("401 Unauthorized", kProblem));
        QUrl open = relay.url();
        open.setHost(u"0.0.0.0"_s); // leads here, and is no address of this machine alone
        connection.setUrl(open);
        connection.setToken(base::Secret("token-1"));
        connection.setWanted(RelayConnection::Wanted::Connected);
        QTRY_COMPARE(connection.state(), State::Waiting);
        QCOMPARE(connection.failure(), Failure::Unreachable);
        QCOMPARE(relay.asked, QByteArray());
    }
};

QTEST_GUILESS_MAIN(RefusedStreamTest)
#include "refused_stream_test.moc"
