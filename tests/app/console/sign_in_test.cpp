// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"
#include "tests/app/console/fake_token_store.h"
#include "tests/support/fake_relay.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using Mood = test::FakeTokenStore::Mood;

namespace
{

/// A workstation: what is on its disk and in its keychain outlives the console.
struct Workstation {
    void start() { console = std::make_unique<app::Console>(clock, random, theme, tokens, settings, u"default"_s); }

    [[nodiscard]] static QWidget *window(const char *name)
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == QLatin1String(name))
                return widget;
        }
        return nullptr;
    }
    [[nodiscard]] static bool isShown(const char *name)
    {
        const QWidget *found = window(name);
        return found && found->isVisible();
    }
    [[nodiscard]] static QString said() { return window("signInWindow")->findChild<QLabel *>(u"signInWhy"_s)->text(); }
    [[nodiscard]] static QLineEdit *field(const char *name) { return window("signInWindow")->findChild<QLineEdit *>(QLatin1String(name)); }

    static void signIn(const QUrl &relay, const QString &token)
    {
        field("signInRelay")->setText(relay.toString());
        field("signInToken")->setText(token);
        window("signInWindow")->findChild<QPushButton *>(u"signInButton"_s)->click();
    }

    QTemporaryDir folder;
    QSettings settings{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    test::ManualClock clock;
    test::SeededRandom random;
    ui::Theme theme{*qApp};
    test::FakeTokenStore tokens;
    std::unique_ptr<app::Console> console;
};

} // namespace

