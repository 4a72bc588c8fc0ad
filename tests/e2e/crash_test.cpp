// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/relay_program.h"
#include "tests/support/programs/stream_probe.h"

#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace Qt::Literals::StringLiterals;

using namespace authlink::test;

/// SIGKILL while webhooks arrive: every one that got 200 is there after the restart, and a console that resumes misses nothing.
class CrashTest : public QObject
{
    Q_OBJECT

private:
    /// Posts one webhook after the other on a keep-alive connection and remembers which were acknowledged.
    class Poster : public QObject
    {
    public:
        Poster(quint16 port, int number) : m_number(number)
        {
            connect(&m_socket, &QTcpSocket::connected, this, &Poster::post);
            connect(&m_socket, &QTcpSocket::readyRead, this, [this] {
                m_in += m_socket.readAll();
                if (!m_in.contains("{\"success\":true}"))
                    return;
                if (m_in.startsWith("HTTP/1.1 200"))
                    acknowledged.append(m_current);
                m_in.clear();
                post();
            });
            m_socket.connectToHost(u"127.0.0.1"_s, port);
        }

        [[nodiscard]] bool isCutOff() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
        QList<QByteArray> acknowledged;

    private:
        void post()
        {
            m_current = "crash-" + QByteArray::number(m_number) + '-' + QByteArray::number(m_next++);
            m_socket.write(
                webhookPost("{\"event_type\":\"SESSION_STARTED\",\"interviewId\":\"" + m_current + "\"}", RelayProgram::kSecret));
        }

        QTcpSocket m_socket;
        QByteArray m_in, m_current;
        int m_number;
        int m_next = 0;
    };

    static int countInInbox(const QString &database, const QList<QByteArray> &interviewIds)
    {
        int found = 0;
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"check"_s);
            db.setDatabaseName(database);
            db.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
            if (!db.open())
                return -1;
            QSqlQuery all(db);
            all.setForwardOnly(true);
            QSet<QByteArray> bodies;
            all.exec(u"SELECT body FROM webhook_inbox"_s);
            while (all.next())
                bodies.insert(all.value(0).toByteArray());
            for (const QByteArray &id : interviewIds)
                found += bodies.contains("{\"event_type\":\"SESSION_STARTED\",\"interviewId\":\"" + id + "\"}") ? 1 : 0;
        }
        QSqlDatabase::removeDatabase(u"check"_s);
        return found;
    }

private Q_SLOTS:
    void everyAcknowledgedWebhookSurvivesSigkill()
    {
        RelayProgram relay;
        QVERIFY(relay.prepare());
        for (int round = 0; round < 3; ++round) {
            QVERIFY(relay.start());
            std::vector<std::unique_ptr<Poster>> posters;
            for (int i = 0; i < 16; ++i)
                posters.push_back(std::make_unique<Poster>(static_cast<quint16>(relay.http().port()), round * 100 + i));
            const auto total = [&posters] {
                qsizetype sum = 0;
                for (const auto &poster : posters)
                    sum += poster->acknowledged.size();
                return sum;
            };
            QTRY_VERIFY_WITH_TIMEOUT(total() > 200, 20'000);
            relay.program.kill();
            // Answers that were on the wire at that moment count, too.
            QTRY_VERIFY(std::all_of(posters.begin(), posters.end(), [](const auto &poster) { return poster->isCutOff(); }));
            QList<QByteArray> acknowledged;
            for (const auto &poster : posters)
                acknowledged += poster->acknowledged;
            posters.clear();
            QVERIFY(relay.start());
            QCOMPARE(countInInbox(relay.databasePath(), acknowledged), int(acknowledged.size()));
            relay.program.kill();
        }
    }

    void aConsoleThatResumesMissesNothingAndSeesNothingTwice()
    {
        RelayProgram relay;
        relay.configure("[incode]\nlink = \"static\"\n[message]\nsender = \"none\"\n");
        QVERIFY(relay.prepare());
        QVERIFY(relay.start());
        StreamProbe probe;
        QVERIFY(!probe.signIn(relay.stream(), relay.token()).isEmpty());
        const auto started =
            probe.call(u"verification.start"_s, {{u"account"_s, u"%1"_s.arg(firstAccount(probe))}, {u"channel"_s, u"copy"_s}});
        const QString id = started.value(u"result"_s).toObject().value(u"id"_s).toString();
        QVERIFY2(!id.isEmpty(), qPrintable(QString::fromUtf8(QJsonDocument(started).toJson())));
        // Handing the link out by copy counts as sending it.
        QVERIFY(probe.link(id).isValid());
        QTRY_COMPARE(probe.latest(id).value(u"status"_s).toString(), u"sent"_s);
        const auto seqs = [](const StreamProbe &of) {
            QList<qint64> list;
            for (const auto &notification : of.notifications())
                if (notification.value(u"method"_s) == u"verification.changed"_s)
                    list.append(notification.value(u"params"_s).toObject().value(u"seq"_s).toInteger());
            return list;
        };
        const QList<qint64> before = seqs(probe);
        relay.program.kill();
        QVERIFY(relay.start());

        // What happened since the first notification comes again in order, once each, to a console that asks from there.
        StreamProbe again;
        const auto hello = again.signIn(relay.stream(), relay.token(), before.constFirst(), probe.epoch());
        QCOMPARE(hello.value(u"replayed"_s).toInt(), int(before.size()) - 1);
        QTRY_COMPARE(seqs(again).size(), before.size() - 1);
        QCOMPARE(seqs(again), before.mid(1));
        QCOMPARE(again.latest(id).value(u"status"_s).toString(), u"sent"_s);
    }

private:
    static QString firstAccount(StreamProbe &probe)
    {
        const auto found = probe.call(u"customers.search"_s, {{u"text"_s, u"a"_s}, {u"limit"_s, 1}});
        return found.value(u"result"_s).toArray().at(0).toObject().value(u"account"_s).toString();
    }
};

QTEST_GUILESS_MAIN(CrashTest)
#include "crash_test.moc"
