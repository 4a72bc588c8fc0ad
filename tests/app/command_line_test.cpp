// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/program.h"

#include <QTest>

using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;

/// Every program answers `--version` and `--help` as a process, also where there is no screen.
class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysItsVersion_data() { addPrograms(); }
    void saysItsVersion()
    {
        QFETCH(const QString, name);
        const Program::Outcome outcome = runWithoutScreen(name, u"--version"_s);
        QCOMPARE(outcome.err, QByteArray());
        QCOMPARE(outcome.out, name.toLatin1() + " " AUTHLINK_VERSION "\n");
        QCOMPARE(outcome.exitCode, 0);
    }

    void saysHowToCallIt_data() { addPrograms(); }
    void saysHowToCallIt()
    {
        QFETCH(const QString, name);
        const Program::Outcome outcome = runWithoutScreen(name, u"--help"_s);
        QCOMPARE(outcome.err, QByteArray());
        QCOMPARE(outcome.out.left(outcome.out.indexOf(' ', 7)), "usage: " + name.toLatin1());
        QVERIFY(outcome.out.contains("--version"));
        QCOMPARE(outcome.exitCode, 0);
    }

private:
    static void addPrograms()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"authlink-console", "authlink-relay", "authlink-sandbox"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    static Program::Outcome runWithoutScreen(const QString &name, const QString &option)
    {
        Program program(name);
        for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            program.environment.remove(QString::fromLatin1(variable));
        return program.run({option});
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
