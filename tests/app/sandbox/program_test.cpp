// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/http_probe.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryFile>
#include <QTest>

#include <csignal>

using namespace authlink;

namespace
{

const QString kProgram = QStringLiteral(AUTHLINK_BIN_DIR "/authlink-sandbox");

struct Outcome {
    int status = -1;
    QByteArray out, err;
};

Outcome run(const QStringList &arguments)
{
    QProcess process;
    process.start(kProgram, arguments);
    if (!process.waitForFinished(20'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

class SandboxProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpAndVersionSucceed()
    {
        const Outcome help = run({QStringLiteral("--help")});
        QCOMPARE(help.status, 0);
        for (const char *option :
             {"--port", "--webhook-url", "--customers", "--fault", "--seed", "--session-life", "--status-webhooks", "--version"})
            QVERIFY2(help.out.contains(option), option);
        QVERIFY(help.err.isEmpty());
        const Outcome version = run({QStringLiteral("--version")});
        QCOMPARE(version.status, 0);
        QCOMPARE(version.out.trimmed(), QByteArray("authlink-sandbox " AUTHLINK_VERSION));
    }

    void wrongUseIsOneLineAndStatusTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{QStringLiteral("--nonsense")};
        QTest::newRow("argument") << QStringList{QStringLiteral("serve")};
        QTest::newRow("port word") << QStringList{QStringLiteral("--port"), QStringLiteral("many")};
        QTest::newRow("port too big") << QStringList{QStringLiteral("--port"), QStringLiteral("65536")};
        QTest::newRow("port absent") << QStringList{QStringLiteral("--port")};
        QTest::newRow("webhook scheme") << QStringList{QStringLiteral("--webhook-url"), QStringLiteral("ftp://x/")};
        QTest::newRow("unknown fault") << QStringList{QStringLiteral("--fault"), QStringLiteral("explode=1")};
        QTest::newRow("fault without value") << QStringList{QStringLiteral("--fault"), QStringLiteral("drop")};
        QTest::newRow("seed word") << QStringList{QStringLiteral("--seed"), QStringLiteral("luck")};
        QTest::newRow("session without life") << QStringList{QStringLiteral("--session-life"), QStringLiteral("0")};
        QTest::newRow("webhook words") << QStringList{QStringLiteral("--webhook-url"), QStringLiteral("over\nthere")};
    }

    void wrongUseIsOneLineAndStatusTwo()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.status, 2);
        QCOMPARE(outcome.err.count('\n'), 1);
        QVERIFY(outcome.out.isEmpty());
    }

    void badDirectoriesAndTakenPortsFail()
    {
        const Outcome missing = run({QStringLiteral("--customers"), QStringLiteral("/nonexistent.csv")});
        QCOMPARE(missing.status, 1);
        QCOMPARE(missing.err.count('\n'), 1);
        QVERIFY(missing.err.contains("/nonexistent.csv"));

        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("account,customer_id,name,phone,email,language\n1,c1,,,,en\n");
        file.flush();
        const Outcome wrong = run({QStringLiteral("--customers"), file.fileName()});
        QCOMPARE(wrong.status, 1);
        QVERIFY(wrong.err.contains("line 2"));

        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost, 0));
        const Outcome busy = run({QStringLiteral("--port"), QString::number(taken.serverPort())});
        QCOMPARE(busy.status, 1);
        QCOMPARE(busy.err.count('\n'), 1);
    }

    void servesTheSampleAndStopsOnASignal_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }

    void servesTheSampleAndStopsOnASignal()
    {
        QFETCH(int, number);
        QProcess process;
        process.start(kProgram, {QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--fault"), QStringLiteral("drop=0.05"),
                                 QStringLiteral("--fault"), QStringLiteral("duplicate=3"), QStringLiteral("--seed"), QStringLiteral("7")});
        QByteArray out;
        QTRY_VERIFY2_WITH_TIMEOUT((out += process.readAllStandardOutput()).contains("Enrolled"), out.constData(), 20'000);
        static const QRegularExpression address(QStringLiteral("http://127\\.0\\.0\\.1:[0-9]+"));
        const QUrl url(address.match(QString::fromUtf8(out)).captured());
        QCOMPARE(test::get(url).status, 200);
        const QJsonObject faults = test::get(url.resolved(QUrl(QStringLiteral("/sandbox/faults")))).json();
        QCOMPARE(faults.value(QLatin1String("drop")).toDouble(), 0.05);
        QCOMPARE(faults.value(QLatin1String("duplicateNext")).toInt(), 3);
        QCOMPARE(faults.value(QLatin1String("seed")).toInt(), 7);
        const test::Answer page = test::get(url.resolved(QUrl(QStringLiteral("/sandbox/hello"))));
        QVERIFY(page.body.contains("63hshkdfkjhajkafasdf"));
        QVERIFY(page.body.contains("&lt;b&gt;Bobby&lt;/b&gt;"));
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), number), 0);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(SandboxProgramTest)
#include "program_test.moc"
