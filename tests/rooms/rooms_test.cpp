// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

/// The rules of docs/architecture.md, "Who may enter which room", proven from the sources and from what the programs link.
class RoomsTest : public QObject
{
    Q_OBJECT

private:
    struct Include {
        QString file; ///< relative to the source tree
        QString included;
    };

    static QList<Include> includesBelow(const QString &folder)
    {
        static const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
                                                QRegularExpression::MultilineOption);
        const QDir root(QStringLiteral(AUTHLINK_SOURCE_DIR));
        QList<Include> found;
        QDirIterator files(root.filePath(folder), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("can't read a source file");
            auto matches = pattern.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext())
                found.append({root.relativeFilePath(file.fileName()), matches.next().captured(1)});
        }
        return found;
    }

    static QStringList librariesOf(const QString &program)
    {
        QProcess ldd;
        ldd.start(QStringLiteral("ldd"), {QStringLiteral(AUTHLINK_BIN_DIR "/") + program});
        if (!ldd.waitForFinished() || ldd.exitCode() != 0)
            return {};
        return QString::fromUtf8(ldd.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    }

private Q_SLOTS:
    void everyRoomHasFilesToLookAt()
    {
        for (const char *room :
             {"core/base", "core/verification", "core/incode", "core/store", "core/relay", "core/client", "core/sandbox", "ui"})
            QVERIFY2(!includesBelow(QLatin1String(room)).isEmpty(), room);
    }

    void roomsKnowOnlyTheirNeighbours_data()
    {
        QTest::addColumn<QString>("room");
        QTest::addColumn<QStringList>("mayKnow");
        const auto row = [](const char *room, const QStringList &mayKnow) { QTest::newRow(room) << QString::fromLatin1(room) << mayKnow; };
        const QString base = QStringLiteral("core/base/");
        const QString verification = QStringLiteral("core/verification/");
        const QString protocol = QStringLiteral("core/protocol/");
        row("core/base", {base});
        row("core/verification", {base, verification});
        row("core/protocol", {base, verification, protocol});
        const QString httpCommon = QStringLiteral("core/http/common/");
        const QString httpClient = QStringLiteral("core/http/client/");
        const QString httpServer = QStringLiteral("core/http/server/");
        row("core/vault", {base, QStringLiteral("core/vault/")});
        row("core/http/common", {base, httpCommon});
        row("core/http/client", {base, httpCommon, httpClient});
        row("core/http/server", {base, httpCommon, httpServer});
        row("core/incode", {base, verification, httpCommon, httpClient, QStringLiteral("core/incode/")});
        row("core/message", {base, verification, httpCommon, httpClient, QStringLiteral("core/message/")});
        row("core/store", {base, verification, QStringLiteral("core/store/")});
        row("core/relay", {base, verification, protocol, httpCommon, httpClient, httpServer, QStringLiteral("core/vault/"),
                           QStringLiteral("core/incode/"), QStringLiteral("core/message/"), QStringLiteral("core/store/"),
                           QStringLiteral("core/relay/")});
        row("core/client", {base, verification, protocol, QStringLiteral("core/client/")});
        row("core/sandbox", {base, verification, httpCommon, httpServer, QStringLiteral("core/sandbox/")});
        row("ui", {base, verification, protocol, QStringLiteral("core/client/"), QStringLiteral("ui/")});
    }

    void roomsKnowOnlyTheirNeighbours()
    {
        QFETCH(QString, room);
        QFETCH(QStringList, mayKnow);
        for (const auto &[file, included] : includesBelow(room)) {
            static const QRegularExpression ours(QStringLiteral("^(core|ui|app|tests)/"));
            if (!ours.match(included).hasMatch())
                continue;
            const bool allowed =
                std::any_of(mayKnow.begin(), mayKnow.end(), [&](const QString &prefix) { return included.startsWith(prefix); });
            QVERIFY2(allowed, qPrintable(file + QStringLiteral(" includes ") + included));
        }
    }

    void theDomainKnowsNoNetworkNoSqlNoTimers()
    {
        static const QRegularExpression outside(
            QStringLiteral("^(Qt(Network|Sql|WebSockets|HttpServer)/)?Q(Network|Sql|Tcp|Ssl|WebSocket|HttpServer|Timer|Thread|EventLoop)"));
        for (const auto &[file, included] : includesBelow(QStringLiteral("core/verification")))
            QVERIFY2(!outside.match(included).hasMatch(), qPrintable(file + QStringLiteral(" includes ") + included));
    }

    void coreKnowsNoScreen()
    {
        static const QRegularExpression screen(
            QStringLiteral("^(QtGui|QtWidgets)|^Q(Application|GuiApplication|Widget|MainWindow|Dialog|MessageBox|Label|PushButton|Painter|"
                           "Icon|Pixmap|Image|Color|Font|Palette|Style)"));
        for (const auto &[file, included] : includesBelow(QStringLiteral("core")))
            QVERIFY2(!screen.match(included).hasMatch(), qPrintable(file + QStringLiteral(" includes ") + included));
    }

    void theServersLinkNoGui_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("relay") << QStringLiteral("authlink-relay");
        QTest::newRow("sandbox") << QStringLiteral("authlink-sandbox");
    }

    void theServersLinkNoGui()
    {
        QFETCH(QString, program);
        const QStringList libraries = librariesOf(program);
        QVERIFY2(!libraries.filter(QStringLiteral("Qt6Core")).isEmpty(), "ldd told nothing: is the program built?");
        QCOMPARE(libraries.filter(QStringLiteral("Qt6Gui")), QStringList());
        QCOMPARE(libraries.filter(QStringLiteral("Qt6Widgets")), QStringList());
    }

    void onlyOneFileAsksForTheQtVersion()
    {
        QStringList files;
        for (const char *folder : {"core", "ui", "app"}) {
            QDirIterator sources(QStringLiteral(AUTHLINK_SOURCE_DIR "/") + QLatin1String(folder),
                                 {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
            while (sources.hasNext()) {
                QFile file(sources.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                if (file.readAll().contains("QT_VERSION_CHECK"))
                    files.append(file.fileName());
            }
        }
        QVERIFY2(files.size() <= 1, qPrintable(files.join(u' ')));
    }
};

QTEST_GUILESS_MAIN(RoomsTest)
#include "rooms_test.moc"