/// The windows of a start: which one shows, what it says, and to whom a token goes.
class SignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("AUTHLINK_TOKEN_FILE"); }

    void theWindowShowsWhateverTheKeychainDoes()
    {
        test::FakeRelay relay;
        Workstation desk;
        desk.start();
        Workstation::signIn(relay.url(), u"token-1"_s);
        QTRY_COMPARE(relay.hellos.size(), 1);
        desk.console.reset();

        desk.tokens.mood = Mood::Silent;
        desk.start();
        desk.console->startAsLastTime();
        QVERIFY(Workstation::isShown("mainWindow")); // at once
        QVERIFY(!Workstation::isShown("signInWindow"));
        desk.clock.advance(app::SavedToken::kDeadline);
        QVERIFY(Workstation::isShown("signInWindow"));
        QVERIFY2(Workstation::said().contains(u"does not answer"_s), qPrintable(Workstation::said()));

        desk.tokens.mood = Mood::Works; // the person has found the keychain's own window
        desk.tokens.answerHeld();
        QTRY_COMPARE(relay.hellos.size(), 2);
        QCOMPARE(relay.authorization, QByteArray("Bearer token-1"));
        QVERIFY(!Workstation::isShown("signInWindow"));
    }

    void aLateAnswerTakesNoTypingAway()
    {
        test::FakeRelay relay;
        Workstation desk;
        desk.start();
        Workstation::signIn(relay.url(), u"token-1"_s);
        QTRY_COMPARE(relay.hellos.size(), 1);
        desk.console.reset();

        desk.tokens.mood = Mood::Silent;
        desk.start();
        desk.console->startAsLastTime();
        desk.clock.advance(app::SavedToken::kDeadline);
        Workstation::field("signInToken")->setText(u"token-"_s);
        desk.tokens.mood = Mood::Works;
        desk.tokens.answerHeld();
        QVERIFY(Workstation::isShown("signInWindow"));
        QCOMPARE(Workstation::field("signInToken")->text(), u"token-"_s);
        Workstation::signIn(relay.url(), u"token-2"_s);
        QTRY_COMPARE(relay.hellos.size(), 2);
        QCOMPARE(relay.authorization, QByteArray("Bearer token-2"));
    }

    void whyThereIsNoTokenIsSaid_data()
    {
        QTest::addColumn<Mood>("mood");
        QTest::addColumn<QString>("words");
        QTest::newRow("first time") << Mood::Works << u"has not signed in to this relay yet"_s;
        QTest::newRow("locked") << Mood::Locked << u"is locked"_s;
        QTest::newRow("none") << Mood::Missing << u"no working keychain"_s;
    }

    void whyThereIsNoTokenIsSaid()
    {
        QFETCH(Mood, mood);
        QFETCH(QString, words);
        test::FakeRelay relay;
        Workstation desk;
        desk.tokens.mood = mood;
        desk.start();
        desk.console->connectTo(relay.url());
        QTRY_VERIFY(Workstation::isShown("signInWindow"));
        QVERIFY2(Workstation::said().contains(words), qPrintable(Workstation::said()));
        QCOMPARE(Workstation::said().contains(u"yet"_s), mood == Mood::Works);
        QCOMPARE(Workstation::field("signInRelay")->text(), relay.url().toString());
    }

    void anAddressInTheSettingsIsCheckedLikeAnyOther_data()
    {
        QTest::addColumn<QVariant>("address");
        QTest::newRow("not encrypted") << QVariant(u"ws://relay.example.com/v1/stream"_s);
        QTest::newRow("not encrypted, as earlier consoles wrote it") << QVariant(QUrl(u"ws://relay.example.com/v1/stream"_s));
        QTest::newRow("another scheme") << QVariant(u"file:///etc/passwd"_s);
        QTest::newRow("with a name in it") << QVariant(u"wss://relay.bank.example@evil.example/"_s);
        QTest::newRow("empty") << QVariant(QString());
        QTest::newRow("a list") << QVariant(QStringList{u"wss://a.example"_s, u"wss://b.example"_s});
    }

    void anAddressInTheSettingsIsCheckedLikeAnyOther()
    {
        QFETCH(QVariant, address);
        Workstation desk;
        desk.settings.setValue(u"relay"_s, address);
        desk.start();
        desk.console->startAsLastTime();
        QVERIFY(Workstation::isShown("signInWindow"));
        QVERIFY2(Workstation::said().contains(u"can't be used"_s), qPrintable(Workstation::said()));
        QVERIFY(!Workstation::isShown("mainWindow"));
        QCOMPARE(desk.tokens.asked, QStringList());
    }

    void anotherRelayGetsNoToken()
    {
        test::FakeRelay bank, other;
        Workstation desk;
        desk.start();
        Workstation::signIn(bank.url(), u"token-bank"_s);
        QTRY_COMPARE(bank.hellos.size(), 1);
        desk.console.reset();

        desk.start();
        desk.console->connectTo(other.url()); // as --relay does
        QTRY_VERIFY(Workstation::isShown("signInWindow"));
        QCOMPARE(other.connections, 0);
        desk.console.reset();

        desk.settings.setValue(u"relay"_s, other.url().toString()); // as an editor does
        desk.start();
        desk.console->startAsLastTime();
        QTRY_VERIFY(Workstation::isShown("signInWindow"));
        QCOMPARE(other.connections, 0);
        Workstation::signIn(other.url(), u"token-other"_s);
        QTRY_COMPARE(other.hellos.size(), 1);
        QCOMPARE(other.authorization, QByteArray("Bearer token-other"));
        desk.console.reset();

        desk.start();
        desk.console->connectTo(bank.url());
        QTRY_COMPARE(bank.hellos.size(), 2);
        QCOMPARE(bank.authorization, QByteArray("Bearer token-bank"));
    }

    void anotherAddressInTheWindowTakesNoTokenAlong()
    {
        test::FakeRelay bank, other;
        Workstation desk;
        desk.start();
        bank.helloRefusal = base::Error{.code = base::ErrorCode::NotSignedIn, .message = u"expired"_s, .field = {}, .retryAfter = {}};
        Workstation::signIn(bank.url(), u"token-bank"_s);
        QTRY_VERIFY(Workstation::isShown("signInWindow"));
        Workstation::signIn(other.url(), u"token-other"_s);
        QTRY_COMPARE(other.hellos.size(), 1);
        QCOMPARE(other.authorization, QByteArray("Bearer token-other"));
        QCOMPARE(other.connections, 1);
        QCOMPARE(bank.authorization, QByteArray("Bearer token-bank"));
        QCOMPARE(bank.connections, 1);
    }

    void aTokenFromAFileIsForTheRelayOfTheCommandLine()
    {
        test::FakeRelay bank, other;
        Workstation desk;
        QFile file(desk.folder.filePath(u"token"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write("token-file\n"), 11);
        file.close();
        qputenv("AUTHLINK_TOKEN_FILE", QFile::encodeName(file.fileName()));

        desk.settings.setValue(u"relay"_s, other.url().toString());
        desk.start();
        desk.console->startAsLastTime();
        QTRY_VERIFY(Workstation::isShown("signInWindow"));
        QCOMPARE(other.connections, 0);
        desk.console.reset();

        desk.start();
        desk.console->connectTo(bank.url());
        QTRY_COMPARE(bank.hellos.size(), 1);
        QCOMPARE(bank.authorization, QByteArray("Bearer token-file"));
    }
};

QTEST_MAIN(SignInTest)
#include "sign_in_test.moc"
