// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/relay_program.h"
#include "tests/support/programs/stream_probe.h"

#include <QFile>
#include <QTest>

using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;

namespace
{
constexpr int kStdin = 0;
constexpr int kStdout = 1;
constexpr int kStderr = 2;
} // namespace

/// What authlink-relay does where its output goes nowhere: a full disk, a pipe that nobody reads, descriptors that are closed.
class OutputTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<RelayProgram> m_relay;

    Program::Outcome run(const char *line, const QString &outputTo = {})
    {
        QStringList words = QString::fromLatin1(line).split(u' ');
        words += {u"--config"_s, m_relay->program.filePath(u"relay.toml"_s)};
        return m_relay->program.run(words, outputTo);
    }
    /// The relay takes the token that prepare() was shown.
    bool signsIn()
    {
        StreamProbe console;
        return m_relay->start() && !console.signIn(m_relay->stream(), m_relay->token()).isEmpty();
    }

private Q_SLOTS:
    void init()
    {
        if (!QFile::exists(u"/dev/full"_s))
            QSKIP("there is no /dev/full");
        m_relay = std::make_unique<RelayProgram>();
        QVERIFY(m_relay->prepare());
    }
    void cleanup() { m_relay.reset(); }

    void whatIsLostIsAnError_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char *line : {"--help", "--version", "check-config", "user list", "user sessions", "customers list", "customers export",
                                 "customers show 1", "enrolments list", "webhooks list"})
            QTest::newRow(line) << QByteArray(line);
    }
    void whatIsLostIsAnError()
    {
        QFETCH(QByteArray, line);
        if (line == "customers show 1") {
            const QByteArray listed = run("customers list").out;
            line = "customers show " + listed.left(listed.indexOf('\t'));
        }
        QCOMPARE(run(line.constData()).exitCode, 0);
        const auto lost = run(line.constData(), u"/dev/full"_s);
        QCOMPARE(lost.exitCode, 1);
        QCOMPARE(lost.err.count("can't write the standard output: No space left on device"), 1);
    }

    void aTokenThatNobodySawAddsNobody()
    {
        const auto added = run("user add sara --role agent", u"/dev/full"_s);
        QCOMPARE(added.exitCode, 1);
        QVERIFY2(added.err.contains("nothing was changed"), added.err.constData());
        QVERIFY(!run("user list").out.contains("sara"));
        m_relay->program.closedDescriptors = {kStdout};
        QCOMPARE(run("user add sara --role agent").exitCode, 1);
        m_relay->program.closedDescriptors = {kStdin, kStdout, kStderr};
        QCOMPARE(run("user add sara --role agent").exitCode, 1);
        m_relay->program.closedDescriptors = {};
        QVERIFY(!run("user list").out.contains("sara"));
        QCOMPARE(run("user add sara --role agent").exitCode, 0);
    }

    void aTokenThatNobodySawEndsNoneThatIsGood()
    {
        const auto lost = run("user token alex", u"/dev/full"_s);
        QCOMPARE(lost.exitCode, 1);
        QVERIFY2(lost.err.contains("nothing was changed"), lost.err.constData());
        QVERIFY(signsIn());
    }

    void aChangeThatCouldNotBeToldIsSaidToBeMade()
    {
        const auto lost = run("user disable alex", u"/dev/full"_s);
        QCOMPARE(lost.exitCode, 1);
        QVERIFY2(lost.err.contains("it was done all the same: disabled alex"), lost.err.constData());
        QVERIFY(run("user list").out.contains("disabled"));
    }

    void nobodyGoesWhoWasNotShown()
    {
        const QByteArray before = run("customers export").out;
        QVERIFY(before.count('\n') > 2);
        QFile most(m_relay->program.filePath(u"most.csv"_s)); // all but the last one: --yes asks no question
        QVERIFY(most.open(QIODevice::WriteOnly));
        const QByteArray kept = before.left(before.lastIndexOf('\n', -2) + 1);
        QCOMPARE(most.write(kept), kept.size());
        most.close();
        const QByteArray command = "customers import " + QFile::encodeName(most.fileName()) + " --sync --yes";
        const auto lost = run(command.constData(), u"/dev/full"_s);
        QCOMPARE(lost.exitCode, 1);
        QVERIFY2(lost.err.contains("nothing was changed"), lost.err.constData());
        QCOMPARE(run("customers export").out, before);
        QCOMPARE(run(command.constData()).exitCode, 0);
        QCOMPARE(run("customers export").out, kept);
    }

    void nothingIsOpenedInPlaceOfWhatIsClosed()
    {
        m_relay->program.closedDescriptors = {kStderr};
        const auto added = run("user add sara --role agent");
        QCOMPARE(added.exitCode, 0);
        QVERIFY(!added.out.trimmed().isEmpty());
        m_relay->program.closedDescriptors = {kStdin, kStdout};
        QVERIFY(m_relay->start());
        const QString open = u"/proc/%1/fd/"_s.arg(m_relay->program.pid());
        if (!QFile::exists(open + u'2'))
            QSKIP("this system does not say what is open");
        QCOMPARE(QFile::symLinkTarget(open + u'0'), u"/dev/null"_s);
        QCOMPARE(QFile::symLinkTarget(open + u'1'), u"/dev/null"_s);
    }
};

QTEST_GUILESS_MAIN(OutputTest)
#include "output_test.moc"
