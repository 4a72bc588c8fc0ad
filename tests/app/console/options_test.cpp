// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/options.h"
#include "app/console/rehearsal/scenarios.h"
#include "app/console/sign_in/relay_address.h"
#include "app/console/sign_in/sign_in_window.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using app::Options;

class OptionsTest : public QObject
{
    Q_OBJECT

private:
    static base::Result<Options> parse(const QStringList &arguments)
    {
        return app::parseOptions(QStringList{u"authlink-console"_s} + arguments);
    }

private Q_SLOTS:
    void withoutArgumentsItStartsAsLastTime()
    {
        const auto options = parse({});
        QVERIFY(options);
        QCOMPARE(options->task, Options::Task::Welcome);
        QCOMPARE(options->profile, u"default"_s);
    }

    void everyScenarioCanBeRehearsed()
    {
        QCOMPARE(app::scenarioNames().size(), 15);
        for (const QString &scenario : app::scenarioNames()) {
            const auto options = parse({u"--rehearse"_s, scenario});
            QVERIFY(options);
            QCOMPARE(options->scenario, scenario);
            QCOMPARE(options->link, verification::LinkMode::Session);
        }
    }

    void aStaticLinkIsRehearsedWhereItAppliesAndTheOthersSayWhy()
    {
        int applicable = 0;
        for (const QString &scenario : app::scenarioNames()) {
            const auto options = parse({u"--rehearse"_s, scenario, u"--link"_s, u"static"_s});
            const QString why = app::whyNotApplicable(scenario, verification::LinkMode::Static);
            QCOMPARE(options.has_value(), why.isEmpty());
            if (options) {
                QCOMPARE(options->link, verification::LinkMode::Static);
                ++applicable;
            } else {
                QVERIFY(options.error().message.contains(u"does not apply to a static link"_s));
            }
        }
        QCOMPARE(applicable, 9);
        QCOMPARE(app::outcomeOf(u"forged"_s, verification::LinkMode::Static).verdict, u"inconclusive"_s);
        QVERIFY(app::outcomeOf(u"forged"_s, verification::LinkMode::Session).verdict.isEmpty());
    }

    void aLanguageGoesWithEveryTask()
    {
        for (const QString &language : {u"en"_s, u"es"_s, u"pt-BR"_s}) {
            for (const QStringList &task : {QStringList{}, QStringList{u"--demo"_s}, QStringList{u"--rehearse"_s, u"pass"_s}}) {
                const auto options = parse(task + QStringList{u"--language"_s, language});
                QVERIFY(options);
                QCOMPARE(options->language, language);
            }
        }
        QCOMPARE(parse({})->language, QString());
        QVERIFY(app::optionsHelp().contains(u"--language CODE"));
    }

