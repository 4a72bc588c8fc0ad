// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/relay_program.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;

/// Where `authlink-relay customers export` writes to.
class ExportCommandTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<RelayProgram> m_relay;

    [[nodiscard]] QString pathOf(const QString &name) const { return m_relay->program.filePath(name); }
    Program::Outcome exportTo(const QStringList &target, const QString &outputTo = {})
    {
        return m_relay->program.run(QStringList{u"customers"_s, u"export"_s} + target + QStringList{u"--config"_s, pathOf(u"relay.toml"_s)},
                                    outputTo);
    }
    /// What is written; ends the test program if it fails.
    QByteArray exported(const QStringList &target = {})
    {
        const auto outcome = exportTo(target);
        if (outcome.exitCode != 0)
            qFatal("%s", outcome.err.constData());
        return outcome.out;
    }
    QByteArray complaintOf(const QString &target, const QString &outputTo = {})
    {
        const auto outcome = exportTo(target.isEmpty() ? QStringList() : QStringList{target}, outputTo);
        return outcome.exitCode == 1 ? outcome.err : "exit code " + QByteArray::number(outcome.exitCode);
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile in(path);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    [[nodiscard]] QString file(const QString &name) const
    {
        QFile out(pathOf(name));
        if (!out.open(QIODevice::WriteOnly) || out.write("before\n") < 0)
            qFatal("can't write %s", qPrintable(out.fileName()));
        return out.fileName();
    }
    /// But what SQLite keeps beside a database that is open.
    [[nodiscard]] QStringList everything() const
    {
        QStringList names = QDir(pathOf(u"."_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::System);
        names.removeIf([](const QString &name) { return name.endsWith("-wal"_L1) || name.endsWith("-shm"_L1); });
        return names;
    }

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<RelayProgram>();
        QVERIFY(m_relay->prepare());
    }
    void cleanup() { m_relay.reset(); }

    void whatIsNoFileIsWrittenInto()
    {
        const QByteArray bytes = exported();
        QVERIFY(bytes.startsWith("account,"));
        QCOMPARE(exported({u"/dev/stdout"_s}), bytes);
        const QString pipe = pathOf(u"pipe"_s);
        const QByteArray name = QFile::encodeName(pipe);
        QCOMPARE(::mkfifo(name.constData(), 0600), 0);
        QFile reader;
        QVERIFY(reader.open(::open(name.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC), QIODevice::ReadOnly, QFile::AutoCloseHandle));
        exported({pipe});
        QCOMPARE(reader.readAll(), bytes);
        struct stat there {
        };
        QVERIFY(::lstat(name.constData(), &there) == 0 && S_ISFIFO(there.st_mode));
        QVERIFY(complaintOf(pathOf(u"."_s)).contains("Is a directory"));
    }

    void whatAShellAppendsToStays()
    {
        const QString log = file(u"log.csv"_s);
        QCOMPARE(exportTo({u"/dev/stdout"_s}, log).exitCode, 0);
        QCOMPARE(contentOf(log), "before\n" + exported());
    }

    void noRoomIsSaid()
    {
        const QByteArray full = complaintOf({}, u"/dev/full"_s);
        QVERIFY2(full.contains("can't write the standard output: No space left on device"), full.constData());
        // A device of our own: a command that replaced it would replace that of the machine as well.
        const QByteArray device = QFile::encodeName(pathOf(u"full"_s));
        if (::mknod(device.constData(), S_IFCHR | 0600, makedev(1, 7)) != 0)
            QSKIP("only root makes devices");
        const QByteArray complaint = complaintOf(QFile::decodeName(device));
        QVERIFY2(complaint.contains("can't write " + device), complaint.constData());
        struct stat there {
        };
        QVERIFY(::lstat(device.constData(), &there) == 0 && S_ISCHR(there.st_mode));
    }

    void theFileBehindALinkIsReplaced()
    {
        const QString target = file(u"all.csv"_s);
        const QString link = pathOf(u"link.csv"_s);
        QVERIFY(QFile::link(target, link));
        const QStringList before = everything();
        exported({link});
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(contentOf(target), exported());
        QCOMPARE(everything(), before); // nothing unfinished is left beside it
        const QByteArray complaint = complaintOf(pathOf(u"nowhere/all.csv"_s));
        QVERIFY2(complaint.contains("No such file or directory"), complaint.constData());
    }
};

QTEST_GUILESS_MAIN(ExportCommandTest)
#include "export_command_test.moc"
