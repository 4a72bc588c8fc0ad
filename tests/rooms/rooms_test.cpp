// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

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

    /// @param file relative to the source tree
    static QString textOf(const QString &file)
    {
        QFile source(QStringLiteral(AUTHLINK_SOURCE_DIR "/") + file);
        if (!source.open(QIODevice::ReadOnly))
            qFatal("can't read a source file");
        return QString::fromUtf8(source.readAll());
    }

    static QStringList sourcesIn(const QString &folder)
    {
        QStringList files;
        for (const QString &name : QDir(QStringLiteral(AUTHLINK_SOURCE_DIR "/") + folder)
                                       .entryList({QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files))
            files.append(folder + u'/' + name);
        return files;
    }

    static QStringList foldersWithSources(const QStringList &roots)
    {
        const QDir root(QStringLiteral(AUTHLINK_SOURCE_DIR));
        QStringList folders;
        for (const QString &top : roots) {
            QStringList candidates{top};
            QDirIterator below(root.filePath(top), QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
            while (below.hasNext())
                candidates.append(root.relativeFilePath(below.next()));
            for (const QString &folder : std::as_const(candidates)) {
                if (!sourcesIn(folder).isEmpty())
                    folders.append(folder);
            }
        }
        folders.sort();
        return folders;
    }

    /// Every file by its path, by every end of its path, and relative to docs/.
    static QSet<QString> namesOfAllFiles()
    {
        const QDir root(QStringLiteral(AUTHLINK_SOURCE_DIR));
        QSet<QString> names;
        for (const char *top : {"core", "ui", "app", "tests", "docs", "resources", "packaging", "cmake", "."}) {
            const bool here = QLatin1String(top) == QLatin1String(".");
            QDirIterator files(root.filePath(QLatin1String(top)), QDir::Files,
                               here ? QDirIterator::NoIteratorFlags : QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QString path = root.relativeFilePath(files.next());
                names.insert(path);
                for (qsizetype slash = path.indexOf(u'/'); slash >= 0; slash = path.indexOf(u'/', slash + 1))
                    names.insert(path.mid(slash + 1));
            }
        }
        return names;
    }

    /// Names that stand for others: a migration's.
    static bool isExample(const QString &name) { return name.endsWith(QStringLiteral("_name.sql")); }

    static QString commentsOf(const QString &source)
    {
        static const QRegularExpression comment(QStringLiteral("//[^\n]*"));
        QString text;
        auto matches = comment.globalMatch(source);
        while (matches.hasNext())
            text += matches.next().captured() + u'\n';
        return text;
    }

private Q_SLOTS:
    void everyFolderOfTheTableHasFiles_data() { roomsKnowOnlyTheirNeighbours_data(); }

    void everyFolderOfTheTableHasFiles()
    {
        QFETCH(QString, room);
        QVERIFY2(!includesBelow(room).isEmpty(), qPrintable(room));
    }

    void everyFolderOfCoreIsInTheTable()
    {
        const QDir core(QStringLiteral(AUTHLINK_SOURCE_DIR "/core"));
        const QString table = textOf(QStringLiteral("tests/rooms/rooms_test.cpp"));
        for (const QString &folder : core.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QVERIFY2(table.contains(QStringLiteral("row(\"core/%1").arg(folder)), qPrintable(folder));
    }

    /// A folder is a subsystem: one that grows beyond this hides another.
    void foldersAndFilesStaySmall_data()
    {
        QTest::addColumn<QString>("folder");
        for (const QString &folder : foldersWithSources({u"core"_s, u"ui"_s, u"app"_s, u"tests"_s}))
            QTest::newRow(qPrintable(folder)) << folder;
    }

    void foldersAndFilesStaySmall()
    {
        constexpr qsizetype kMaxFiles = 30;
        constexpr qsizetype kMaxLinesOfFolder = 2'000;
        constexpr qsizetype kMaxLinesOfFile = 400;
        QFETCH(QString, folder);
        const bool isProduct = !folder.startsWith(QStringLiteral("tests"));
        const QStringList files = sourcesIn(folder);
        QVERIFY2(files.size() <= kMaxFiles, qPrintable(QStringLiteral("%1 files").arg(files.size())));
        qsizetype total = 0;
        for (const QString &file : files) {
            const qsizetype lines = textOf(file).count(u'\n');
            total += lines;
            QVERIFY2(!isProduct || lines <= kMaxLinesOfFile, qPrintable(QStringLiteral("%1 has %2 lines").arg(file).arg(lines)));
        }
        QVERIFY2(!isProduct || total <= kMaxLinesOfFolder, qPrintable(QStringLiteral("%1 lines").arg(total)));
    }

    void commentsAndDocsPointAtFilesThatExist()
    {
        static const QRegularExpression reference(QStringLiteral("[\\w./-]*\\w\\.(?:md|h|cpp|sql)\\b"));
        const QSet<QString> known = namesOfAllFiles();
        QStringList lost;
        const auto look = [&](const QString &file, const QString &text) {
            auto matches = reference.globalMatch(text);
            while (matches.hasNext()) {
                QString name = matches.next().captured();
                if (name.startsWith(QStringLiteral("./")) || name.startsWith(QStringLiteral("../")))
                    name = name.section(u'/', -1);
                if (!known.contains(name) && !isExample(name))
                    lost.append(file + QStringLiteral(": ") + name);
            }
        };
        for (const QString &folder : foldersWithSources({u"core"_s, u"ui"_s, u"app"_s, u"tests"_s})) {
            for (const QString &file : sourcesIn(folder)) {
                if (file != QStringLiteral("tests/rooms/rooms_test.cpp"))
                    look(file, commentsOf(textOf(file)));
            }
        }
        const QDir root(QStringLiteral(AUTHLINK_SOURCE_DIR));
        QStringList docs = root.entryList({QStringLiteral("*.md")}, QDir::Files);
        for (const QString &doc : QDir(root.filePath(QStringLiteral("docs"))).entryList({QStringLiteral("*.md")}, QDir::Files))
            docs.append(QStringLiteral("docs/") + doc);
        for (const QString &doc : std::as_const(docs))
            look(doc, textOf(doc));
        QVERIFY2(lost.isEmpty(), qPrintable(lost.join(u'\n')));
    }

    void nothingIsASingleton()
    {
        static const QRegularExpression singleton(QStringLiteral("\\binstance\\(\\)"));
        for (const QString &folder : foldersWithSources({u"core"_s, u"ui"_s, u"app"_s})) {
            for (const QString &file : sourcesIn(folder)) {
                const QString text = textOf(file);
                auto matches = singleton.globalMatch(text);
                while (matches.hasNext()) {
                    const auto at = matches.next().capturedStart();
                    // Qt's own application object is one, and there is no other way to it.
                    const QString before = text.mid(qMax<qsizetype>(0, at - 24), qMin<qsizetype>(at, 24));
                    const bool isQts = before.endsWith(QStringLiteral("Application::"));
                    QVERIFY2(isQts, qPrintable(file));
                }
            }
        }
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
