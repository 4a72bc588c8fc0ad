// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/sounds/plugin_player.h"

#include <QDir>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;

/// The plugin that plays the sounds, as it was built; whether anything is heard depends on the machine.
class PluginPlayerTest : public QObject
{
    Q_OBJECT

private:
    static QString pluginPath()
    {
        const QDir folder(QStringLiteral(AUTHLINK_BIN_DIR "/../lib/authlink"));
        return folder.absoluteFilePath(folder.entryList({u"*authlink-sounds*"_s}, QDir::Files).value(0));
    }

private Q_SLOTS:
    void thePluginOfThisBuildIsOurs()
    {
        QPluginLoader loader(pluginPath());
        QCOMPARE(loader.metaData().value("IID"_L1).toString(), u"authlink.Sounds/1"_s);
        QVERIFY2(loader.instance() != nullptr, qPrintable(loader.errorString()));
        QVERIFY(loader.instance()->metaObject()->indexOfMethod("play(QString,int)") >= 0);
        QVERIFY(loader.unload());
    }

    void playsInAThreadOfItsOwn()
    {
        app::PluginWorker worker(pluginPath());
        worker.load();
        worker.play(u":/authlink/sounds/bright/verified.wav"_s, 0); // on a machine without a sound server, too
        app::PluginPlayer player(pluginPath());
        player.play(u":/authlink/sounds/bright/verified.wav"_s, 0);
        player.play(u":/authlink/sounds/no such file.wav"_s, 0);
        // It ends in good time, whatever it was doing.
    }

    void isSilentWithoutThePlugin()
    {
        app::PluginWorker worker(u"/nowhere/authlink-sounds"_s);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^no sounds: .*"_s));
        worker.load();
        worker.play(u":/authlink/sounds/bright/verified.wav"_s, 80);
    }

    void isNotTakenInByAnotherPlugin()
    {
        // Any library that is no plugin of ours.
        app::PluginWorker worker(u"Qt6Core"_s);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^no sounds: .*"_s));
        worker.load();
    }
};

QTEST_GUILESS_MAIN(PluginPlayerTest)
#include "plugin_player_test.moc"
