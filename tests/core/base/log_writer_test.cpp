// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/system/log_writer.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <array>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

using namespace authlink;
using base::LogWriter;

namespace
{

/// A pipe whose reader reads when the test says so.
class Pipe
{
public:
    Pipe()
    {
        if (::pipe(m_ends.data()) != 0)
            qFatal("no pipe");
        ::fcntl(m_ends[0], F_SETFL, O_NONBLOCK);
    }
    ~Pipe()
    {
        closeReader();
        ::close(m_ends[1]);
    }
    Pipe(const Pipe &) = delete;
    Pipe &operator=(const Pipe &) = delete;

    [[nodiscard]] int writer() const { return m_ends[1]; }
    void closeReader()
    {
        if (m_ends[0] >= 0)
            ::close(std::exchange(m_ends[0], -1));
    }
    const QByteArray &readMore()
    {
        std::array<char, 65'536> buffer{};
        for (ssize_t n = 0; (n = ::read(m_ends[0], buffer.data(), buffer.size())) > 0;)
            m_read.append(buffer.data(), n);
        return m_read;
    }

private:
    std::array<int, 2> m_ends{-1, -1};
    QByteArray m_read;
};

QByteArray line(int number)
{
    return QByteArray::number(number).rightJustified(99, '.') + '\n';
}

/// The sum of what the lines that tell of dropped ones say.
quint64 toldDropped(const QByteArray &log)
{
    static const QRegularExpression told(QStringLiteral("warning authlink\\.log (\\d+) lines were dropped"));
    quint64 sum = 0;
    for (auto matches = told.globalMatch(QString::fromLatin1(log)); matches.hasNext();)
        sum += matches.next().captured(1).toULongLong();
    return sum;
}

constexpr int kEnough = 20'000; // lines of 100 bytes: far more than a pipe and the small queue of these tests hold
constexpr qsizetype kQueue = 100'000;

} // namespace

class LogWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLineArrivesInOrder()
    {
        Pipe pipe;
        QByteArray expected;
        {
            LogWriter log(pipe.writer());
            for (int i = 0; i < 500; ++i) {
                expected += line(i);
                log.write(line(i), LogWriter::Weight::Usual);
            }
        }
        QCOMPARE(pipe.readMore(), expected); // the end of the writer waits for the rest
    }

    void whoLogsNeverWaitsForWhoReads()
    {
        Pipe pipe;
        LogWriter log(pipe.writer(), kQueue);
        for (int i = 0; i < kEnough; ++i)
            log.write(line(i), LogWriter::Weight::Usual); // would never return from a write to the full pipe
        const quint64 dropped = log.dropped();
        QVERIFY(dropped > 0);
        QVERIFY(!log.flush(std::chrono::milliseconds(1)));

        // It flows again: what was queued comes, and lines that say how many did not. Usually it is one; a writer whose thread started
        // late has dropped some before it first wrote, and told of these already.
        QTRY_COMPARE(toldDropped(pipe.readMore()), dropped);
        QVERIFY(log.flush(std::chrono::seconds(10)));
        const QByteArray all = pipe.readMore();
        QCOMPARE(quint64(all.count('\n')), quint64(kEnough) - dropped + quint64(all.count(" lines were dropped")));
        QVERIFY(all.startsWith(line(0) + line(1)));

        log.write(line(7), LogWriter::Weight::Usual);
        QTRY_VERIFY(pipe.readMore().endsWith(line(7)));
        QCOMPARE(log.dropped(), dropped);
    }

    void linesThatMatterHaveARoomOfTheirOwn()
    {
        Pipe pipe;
        LogWriter log(pipe.writer(), kQueue);
        for (int i = 0; i < kEnough; ++i)
            log.write(line(i), LogWriter::Weight::Usual);
        const quint64 dropped = log.dropped();
        log.write("it matters\n", LogWriter::Weight::Matters);
        QCOMPARE(log.dropped(), dropped);
        QTRY_VERIFY(pipe.readMore().contains("it matters\n"));
    }

    void theEndWaitsForAStuckReaderNoLongerThanItSays()
    {
        Pipe pipe;
        QElapsedTimer clock;
        {
            LogWriter log(pipe.writer(), kQueue);
            for (int i = 0; i < kEnough; ++i)
                log.write(line(i), LogWriter::Weight::Usual);
            clock.start();
        }
        QVERIFY(clock.elapsed() >= LogWriter::kFlushWithin.count() / 2); // it did wait, and it came back
    }

    void aReaderThatIsGoneEndsNothing()
    {
        Pipe pipe;
        LogWriter log(pipe.writer());
        pipe.closeReader();
        log.write(line(1), LogWriter::Weight::Usual);
        QTRY_COMPARE(log.dropped(), quint64(1));
        log.write(line(2), LogWriter::Weight::Usual);
        QTRY_COMPARE(log.dropped(), quint64(2));
        QVERIFY(log.flush(std::chrono::seconds(10)));
    }

    void aLineNamesTimeLevelAndCategoryAndHoldsNoControlCharacters()
    {
        const QByteArray text = base::logLine(QtWarningMsg, "authlink.http", QStringLiteral("a\nb\x1b"));
        QVERIFY2(text.endsWith("Z warning authlink.http a\\x0ab\\x1b\n"), text.constData());
    }
};

QTEST_GUILESS_MAIN(LogWriterTest)
#include "log_writer_test.moc"