    void wrongUseIsRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{u"--frobnicate"_s};
        QTest::newRow("stray word") << QStringList{u"hello"_s};
        QTest::newRow("two tasks") << QStringList{u"--demo"_s, u"--rehearse"_s, u"pass"_s};
        QTest::newRow("unknown scenario") << QStringList{u"--rehearse"_s, u"win"_s};
        QTest::newRow("screenshots alone") << QStringList{u"--screenshots"_s, u"x"_s};
        QTest::newRow("link alone") << QStringList{u"--link"_s, u"static"_s};
        QTest::newRow("unknown link") << QStringList{u"--rehearse"_s, u"pass"_s, u"--link"_s, u"magic"_s};
        QTest::newRow("unknown language") << QStringList{u"--language"_s, u"tlh"_s};
        QTest::newRow("no language") << QStringList{u"--language"_s, QString()};
        QTest::newRow("language of another country") << QStringList{u"--language"_s, u"pt-PT"_s};
        QTest::newRow("profile with a path") << QStringList{u"--profile"_s, u"../x"_s};
        QTest::newRow("relay without encryption") << QStringList{u"--relay"_s, u"ws://relay.example.com"_s};
    }

    void wrongUseIsRefused()
    {
        QFETCH(QStringList, arguments);
        QVERIFY(!parse(arguments));
    }

    void aCallIsForTheConsoleThatRuns()
    {
        const auto verify = parse({u"verify"_s, u"--phone"_s, u"+1 646 555 0101"_s, u"--call-id=c-1"_s, u"--profile"_s, u"bank"_s});
        QVERIFY(verify);
        QCOMPARE(verify->task, Options::Task::Call);
        QCOMPARE(verify->profile, u"bank"_s);
        QCOMPARE(verify->call.kind, client::CallRequest::Kind::Verify);
        QCOMPARE(verify->call.by, client::CallRequest::By::Phone);
        QCOMPARE(verify->call.text, u"+1 646 555 0101"_s);
        QCOMPARE(verify->call.callId, u"c-1"_s);
        const auto ended = parse({u"end-call"_s});
        QVERIFY(ended);
        QCOMPARE(ended->call.kind, client::CallRequest::Kind::EndCall);
        QCOMPARE(ended->profile, u"default"_s);
        QVERIFY(!parse({u"--demo"_s, u"verify"_s, u"--account"_s, u"1001"_s}));
        QVERIFY(!parse({u"--relay"_s, u"wss://relay.example.com"_s, u"authlink:verify?account=1001"_s}));
    }

    void relayAddressesAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("meant"); // empty: refused
        const auto row = [](const char *written, const char *meant) {
            QTest::newRow(written) << QString::fromLatin1(written) << QString::fromLatin1(meant);
        };
        row("relay.example.com", "wss://relay.example.com/v1/stream");
        row("https://relay.example.com/", "wss://relay.example.com/v1/stream");
        row("wss://relay.example.com:8443/v1/stream", "wss://relay.example.com:8443/v1/stream");
        row("http://127.0.0.1:8080", "ws://127.0.0.1:8080/v1/stream");
        row("ws://[::1]:8080/v1/stream", "ws://[::1]:8080/v1/stream");
        row("http://relay.example.com", "");
        row("ftp://relay.example.com", "");
        row("wss://user:secret@relay.example.com", "");
        row("wss://relay.example.com/?token=1", "");
        row("", "");
    }

    void relayAddressesAreReadAsPeopleWriteThem()
    {
        QFETCH(QString, written);
        QFETCH(QString, meant);
        const auto url = app::relayUrlFrom(written);
        QCOMPARE(url.has_value(), !meant.isEmpty());
        if (url)
            QCOMPARE(url->toString(), meant);
    }

    void theSignInWindowHandsTheTokenOverAndForgetsIt()
    {
        ui::Theme theme(*qobject_cast<QApplication *>(QCoreApplication::instance()));
        app::SignInWindow window(theme);
        auto *relay = window.findChild<QLineEdit *>(u"signInRelay"_s);
        auto *token = window.findChild<QLineEdit *>(u"signInToken"_s);
        QVERIFY(relay && token);
        QCOMPARE(token->echoMode(), QLineEdit::Password);
        QUrl askedFor;
        base::Secret given;
        int asked = 0;
        connect(&window, &app::SignInWindow::signInWanted, this, [&](const QUrl &url, const base::Secret &secret) {
            askedFor = url;
            given = secret;
            ++asked;
        });
        window.show();
        QTest::keyClicks(relay, u"relay.example.com"_s);
        QTest::keyClick(relay, Qt::Key_Return);
        QCOMPARE(asked, 0); // no token yet
        QTest::keyClicks(token, u" sesame "_s);
        QTest::keyClick(token, Qt::Key_Return);
        QCOMPARE(asked, 1);
        QCOMPARE(askedFor, QUrl(u"wss://relay.example.com/v1/stream"_s));
        QVERIFY(given.equals("sesame"));
        QVERIFY(token->text().isEmpty());
    }
};

QTEST_MAIN(OptionsTest)
#include "options_test.moc"
