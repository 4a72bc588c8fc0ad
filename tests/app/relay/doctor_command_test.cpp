// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/relay_program.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;

/// `authlink-relay doctor` as somebody would try it out: our own programs on both ends.
class DoctorCommandTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Program> m_sandbox;
    std::unique_ptr<RelayProgram> m_relay;

    Program::Outcome examine(const QStringList &more = {})
    {
        return m_relay->program.run(QStringList{u"doctor"_s, u"--config"_s, m_relay->program.filePath(u"relay.toml"_s)} + more);
    }
    void begin(const QByteArray &incode = {})
    {
        m_relay = std::make_unique<RelayProgram>();
        m_relay->configure("[incode]\napi_url = \"" + m_sandbox->address(u"http"_s).toEncoded(QUrl::RemovePath) + "\"\n" + incode);
        QVERIFY(m_relay->prepare());
        QVERIFY(m_relay->start());
        QCOMPARE(m_relay->program.terminate(), 0); // its configuration now names the port it got
        QVERIFY(m_relay->start());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_sandbox = std::make_unique<Program>(u"authlink-sandbox"_s);
        QVERIFY(m_sandbox->start({u"--port"_s, u"0"_s}, "http://"));
    }
    void cleanup() { m_relay.reset(); }
    void cleanupTestCase() { m_sandbox.reset(); }

    void aRelayAndItsSandboxAreFine()
    {
        begin();
        const auto outcome = examine();
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        for (const QByteArray &line : outcome.out.trimmed().split('\n'))
            QVERIFY2(line.startsWith("ok   ") || line.startsWith("warn "), line.constData());
        for (const char *part : {"The sealing key", "The store sqlite:relay.db opens", "the header X-Incode-Secret",
                                 "Incode starts sessions", "The relay answers at its public address", "without a credential are refused"})
            QVERIFY2(outcome.out.contains(part), part);
        QVERIFY(!(outcome.out + outcome.err).contains(RelayProgram::kSecret));
    }

    void aWrongKeyFailsWithoutBeingTold()
    {
        begin("api_key = \"PLANTED-API-KEY\"\n");
        const auto outcome = examine();
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.out.contains("fail Incode starts no session") && outcome.out.contains("HTTP 403"), outcome.out.constData());
        QVERIFY(!(outcome.out + outcome.err).contains("PLANTED"));
    }

    void aWrongConfigurationIdFails()
    {
        begin("configuration_id = \"no-such-flow\"\n");
        const auto outcome = examine();
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.out.contains("HTTP 400") && outcome.out.contains("with 400 incode.configuration_id"), outcome.out.constData());
    }

    void aRelayThatIsDownIsSaid()
    {
        begin();
        QCOMPARE(m_relay->program.terminate(), 0);
        const auto outcome = examine();
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.out.contains("fail Nothing answers at") && outcome.out.contains("hairpin NAT"), outcome.out.constData());
    }

    void aDamagedDatabaseIsSaidBesideARelayThatServesAnother()
    {
        begin();
        QByteArray many = "account,customer_id,name,phone,email,language\n";
        for (int i = 0; i < 1'000; ++i)
            many += "m" + QByteArray::number(i) + ",,Ann Somebody,,,en\n";
        QFile csv(m_relay->program.filePath(u"many.csv"_s));
        QVERIFY(csv.open(QIODevice::WriteOnly) && csv.write(many) == many.size());
        csv.close();
        QCOMPARE(m_relay->program.run({u"customers"_s, u"import"_s, u"many.csv"_s, u"--config"_s, u"relay.toml"_s}).exitCode, 0);
        QCOMPARE(m_relay->program.terminate(), 0);
        const QString copy = m_relay->program.filePath(u"copy.db"_s);
        QVERIFY(QFile::copy(m_relay->databasePath(), copy));
        QVERIFY(m_relay->start());
        QFile damaged(copy);
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        constexpr qint64 kPage = 4096;
        constexpr qint64 kLast = 8; // pages of customers
        QVERIFY(damaged.seek(damaged.size() - kLast * kPage) && damaged.write(QByteArray(kLast * kPage, '\x7e')) == kLast * kPage);
        damaged.close();
        QFile config(m_relay->program.filePath(u"relay.toml"_s));
        QVERIFY(config.open(QIODevice::ReadOnly));
        QFile other(m_relay->program.filePath(u"copy.toml"_s));
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write(config.readAll().replace("sqlite:relay.db", "sqlite:copy.db")) > 0);
        other.close();
        const auto outcome = m_relay->program.run({u"doctor"_s, u"--config"_s, u"copy.toml"_s});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.out.contains("fail The database is damaged: "), outcome.out.constData());
        QVERIFY2(examine().out.contains("ok   The database is whole"), "the one that is served");
    }

    void jsonIsAnObjectALine()
    {
        begin();
        const auto outcome = examine({u"--json"_s});
        QCOMPARE(outcome.exitCode, 0);
        for (const QByteArray &line : outcome.out.trimmed().split('\n')) {
            const auto finding = QJsonDocument::fromJson(line).object();
            QVERIFY2(QStringList({u"ok"_s, u"warn"_s, u"fail"_s}).contains(finding.value(u"level"_s).toString()), line.constData());
            QVERIFY(!finding.value(u"text"_s).toString().isEmpty());
        }
    }

    void wrongUseIsRefused()
    {
        Program relay(u"authlink-relay"_s);
        QCOMPARE(relay.run({u"doctor"_s, u"now"_s}).exitCode, 2);
        QCOMPARE(relay.run({u"doctor"_s, u"--limit"_s, u"1"_s}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(DoctorCommandTest)
#include "doctor_command_test.moc"
