// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/relay_program.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <array>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace authlink::test;

/// The relay's log is a pipe, and whoever reads it stops.
class LogTest : public QObject
{
    Q_OBJECT

private:
    static QByteArray body(int number)
    {
        return "{\"event_type\":\"SESSION_STARTED\",\"interviewId\":\"interview-" + QByteArray::number(number) + "\"}";
    }

private Q_SLOTS:
    void aReaderThatStopsStopsNothingElse()
    {
        RelayProgram settings;
        QVERIFY(settings.prepare());
        const QString fifo = settings.program.filePath(u"log"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), S_IRUSR | S_IWUSR), 0);
        const int reader = ::open(QFile::encodeName(fifo).constData(), O_RDONLY | O_NONBLOCK);
        QVERIFY(reader >= 0);
        constexpr int kSmall = 4096;
#ifdef F_SETPIPE_SZ
        QVERIFY(::fcntl(reader, F_SETPIPE_SZ, kSmall) >= 0);
#endif
        QByteArray log;
        const auto readMore = [&](qsizetype most) {
            std::array<char, kSmall> buffer{};
            const ssize_t n = ::read(reader, buffer.data(), static_cast<size_t>(most));
            log.append(buffer.data(), std::max<ssize_t>(n, 0));
        };

        QProcess relay;
        relay.setWorkingDirectory(settings.program.filePath({}));
        relay.setStandardErrorFile(fifo);
        relay.start(QStringLiteral(AUTHLINK_BIN_DIR "/authlink-relay"),
                    {u"serve"_s, u"--config"_s, settings.program.filePath(u"relay.toml"_s)});
        const QRegularExpression serving(u"serving at \"?http://[^:]+:(\\d+)\"?\n"_s);
        QTRY_VERIFY_WITH_TIMEOUT((readMore(kSmall), serving.match(QString::fromUtf8(log)).hasMatch()), 20'000);
        const auto port = static_cast<quint16>(serving.match(QString::fromUtf8(log)).captured(1).toUInt());

        // From now on nobody reads. Far more lines than the pipe holds, and every webhook is answered.
        constexpr int kWebhooks = 200;
        for (int i = 0; i < kWebhooks; ++i)
            QCOMPARE(sendRaw(port, webhookPost(body(i), RelayProgram::kSecret)).status, 200);
        QCOMPARE(sendRaw(port, "GET /healthz HTTP/1.1\r\nHost: relay\r\n\r\n").status, 200);

        // SIGTERM is heard, and the program ends although its last words have nowhere to go.
        relay.terminate();
        QVERIFY(relay.waitForFinished(20'000));
        QCOMPARE(relay.exitStatus(), QProcess::NormalExit);
        QCOMPARE(relay.exitCode(), 0);
        ::close(reader);
    }

    void whatIsQueuedIsWrittenBeforeTheEnd()
    {
        RelayProgram relay;
        QVERIFY(relay.prepare());
        QVERIFY(relay.start());
        QCOMPARE(sendRaw(static_cast<quint16>(relay.http().port()), webhookPost(body(1), RelayProgram::kSecret)).status, 200);
        QCOMPARE(relay.program.terminate(), 0);
        QVERIFY(relay.program.output().contains("stopping"));
        QVERIFY(relay.program.output().endsWith('\n'));
    }
};

QTEST_GUILESS_MAIN(LogTest)
#include "log_test.moc"
