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
        static const QRegularExpression pattern(u"^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"_s, QRegularExpression::MultilineOption);
        const QDir root(QStringLiteral(AUTHLINK_SOURCE_DIR));
        QList<Include> found;
        QDirIterator files(root.filePath(folder), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
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
        ldd.start(u"ldd"_s, {QStringLiteral(AUTHLINK_BIN_DIR "/") + program});
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
        for (const QString &name : QDir(QStringLiteral(AUTHLINK_SOURCE_DIR "/") + folder).entryList({u"*.h"_s, u"*.cpp"_s}, QDir::Files))
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
            const bool here = QLatin1String(top) == "."_L1;
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
    static bool isExample(const QString &name) { return name.endsWith(u"_name.sql"_s); }

    static QString commentsOf(const QString &source)
    {
        static const QRegularExpression comment(u"//[^\n]*"_s);
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
        const QString table = textOf(u"tests/rooms/rooms_test.cpp"_s);
        for (const QString &folder : core.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QVERIFY2(table.contains(u"row(\"core/%1"_s.arg(folder)), qPrintable(folder));
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
        const bool isProduct = !folder.startsWith(u"tests"_s);
        const QStringList files = sourcesIn(folder);
        QVERIFY2(files.size() <= kMaxFiles, qPrintable(u"%1 files"_s.arg(files.size())));
        qsizetype total = 0;
        for (const QString &file : files) {
            const qsizetype lines = textOf(file).count(u'\n');
            total += lines;
            QVERIFY2(!isProduct || lines <= kMaxLinesOfFile, qPrintable(u"%1 has %2 lines"_s.arg(file).arg(lines)));
        }
        QVERIFY2(!isProduct || total <= kMaxLinesOfFolder, qPrintable(u"%1 lines"_s.arg(total)));
    }

    void commentsAndDocsPointAtFilesThatExist()
    {
        static const QRegularExpression reference(u"[\\w./-]*\\w\\.(?:md|h|cpp|sql)\\b"_s);
        const QSet<QString> known = namesOfAllFiles();
        QStringList lost;
        const auto look = [&](const QString &file, const QString &text) {
            auto matches = reference.globalMatch(text);
            while (matches.hasNext()) {
                QString name = matches.next().captured();
                if (name.startsWith(u"./"_s) || name.startsWith(u"../"_s))
                    name = name.section(u'/', -1);
                if (!known.contains(name) && !isExample(name))
                    lost.append(file + u": "_s + name);
            }
        };
        for (const QString &folder : foldersWithSources({u"core"_s, u"ui"_s, u"app"_s, u"tests"_s})) {
            for (const QString &file : sourcesIn(folder)) {
                if (file != u"tests/rooms/rooms_test.cpp"_s)
                    look(file, commentsOf(textOf(file)));
            }
        }
        const QDir root(QStringLiteral(AUTHLINK_SOURCE_DIR));
        QStringList docs = root.entryList({u"*.md"_s}, QDir::Files);
        for (const QString &doc : QDir(root.filePath(u"docs"_s)).entryList({u"*.md"_s}, QDir::Files))
            docs.append(u"docs/"_s + doc);
        for (const QString &doc : std::as_const(docs))
            look(doc, textOf(doc));
        QVERIFY2(lost.isEmpty(), qPrintable(lost.join(u'\n')));
    }

    void nothingIsASingleton()
    {
        static const QRegularExpression singleton(u"\\binstance\\(\\)"_s);
        for (const QString &folder : foldersWithSources({u"core"_s, u"ui"_s, u"app"_s})) {
            for (const QString &file : sourcesIn(folder)) {
                const QString text = textOf(file);
                auto matches = singleton.globalMatch(text);
                while (matches.hasNext()) {
                    const auto at = matches.next().capturedStart();
                    // Qt's own application object is one, and there is no other way to it.
                    const QString before = text.mid(qMax<qsizetype>(0, at - 24), qMin<qsizetype>(at, 24));
                    // And this is how Qt names the root object of a plugin.
                    const bool isQts = before.endsWith(u"Application::"_s) || before.endsWith(u"loader."_s);
                    QVERIFY2(isQts, qPrintable(file));
                }
            }
        }
    }

    /// What decides how long a verdict is shown counts by the injected clock, which nobody can set (base::SteadyClock).
    void liveVerdictsNeverAskTheWallClock()
    {
        static const QRegularExpression wall(
            u"\\b(currentDateTime|currentDateTimeUtc|currentMSecsSinceEpoch|currentSecsSinceEpoch|system_clock|SystemClock)\\b"_s);
        int read = 0;
        for (const QString &folder : foldersWithSources({u"core"_s, u"ui"_s})) {
            if (!folder.startsWith(u"core/client"_s) && !folder.startsWith(u"ui/live"_s))
                continue;
            for (const QString &file : sourcesIn(folder)) {
                const auto found = wall.match(textOf(file));
                QVERIFY2(!found.hasMatch(), qPrintable(file + u": "_s + found.captured()));
                ++read;
            }
        }
        QVERIFY(read > 0);
    }

    void roomsKnowOnlyTheirNeighbours_data()
    {
        QTest::addColumn<QString>("room");
        QTest::addColumn<QStringList>("mayKnow");
        const auto row = [](const char *room, const QStringList &mayKnow) { QTest::newRow(room) << QString::fromLatin1(room) << mayKnow; };
        const QString base = u"core/base/"_s;
        const QString verification = u"core/verification/"_s;
        const QString protocol = u"core/protocol/"_s;
        row("core/base", {base});
        row("core/verification", {base, verification});
        row("core/protocol", {base, verification, protocol});
        const QString httpCommon = u"core/http/common/"_s;
        const QString httpClient = u"core/http/client/"_s;
        const QString httpLimits = u"core/http/limits/"_s;
        const QString httpParser = u"core/http/parser/"_s;
        const QString httpServer = u"core/http/server/"_s;
        row("core/vault", {base, u"core/vault/"_s});
        row("core/http/common", {base, httpCommon});
        row("core/http/client", {base, httpCommon, httpClient});
        row("core/http/limits", {base, httpLimits});
        row("core/http/parser", {base, httpCommon, httpParser});
        row("core/http/server", {base, httpCommon, httpLimits, httpParser, httpServer});
        row("core/incode", {base, verification, httpCommon, httpClient, u"core/incode/"_s});
        row("core/message", {base, verification, httpCommon, httpClient, u"core/message/"_s});
        row("core/store", {base, verification, u"core/store/"_s});
        row("core/relay", {base, verification, protocol, httpCommon, httpClient, httpLimits, httpServer, u"core/vault/"_s,
                           u"core/incode/"_s, u"core/message/"_s, u"core/store/"_s, u"core/relay/"_s});
        row("core/client", {base, verification, protocol, httpCommon, u"core/client/"_s});
        row("core/sandbox", {base, verification, httpCommon, httpServer, u"core/sandbox/"_s});
        row("ui", {base, verification, protocol, u"core/client/"_s, u"ui/"_s});
    }

    void roomsKnowOnlyTheirNeighbours()
    {
        QFETCH(QString, room);
        QFETCH(QStringList, mayKnow);
        for (const auto &[file, included] : includesBelow(room)) {
            static const QRegularExpression ours(u"^(core|ui|app|tests)/"_s);
            if (!ours.match(included).hasMatch())
                continue;
            const bool allowed =
                std::any_of(mayKnow.begin(), mayKnow.end(), [&](const QString &prefix) { return included.startsWith(prefix); });
            QVERIFY2(allowed, qPrintable(file + u" includes "_s + included));
        }
    }

    void theDomainKnowsNoNetworkNoSqlNoTimers()
    {
        static const QRegularExpression outside(
            u"^(Qt(Network|Sql|WebSockets|HttpServer)/)?Q(Network|Sql|Tcp|Ssl|WebSocket|HttpServer|Timer|Thread|EventLoop)"_s);
        for (const auto &[file, included] : includesBelow(u"core/verification"_s))
            QVERIFY2(!outside.match(included).hasMatch(), qPrintable(file + u" includes "_s + included));
    }

    void coreKnowsNoScreen()
    {
        static const QRegularExpression screen(
            u"^(QtGui|QtWidgets)|^Q(Application|GuiApplication|Widget|MainWindow|Dialog|MessageBox|Label|PushButton|Painter|"
            "Icon|Pixmap|Image|Color|Font|Palette|Style)"_s);
        for (const auto &[file, included] : includesBelow(u"core"_s))
            QVERIFY2(!screen.match(included).hasMatch(), qPrintable(file + u" includes "_s + included));
    }

    void theServersLinkNoGui_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("relay") << u"authlink-relay"_s;
        QTest::newRow("sandbox") << u"authlink-sandbox"_s;
    }

    void theServersLinkNoGui()
    {
        QFETCH(QString, program);
        const QStringList libraries = librariesOf(program);
        QVERIFY2(!libraries.filter(u"Qt6Core"_s).isEmpty(), "ldd told nothing: is the program built?");
        QCOMPARE(libraries.filter(u"Qt6Gui"_s), QStringList());
        QCOMPARE(libraries.filter(u"Qt6Widgets"_s), QStringList());
    }

    void onlyOneFileAsksForTheQtVersion()
    {
        QStringList files;
        for (const char *folder : {"core", "ui", "app"}) {
            QDirIterator sources(QStringLiteral(AUTHLINK_SOURCE_DIR "/") + QLatin1String(folder), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                                 QDirIterator::Subdirectories);
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
