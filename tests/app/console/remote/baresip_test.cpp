// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/console_program.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;

/// docs/examples/baresip_calls.py between what baresip's module ctrl_tcp says and the real console.
class BaresipTest : public QObject
{
    Q_OBJECT

private:
    static QByteArray netstring(const QByteArray &text) { return QByteArray::number(text.size()) + ':' + text + ','; }
    static QByteArray event(const QString &type, const QString &peer, const QString &id)
    {
        const QJsonObject json{{u"event"_s, true},
                               {u"type"_s, type},
                               {u"class"_s, u"call"_s},
                               {u"accountaor"_s, u"sip:agent@example.com"_s},
                               {u"direction"_s, u"incoming"_s},
                               {u"peeruri"_s, peer},
                               {u"id"_s, id}};
        return netstring(QJsonDocument(json).toJson(QJsonDocument::Compact));
    }

    QTcpServer m_baresip;
    QTcpSocket *m_connection = nullptr;
    std::unique_ptr<ConsoleProgram> m_console;
    QProcess m_script;
    QByteArray m_said;

    void say(const QByteArray &bytes) const { m_connection->write(bytes); }
    [[nodiscard]] bool hears(const QByteArray &expected)
    {
        return QTest::qWaitFor(
            [&] {
                m_said += m_script.readAllStandardOutput();
                return m_said == expected;
            },
            30'000);
    }

private Q_SLOTS:
    void init()
    {
        m_said.clear();
        m_console = std::make_unique<ConsoleProgram>();
        QVERIFY(m_console->startDemo());
        QVERIFY(m_baresip.listen(QHostAddress::LocalHost));
        m_script.setProcessEnvironment(m_console->program.environment);
        m_script.start(u"python3"_s, {QStringLiteral(AUTHLINK_SOURCE_DIR "/docs/examples/baresip_calls.py"), u"--baresip"_s,
                                      u"127.0.0.1:%1"_s.arg(m_baresip.serverPort()), u"--console"_s,
                                      QStringLiteral(AUTHLINK_BIN_DIR "/authlink-console")});
        QVERIFY2(m_script.waitForStarted(), "python3 is missing");
        QTRY_VERIFY_WITH_TIMEOUT(m_baresip.hasPendingConnections(), 20'000);
        m_connection = m_baresip.nextPendingConnection();
    }
    void cleanup()
    {
        m_script.kill();
        m_script.waitForFinished();
        m_baresip.close();
        m_console.reset();
    }

    void aCallIsShownAndEnded()
    {
        const QByteArray incoming = event(u"CALL_INCOMING"_s, u"sip:+16465550101@provider.example"_s, u"73a12546589651f8"_s);
        say(event(u"REGISTER_OK"_s, {}, {}) + incoming.first(20));
        say(incoming.sliced(20));
        QVERIFY2(hears("shown\n"), m_said.constData());
        say(event(u"CALL_CLOSED"_s, u"sip:+16465550101@provider.example"_s, u"73a12546589651f8"_s));
        QVERIFY2(hears("shown\nended\n"), m_said.constData());
        say(event(u"CALL_CLOSED"_s, u"sip:+16465550101@provider.example"_s, u"another"_s));
        QVERIFY2(hears("shown\nended\nnothing\n"), m_said.constData());
    }

    void aHostileCallerIsHarmless()
    {
        for (const QString &peer : {u"sip:--relay=wss:%2F%2Fevil.example@x"_s, u"sip:anonymous@anonymous.invalid"_s, u"sip:1%0A--relay@x"_s,
                                    u"sip:$(touch%20evil)@x"_s, u"sip:%00@x"_s, u"javascript:+16465550101"_s, QString(5'000, u'1')})
            say(event(u"CALL_INCOMING"_s, peer, u"c-1"_s));
        say(netstring("[]") + netstring("not JSON") + netstring(QByteArray(5'000, '[')));
        say(event(u"CALL_INCOMING"_s, u"sip:+16465550101@x"_s, u"--profile=other"_s)); // without its id
        QVERIFY2(hears("shown\n"), m_said.constData());
        QVERIFY(m_console->program.isRunning());
    }

    void itConnectsAgain()
    {
        m_connection->disconnectFromHost();
        QTRY_VERIFY_WITH_TIMEOUT(m_baresip.hasPendingConnections(), 20'000);
        m_connection = m_baresip.nextPendingConnection();
        say(event(u"CALL_INCOMING"_s, u"tel:+1-646-555-0101"_s, u"c-1"_s));
        QVERIFY2(hears("shown\n"), m_said.constData());
        say("x"); // no netstring
        QTRY_VERIFY_WITH_TIMEOUT(m_baresip.hasPendingConnections(), 20'000);
    }
};

QTEST_GUILESS_MAIN(BaresipTest)
#include "baresip_test.moc"
