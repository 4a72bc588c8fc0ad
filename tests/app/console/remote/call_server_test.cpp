// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/remote/call_client.h"
#include "app/console/remote/call_lines.h"
#include "app/console/remote/call_server.h"
#include "app/console/remote/hand_over.h"
#include "tests/support/manual_clock.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>
#include <vector>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using app::InstancePlace;
using client::CallOutcome;
using client::CallRequest;

namespace
{
/// A line as it goes over the socket; with ' for ", since moc loses its way in raw strings.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"') + '\n';
}

} // namespace

/// The local socket, and the place of the one console, within one process.
class CallServerTest : public QObject
{
    Q_OBJECT

private:
    /// What the server answers to these bytes; empty: it hangs up without an answer.
    [[nodiscard]] QJsonObject ask(const QByteArray &bytes) const
    {
        QLocalSocket socket;
        socket.connectToServer(m_path);
        socket.write(bytes);
        if (!QTest::qWaitFor([&socket] { return socket.state() == QLocalSocket::UnconnectedState; }))
            return {};
        return QJsonDocument::fromJson(socket.readAll()).object();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    test::ManualClock m_clock;
    QList<CallRequest> m_asked;
    std::unique_ptr<app::CallServer> m_server;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"console.socket"_s);
        m_asked.clear();
        m_server = std::make_unique<app::CallServer>(m_clock, [this](const CallRequest &request) {
            m_asked.append(request);
            return CallOutcome::Shown;
        });
        QVERIFY(m_server->listen(m_path));
    }
    void cleanup() { m_server.reset(); }

    void aRequestIsAnswered()
    {
        const CallRequest request{
            .kind = CallRequest::Kind::Verify, .by = CallRequest::By::Phone, .text = u"+16465550101"_s, .callId = u"c"_s};
        const QJsonObject answer = ask(app::requestLine(request));
        QCOMPARE(answer, (QJsonObject{{u"v"_s, 1}, {u"outcome"_s, u"shown"_s}}));
        QCOMPARE(m_asked, QList{request});
        QCOMPARE(ask(json("{'v':1,'do':'end-call','callId':'c'}")).value("outcome"_L1).toString(), u"shown"_s);
        QCOMPARE(m_asked.constLast(), (CallRequest{.kind = CallRequest::Kind::EndCall, .text = {}, .callId = u"c"_s}));
        QCOMPARE(ask("{\"v\":1,\"do\":\"raise\"}\n").value("outcome"_L1).toString(), u"shown"_s);
        QCOMPARE(m_asked.constLast(), CallRequest{});
    }

    void hostileBytesAreRefusedAndChangeNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, const QByteArray &bytes) { QTest::newRow(name) << bytes; };
        row("nothing", "\n");
        row("no JSON", "verify 1001\n");
        row("a list", "[1]\n");
        row("no version", json("{'do':'verify','by':'account','text':'1'}"));
        row("a newer version", json("{'v':2,'do':'verify','by':'account','text':'1'}"));
        row("a version in words", json("{'v':'1','do':'raise'}"));
        row("an unknown verb", json("{'v':1,'do':'start','by':'account','text':'1'}"));
        row("a channel", json("{'v':1,'do':'verify','by':'account','text':'1','channel':'sms'}"));
        row("a relay", "{\"v\":1,\"do\":\"verify\",\"by\":\"account\",\"text\":\"1\",\"relay\":\"wss://evil.example\"}\n");
        row("no customer", json("{'v':1,'do':'verify'}"));
        row("a customer of no kind", json("{'v':1,'do':'verify','text':'1'}"));
        row("a customer of another kind", json("{'v':1,'do':'verify','by':'name','text':'1'}"));
        row("a number", json("{'v':1,'do':'verify','by':'account','text':1}"));
        row("a turned text", json("{'v':1,'do':'verify','by':'search','text':'a\\u202eb'}"));
        row("a nul", json("{'v':1,'do':'verify','by':'search','text':'a\\u0000b'}"));
        row("half a character", json("{'v':1,'do':'verify','by':'search','text':'\\ud83d'}"));
        row("a long text", json("{'v':1,'do':'verify','by':'search','text':'" + QByteArray(3'000, 'a') + "'}"));
        row("deep nesting", QByteArray(2'000, '[') + "\n");
        row("a line without an end", QByteArray(app::kMaxCallLine + 500, 'a'));
        row("an HTTP request", "POST / HTTP/1.1\r\nHost: x\r\n\r\n{\"v\":1,\"do\":\"raise\"}\n");
    }
    void hostileBytesAreRefusedAndChangeNothing()
    {
        QFETCH(const QByteArray, bytes);
        const QJsonObject answer = ask(bytes);
        QVERIFY(m_asked.isEmpty());
        QVERIFY(!answer.value("error"_L1).toString().isEmpty());
        QVERIFY(!answer.contains("outcome"_L1));
    }

    void aConnectionIsForOneRequest()
    {
        QVERIFY(!ask("{\"v\":1,\"do\":\"raise\"}\n{\"v\":1,\"do\":\"end-call\"}\n").isEmpty());
        QCoreApplication::processEvents();
        QCOMPARE(m_asked, QList{CallRequest{}});
    }

    void whoSaysNothingIsHungUpOn()
    {
        QLocalSocket socket;
        socket.connectToServer(m_path);
        QVERIFY(socket.waitForConnected());
        socket.write("{\"v\":1,"); // and no more
        socket.flush();
        for (int turn = 0; turn < 10; ++turn)
            QCoreApplication::processEvents();
        QCOMPARE(socket.state(), QLocalSocket::ConnectedState);
        QTRY_COMPARE((m_clock.advance(app::CallServer::kDeadline), socket.state()), QLocalSocket::UnconnectedState);
        QVERIFY(m_asked.isEmpty());
    }

    void tooManyAtOnceAreHungUpOn()
    {
        std::vector<std::unique_ptr<QLocalSocket>> sockets;
        for (int i = 0; i < app::CallServer::kMaxConnections; ++i) {
            sockets.push_back(std::make_unique<QLocalSocket>());
            sockets.back()->connectToServer(m_path);
            QVERIFY(sockets.back()->waitForConnected());
        }
        QVERIFY(ask("{\"v\":1,\"do\":\"raise\"}\n").isEmpty());
        for (const auto &socket : sockets)
            QCOMPARE(socket->state(), QLocalSocket::ConnectedState);
        sockets.front()->abort();
        QTRY_VERIFY(!ask("{\"v\":1,\"do\":\"raise\"}\n").isEmpty());
    }

    void whatAKilledConsoleLeftIsReplacedAndIsItsUsersAlone()
    {
        m_server.reset();
        QFile left(m_path);
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        app::CallServer next(m_clock, [](const CallRequest &) { return CallOutcome::Raised; });
        QVERIFY(next.listen(m_path));
        QCOMPARE(ask("{\"v\":1,\"do\":\"raise\"}\n").value("outcome"_L1).toString(), u"raised"_s);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFile::permissions(m_path) & others, QFile::Permissions());
    }

    void thePlaceIsOnePerProfileAndKind()
    {
        InstancePlace first(m_folder->path(), u"default"_s, InstancePlace::Kind::Console);
        InstancePlace second(m_folder->path(), u"default"_s, InstancePlace::Kind::Console);
        InstancePlace other(m_folder->path(), u"other"_s, InstancePlace::Kind::Console);
        InstancePlace demo(m_folder->path(), u"default"_s, InstancePlace::Kind::Demo);
        QCOMPARE(first.take(), InstancePlace::Take::Taken);
        QCOMPARE(second.take(), InstancePlace::Take::Occupied);
        QCOMPARE(second.socketPath(), first.socketPath());
        QCOMPARE(other.take(), InstancePlace::Take::Taken);
        QCOMPARE(demo.take(), InstancePlace::Take::Taken);
        first.release();
        QCOMPARE(second.take(), InstancePlace::Take::Taken);
    }

    void withoutAFolderThereIsNoPlace()
    {
        for (const QString &folder : {QString(), m_folder->filePath(u"missing"_s)}) {
            InstancePlace place(folder, u"default"_s, InstancePlace::Kind::Console);
            QCOMPARE(place.take(), InstancePlace::Take::Impossible);
            QVERIFY(!place.isTaken());
        }
    }

    void aSecondStartIsAnsweredByTheFirst()
    {
        InstancePlace first(m_folder->path(), u"default"_s, InstancePlace::Kind::Console);
        InstancePlace second(m_folder->path(), u"default"_s, InstancePlace::Kind::Console);
        QCOMPARE(first.take(), InstancePlace::Take::Taken);
        base::Result<std::optional<QString>> answer;
        const std::unique_ptr<QThread> start(QThread::create([&] { answer = app::handOver(second, {}); }));
        start->start();
        // It may ask before anybody listens, as where two start at once.
        app::CallServer server(m_clock, [](const CallRequest &) { return CallOutcome::Raised; });
        QVERIFY(server.listen(first.socketPath()));
        QTRY_VERIFY_WITH_TIMEOUT(start->isFinished(), 20'000);
        QVERIFY(answer);
        QCOMPARE(*answer, std::optional(u"raised"_s));
    }

    void aSecondStartTakesThePlaceOfAFirstThatEnds()
    {
        auto first = std::make_unique<InstancePlace>(m_folder->path(), u"default"_s, InstancePlace::Kind::Console);
        InstancePlace second(m_folder->path(), u"default"_s, InstancePlace::Kind::Console);
        QCOMPARE(first->take(), InstancePlace::Take::Taken);
        QCOMPARE(second.take(), InstancePlace::Take::Occupied);
        first.reset();
        const auto answer = app::handOver(second, {});
        QVERIFY(answer);
        QCOMPARE(*answer, std::nullopt);
        QVERIFY(second.isTaken());
    }
};

QTEST_GUILESS_MAIN(CallServerTest)
#include "call_server_test.moc"
