// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"
#include "app/console/managed/managed_settings.h"
#include "tests/app/console/fake_token_store.h"
#include "tests/support/manual_clock.h"
#include "tests/support/secure_relay.h"
#include "tests/support/seeded_random.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using app::ManagedSettings;
using app::Options;

/// What the operations team decides for every console: read whole or not at all, and in force.
class ManagedTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString write(const QString &name, const QByteArray &text)
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("can't write the test's file");
        return file.fileName();
    }

    /// "%1" in the text is the folder of the test.
    base::Result<ManagedSettings> read(const QString &toml)
    {
        return app::managedSettingsFrom(write(u"console.toml"_s, QString(toml).replace(u"%1"_s, m_folder->path()).toUtf8()));
    }

    static QWidget *window(const char *name)
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == QLatin1String(name))
                return widget;
        }
        return nullptr;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aFileThatIsNotThereDecidesNothing()
    {
        const auto managed = app::managedSettingsFrom(m_folder->filePath(u"console.toml"_s));
        QVERIFY(managed);
        QVERIFY(managed->relay.isEmpty() && managed->authorities.isEmpty() && !managed->proxy && managed->language.isEmpty());
        QVERIFY(managed->isDemoAllowed);
    }

    void aFileThatCannotBeReadIsNotPassedOver()
    {
        const QString path = m_folder->filePath(u"console.toml"_s);
        QVERIFY(QFile::link(m_folder->filePath(u"nowhere.toml"_s), path));
        QVERIFY(!app::managedSettingsFrom(path));
        QVERIFY(!app::managedSettingsFrom(m_folder->path())); // a folder
    }

    void everyKeyIsRead()
    {
        const QByteArray authority = test::tlsFixture("test-only-authority.pem");
        write(u"authority.pem"_s, authority);
        const auto managed = read(QString::fromLatin1("proxy = \"http://proxy.bank.example:3128\"\n"
                                                      "language = \"es\"\n"
                                                      "demo = false\n"
                                                      "[relay]\n"
                                                      "url = \"relay.bank.example\"\n"
                                                      "certificate_authority = \"%1/authority.pem\"\n"));
        QVERIFY2(managed, managed ? "" : qPrintable(managed.error().message));
        QCOMPARE(managed->relay, QUrl(u"wss://relay.bank.example/v1/stream"_s));
        QCOMPARE(managed->authorities, authority);
        QVERIFY(managed->proxy);
        QCOMPARE(managed->proxy->fixed.name(), u"proxy.bank.example:3128"_s);
        QCOMPARE(managed->language, u"es"_s);
        QVERIFY(!managed->isDemoAllowed);
    }

    void whatIsWrongIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QString>("toml");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QString &toml, const QString &words) { QTest::newRow(name) << toml << words; };
        row("no TOML", u"\nlanguage = es\n"_s, u"console.toml line 2"_s);
        row("unknown key", u"language = \"es\"\nlanguages = \"es\"\n"_s,
            u"console.toml line 2: unknown key 'languages'; did you mean 'language'?"_s);
        row("unknown section", u"[relais]\nurl = \"relay.bank.example\"\n"_s, u"console.toml line 1: unknown key 'relais'"_s);
        row("key of the wrong section", u"url = \"relay.bank.example\"\n"_s, u"did you mean 'relay.url'?"_s);
        row("not encrypted", u"[relay]\nurl = \"ws://relay.bank.example\"\n"_s, u"console.toml line 2: 'relay.url' can't be used"_s);
        row("empty", u"[relay]\nurl = \"\"\n"_s, u"line 2: 'relay.url' takes a text"_s);
        row("a number", u"language = 7\n"_s, u"line 1: 'language' takes a text"_s);
        row("no truth", u"demo = \"no\"\n"_s, u"line 1: 'demo' takes true or false"_s);
        row("no language", u"language = \"tlh\"\n"_s, u"line 1: 'language' takes one of en, es, pt-BR"_s);
        row("no proxy", u"proxy = \"proxy.bank.example\"\n"_s, u"line 1: 'proxy' takes system, none or http://HOST:PORT"_s);
        row("proxy with a password", u"proxy = \"http://ana:secret@proxy:3128\"\n"_s, u"line 1: 'proxy' takes system"_s);
        row("no such authority", u"[relay]\ncertificate_authority = \"%1/missing.pem\"\n"_s,
            u"line 2: 'relay.certificate_authority' names a file"_s);
        row("authority by half a path", u"[relay]\ncertificate_authority = \"authority.pem\"\n"_s, u"takes the whole path"_s);
        row("no certificate", u"[relay]\ncertificate_authority = \"%1/console.toml\"\n"_s, u"holds no certificate"_s);
    }

    void whatIsWrongIsNamedWithItsPlace()
    {
        QFETCH(QString, toml);
        QFETCH(QString, words);
        const auto managed = read(toml);
        QVERIFY(!managed);
        QVERIFY2(managed.error().message.contains(words), qPrintable(managed.error().message));
        QVERIFY(!managed.error().message.contains(u"secret"_s));
    }

    void theRegistrysFormIsReadToo()
    {
        const QString path =
            write(u"policy.ini"_s, "[General]\nrelay.url=wss://relay.bank.example:8443\nproxy=none\nlanguage=pt-BR\ndemo=0\n");
        const auto managed = app::managedSettingsFrom(QSettings(path, QSettings::IniFormat), u"the policy"_s);
        QVERIFY2(managed, managed ? "" : qPrintable(managed.error().message));
        QCOMPARE(managed->relay, QUrl(u"wss://relay.bank.example:8443/v1/stream"_s));
        QVERIFY(managed->proxy && managed->proxy->mode == app::ProxyChoice::Mode::None);
        QCOMPARE(managed->language, u"pt-BR"_s);
        QVERIFY(!managed->isDemoAllowed);
        const QString wrong = write(u"wrong.ini"_s, "[General]\ndemos=0\n");
        const auto refused = app::managedSettingsFrom(QSettings(wrong, QSettings::IniFormat), u"the policy"_s);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(u"the policy: unknown key 'demos'; did you mean 'demo'?"_s),
                 qPrintable(refused.error().message));
    }

    void theCommandLineCannotOverrule()
    {
        ManagedSettings managed;
        Options options;
        QVERIFY(app::checkAgainst(managed, options));
        managed.relay = QUrl(u"wss://relay.bank.example/v1/stream"_s);
        managed.language = u"es"_s;
        managed.isDemoAllowed = false;
        QVERIFY(app::checkAgainst(managed, options));
        options.language = u"es"_s;
        options.task = Options::Task::Connect;
        options.relay = managed.relay;
        QVERIFY(app::checkAgainst(managed, options));
        options.relay = QUrl(u"wss://relay.other.example/v1/stream"_s);
        QVERIFY(app::checkAgainst(managed, options).error().message.contains(u"--relay"_s));
        options.relay = managed.relay;
        options.language = u"en"_s;
        QVERIFY(app::checkAgainst(managed, options).error().message.contains(u"--language"_s));
        options.language.clear();
        for (const auto task : {Options::Task::Demo, Options::Task::Rehearse}) {
            options.task = task;
            QVERIFY(app::checkAgainst(managed, options).error().message.contains(u"demo"_s));
        }
    }

    void whatIsDecidedShowsAsLockedAndIsInForce_data()
    {
        QTest::addColumn<bool>("hasAuthority");
        QTest::newRow("with the relay's authority") << true;
        QTest::newRow("without it") << false;
    }

    void whatIsDecidedShowsAsLockedAndIsInForce()
    {
        QFETCH(bool, hasAuthority);
        test::SecureRelay relay;
        test::ManualClock clock;
        test::SeededRandom random;
        ui::Theme theme(*qApp);
        test::FakeTokenStore tokens;
        QSettings settings(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat);
        settings.setValue(u"relay"_s, u"wss://relay.other.example/v1/stream"_s);
        ManagedSettings managed;
        managed.relay = relay.url();
        managed.language = u"es"_s;
        managed.isDemoAllowed = false;
        if (hasAuthority)
            managed.authorities = test::tlsFixture("test-only-authority.pem");
        app::Console console(clock, random, theme, tokens, settings, u"default"_s, managed);
        console.startAsLastTime();
        QTRY_VERIFY(window("signInWindow")->isVisible());
        const QWidget *signIn = window("signInWindow");
        auto *address = signIn->findChild<QLineEdit *>(u"signInRelay"_s);
        QCOMPARE(address->text(), relay.url().toString());
        QVERIFY(address->isReadOnly());
        QVERIFY(signIn->findChild<QLabel *>(u"signInLocked"_s)->isVisible());
        QVERIFY(!signIn->findChild<QPushButton *>(u"signInDemo"_s)->isVisible());
        const QWidget *main = window("mainWindow");
        QVERIFY(!main->findChild<QMenu *>(u"languageMenu"_s)->menuAction()->isEnabled());

        signIn->findChild<QLineEdit *>(u"signInToken"_s)->setText(u"token-1"_s);
        signIn->findChild<QPushButton *>(u"signInButton"_s)->click();
        if (hasAuthority) {
            QTRY_COMPARE(relay.authorizations, QByteArrayList{"Bearer token-1"});
            return;
        }
        const auto *bar = main->findChild<QLabel *>(u"connectionText"_s);
        QTRY_VERIFY2(bar->text().contains(u"relay.certificate_authority"_s), qPrintable(bar->text()));
        QVERIFY(relay.authorizations.isEmpty());
    }

    void settingsThatCannotBeUsedStopTheConsole()
    {
        ui::Theme theme(*qApp);
        app::SignInWindow signIn(theme);
        signIn.refuse(u"console.toml line 2: unknown key 'languages'"_s);
        signIn.show();
        QVERIFY(signIn.findChild<QLabel *>(u"signInWhy"_s)->text().contains(u"console.toml line 2"_s));
        for (const char *part : {"signInRelay", "signInToken", "signInButton", "signInDemo"})
            QVERIFY2(!signIn.findChild<QWidget *>(QLatin1String(part))->isEnabled(), part);
    }
};

QTEST_MAIN(ManagedTest)
#include "managed_test.moc"
