// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/http_probe.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryFile>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;

namespace
{

const QString kProgram = QStringLiteral(AUTHLINK_BIN_DIR "/authlink-sandbox");

struct Outcome {
    int status = -1;
    QByteArray out, err;
};

/// @param outputTo what its standard output is appended to instead
Outcome run(const QStringList &arguments, const QString &outputTo = {})
{
    QProcess process;
    if (!outputTo.isEmpty())
        process.setStandardOutputFile(outputTo, QIODevice::Append);
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
        const Outcome help = run({u"--help"_s});
        QCOMPARE(help.status, 0);
        for (const char *option :
             {"--port", "--webhook-url", "--customers", "--fault", "--seed", "--session-life", "--status-webhooks", "--version"})
            QVERIFY2(help.out.contains(option), option);
        QVERIFY(help.err.isEmpty());
        const Outcome version = run({u"--version"_s});
        QCOMPARE(version.status, 0);
        QCOMPARE(version.out.trimmed(), QByteArray("authlink-sandbox " AUTHLINK_VERSION));
    }

    void outputThatIsLostIsAnError()
    {
        if (!QFile::exists(u"/dev/full"_s))
            QSKIP("there is no /dev/full");
        for (const QString &option : {u"--help"_s, u"--version"_s}) {
            const Outcome lost = run({option}, u"/dev/full"_s);
            QCOMPARE(lost.status, 1);
            QVERIFY2(lost.err.contains("can't write the standard output"), lost.err.constData());
        }
    }

    void wrongUseIsOneLineAndStatusTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{u"--nonsense"_s};
        QTest::newRow("argument") << QStringList{u"serve"_s};
        QTest::newRow("port word") << QStringList{u"--port"_s, u"many"_s};
        QTest::newRow("port too big") << QStringList{u"--port"_s, u"65536"_s};
        QTest::newRow("port absent") << QStringList{u"--port"_s};
        QTest::newRow("webhook scheme") << QStringList{u"--webhook-url"_s, u"ftp://x/"_s};
        QTest::newRow("unknown fault") << QStringList{u"--fault"_s, u"explode=1"_s};
        QTest::newRow("fault without value") << QStringList{u"--fault"_s, u"drop"_s};
        QTest::newRow("seed word") << QStringList{u"--seed"_s, u"luck"_s};
        QTest::newRow("session without life") << QStringList{u"--session-life"_s, u"0"_s};
        QTest::newRow("webhook words") << QStringList{u"--webhook-url"_s, u"over\nthere"_s};
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
        const Outcome missing = run({u"--customers"_s, u"/nonexistent.csv"_s});
        QCOMPARE(missing.status, 1);
        QCOMPARE(missing.err.count('\n'), 1);
        QVERIFY(missing.err.contains("/nonexistent.csv"));

        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("account,customer_id,name,phone,email,language\n1,c1,,,,en\n");
        file.flush();
        const Outcome wrong = run({u"--customers"_s, file.fileName()});
        QCOMPARE(wrong.status, 1);
        QVERIFY(wrong.err.contains("line 2"));

        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost, 0));
        const Outcome busy = run({u"--port"_s, QString::number(taken.serverPort())});
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
        process.start(kProgram, {u"--port"_s, u"0"_s, u"--fault"_s, u"drop=0.05"_s, u"--fault"_s, u"duplicate=3"_s, u"--seed"_s, u"7"_s});
        QByteArray out;
        QTRY_VERIFY2_WITH_TIMEOUT((out += process.readAllStandardOutput()).contains("Enrolled"), out.constData(), 20'000);
        static const QRegularExpression address(u"http://127\\.0\\.0\\.1:[0-9]+"_s);
        const QUrl url(address.match(QString::fromUtf8(out)).captured());
        QCOMPARE(test::get(url).status, 200);
        const QJsonObject faults = test::get(url.resolved(QUrl(u"/sandbox/faults"_s))).json();
        QCOMPARE(faults.value("drop"_L1).toDouble(), 0.05);
        QCOMPARE(faults.value("duplicateNext"_L1).toInt(), 3);
        QCOMPARE(faults.value("seed"_L1).toInt(), 7);
        const test::Answer page = test::get(url.resolved(QUrl(u"/sandbox/hello"_s)));
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
