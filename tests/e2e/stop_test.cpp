// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/relay_program.h"
#include "tests/support/programs/stream_probe.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;

using namespace authlink::test;

/// SIGTERM and SIGINT: whoever is connected is told, what is under way is answered, and the exit status is 0.
class StopTest : public QObject
{
    Q_OBJECT

private:
    static QByteArray body(const QByteArray &id) { return "{\"event_type\":\"SESSION_STARTED\",\"interviewId\":\"" + id + "\"}"; }

private Q_SLOTS:
    void streamsAreClosedAsRestarting_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }

    void streamsAreClosedAsRestarting()
    {
        QFETCH(int, number);
        RelayProgram relay;
        QVERIFY(relay.prepare());
        QVERIFY(relay.start());
        StreamProbe first, second;
        QVERIFY(!first.signIn(relay.stream(), relay.token()).isEmpty());
        QVERIFY(!second.signIn(relay.stream(), relay.token()).isEmpty());
        QTcpSocket idle;
        idle.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(relay.http().port()));
        QVERIFY(idle.waitForConnected());
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(::kill(static_cast<pid_t>(relay.program.pid()), number), 0);
        QTRY_COMPARE(first.closeCode(), 1012);
        QTRY_COMPARE(second.closeCode(), 1012);
        QCOMPARE(relay.program.waitForEnd(), 0);
        QVERIFY2(clock.elapsed() < 7'000, "5 s at most, and whoever is idle does not count");
    }

    void aWebhookUnderWayIsAnsweredAndKept()
    {
        RelayProgram relay;
        QVERIFY(relay.prepare());
        QVERIFY(relay.start());
        const auto port = static_cast<quint16>(relay.http().port());
        const QByteArray request = webhookPost(body("under-way"), RelayProgram::kSecret);
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, port);
        QVERIFY(socket.waitForConnected());
        socket.write(request.left(request.size() - 10));
        QVERIFY(socket.waitForBytesWritten());
        // One that came later is answered: so the relay has seen the beginning of the first.
        QCOMPARE(sendRaw(port, webhookPost(body("whole"), RelayProgram::kSecret)).status, 200);

        relay.program.askToStop();
        QTRY_VERIFY((relay.program.readMore(), relay.program.output().contains("stopping")));
        QVERIFY2(sendRaw(port, webhookPost(body("too late"), RelayProgram::kSecret), 1000).status != 200, "nobody new is let in");
        socket.write(request.right(10));
        QByteArray answer;
        QTRY_VERIFY2((answer += socket.readAll()).contains("{\"success\":true}"), answer.constData());
        QVERIFY(answer.startsWith("HTTP/1.1 200"));
        QCOMPARE(relay.program.waitForEnd(), 0);

        // The vendor's retry of what was kept is taken for what it is.
        QVERIFY(relay.start());
        QCOMPARE(sendRaw(port, request).status, 200);
        QTRY_VERIFY((relay.program.readMore(), relay.program.output().contains("second delivery")));
    }

    void openVerificationsAreThereAfterTheRestart()
    {
        RelayProgram relay;
        relay.configure("[incode]\nlink = \"static\"\n[message]\nsender = \"none\"\n");
        QVERIFY(relay.prepare());
        QVERIFY(relay.start());
        QString id;
        {
            StreamProbe probe;
            QVERIFY(!probe.signIn(relay.stream(), relay.token()).isEmpty());
            id = probe.call(u"verification.start"_s, {{u"account"_s, u"100200301"_s}, {u"channel"_s, u"copy"_s}})
                     .value(u"result"_s)
                     .toObject()
                     .value(u"id"_s)
                     .toString();
            QVERIFY(probe.link(id).isValid());
        }
        QCOMPARE(relay.program.terminate(), 0);
        QVERIFY(relay.start());
        StreamProbe probe;
        const QJsonArray open = probe.signIn(relay.stream(), relay.token()).value(u"open"_s).toArray();
        QCOMPARE(open.size(), 1);
        QCOMPARE(open.at(0).toObject().value(u"id"_s).toString(), id);
        QCOMPARE(open.at(0).toObject().value(u"status"_s).toString(), u"sent"_s);
        QVERIFY(probe.call(u"verification.link"_s, {{u"id"_s, id}}).contains(u"result"_s));
    }
};

QTEST_GUILESS_MAIN(StopTest)
#include "stop_test.moc"
