// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/first_frame.h"
#include "tests/support/programs/console_program.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;

/// The real program, started again while it runs. The second start has no screen: it needs none.
class SingleInstanceTest : public QObject
{
    Q_OBJECT

private:
    static void expect(ConsoleProgram &console, const QStringList &arguments, int exitCode, const QByteArray &said)
    {
        const QProcessEnvironment withScreen = console.program.environment;
        for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            console.program.environment.remove(QLatin1String(variable));
        const Program::Outcome outcome = console.program.run(arguments);
        console.program.environment = withScreen;
        QVERIFY2(outcome.exitCode == exitCode, outcome.err.constData());
        QCOMPARE(outcome.out, said);
    }

private Q_SLOTS:
    void aSecondStartRaisesTheFirstAndEnds()
    {
        RelayProgram relay;
        QVERIFY(relay.prepare());
        QVERIFY(relay.start());
        ConsoleProgram console;
        QVERIFY(console.startWith(relay));
        const qint64 pid = console.program.pid();
        expect(console, {}, 0, "");
        expect(console, {u"--relay"_s, relay.stream().toString()}, 0, "");
        expect(console, {u"verify"_s, u"--account"_s, u"1001"_s, u"--call-id"_s, u"c-1"_s}, 0, "shown\n");
        expect(console, {u"authlink:verify?phone=%2B16465550101&call=c-2"_s}, 0, "shown\n");
        expect(console, {u"authlink:end-call?call=c-2"_s}, 0, "ended\n"); // that it was announced
        expect(console, {u"end-call"_s, u"--call-id"_s, u"c-3"_s}, 0, "nothing\n");
        QVERIFY(console.program.isRunning());
        QCOMPARE(console.program.pid(), pid);
    }

    void hostileStartsAreHarmless()
    {
        ConsoleProgram console;
        QVERIFY(console.startDemo());
        for (const QStringList &arguments : {QStringList{u"authlink:verify?account=1&relay=wss://evil.example"_s},
                                             QStringList{u"authlink:verify?account=1"_s, u"--relay"_s, u"wss://evil.example"_s},
                                             QStringList{u"verify"_s, u"--account"_s, u"1\n2"_s}, QStringList{u"authlink:start"_s}})
            expect(console, arguments, 2, "");
        QVERIFY(console.program.isRunning());
        expect(console, {u"verify"_s, u"--search"_s, u"Maria"_s}, 0, "shown\n");
    }

    void whoeverFollowsAKilledConsoleIsAsked()
    {
        ConsoleProgram console;
        QVERIFY(console.startDemo());
        expect(console, {u"--demo"_s}, 0, "");
        console.program.kill();
        expect(console, {u"end-call"_s, u"--call-id"_s, u"c-1"_s}, 0, "nothing\n"); // nobody is there
        QVERIFY(console.startDemo());
        expect(console, {u"verify"_s, u"--account"_s, u"1001"_s}, 0, "shown\n");
    }

    void ofTwoStartsAtOnceOneWins()
    {
        ConsoleProgram console;
        std::array<QProcess, 2> starts;
        for (QProcess &start : starts) {
            start.setProcessEnvironment(console.program.environment);
            start.start(QStringLiteral(AUTHLINK_BIN_DIR "/authlink-console"), {u"--demo"_s});
        }
        const auto running = [&starts] {
            return std::count_if(starts.begin(), starts.end(), [](const QProcess &start) { return start.state() != QProcess::NotRunning; });
        };
        QTRY_COMPARE_WITH_TIMEOUT(running(), 1, 30'000);
        for (QProcess &start : starts) {
            if (start.state() == QProcess::NotRunning)
                QCOMPARE(start.exitCode(), 0);
        }
        expect(console, {u"--demo"_s}, 0, "");
        QCOMPARE(running(), 1);
        for (QProcess &start : starts) {
            start.kill();
            start.waitForFinished();
        }
    }

    void eachProfileHasItsOwn()
    {
        ConsoleProgram console;
        QVERIFY(console.startDemo());
        Program other(u"authlink-console"_s);
        other.environment = console.program.environment;
        QVERIFY(other.start({u"--demo"_s, u"--profile"_s, u"other"_s}, authlink::app::FirstFrame::kSaying));
        QVERIFY(console.program.isRunning());
    }
};

QTEST_GUILESS_MAIN(SingleInstanceTest)
#include "single_instance_test.moc"
