// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/options.h"
#include "app/console/rehearsal/scenarios.h"
#include "app/console/sign_in/sign_in_window.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

using namespace authlink;
using app::Options;

class OptionsTest : public QObject
{
    Q_OBJECT

private:
    static base::Result<Options> parse(const QStringList &arguments)
    {
        return app::parseOptions(QStringList{QStringLiteral("authlink-console")} + arguments);
    }

private Q_SLOTS:
    void withoutArgumentsItStartsAsLastTime()
    {
        const auto options = parse({});
        QVERIFY(options);
        QCOMPARE(options->task, Options::Task::Welcome);
        QCOMPARE(options->profile, QStringLiteral("default"));
    }

    void everyScenarioCanBeRehearsed()
    {
        QCOMPARE(app::scenarioNames().size(), 15);
        for (const QString &scenario : app::scenarioNames()) {
            const auto options = parse({QStringLiteral("--rehearse"), scenario});
            QVERIFY(options);
            QCOMPARE(options->scenario, scenario);
            QCOMPARE(options->link, verification::LinkMode::Session);
        }
    }

    void aStaticLinkIsRehearsedWhereItAppliesAndTheOthersSayWhy()
    {
        int applicable = 0;
        for (const QString &scenario : app::scenarioNames()) {
            const auto options = parse({QStringLiteral("--rehearse"), scenario, QStringLiteral("--link"), QStringLiteral("static")});
            const QString why = app::whyNotApplicable(scenario, verification::LinkMode::Static);
            QCOMPARE(options.has_value(), why.isEmpty());
            if (options) {
                QCOMPARE(options->link, verification::LinkMode::Static);
                ++applicable;
            } else {
                QVERIFY(options.error().message.contains(QStringLiteral("does not apply to a static link")));
            }
        }
        QCOMPARE(applicable, 9);
        QCOMPARE(app::outcomeOf(QStringLiteral("forged"), verification::LinkMode::Static).verdict, QStringLiteral("inconclusive"));
        QVERIFY(app::outcomeOf(QStringLiteral("forged"), verification::LinkMode::Session).verdict.isEmpty());
    }

    void wrongUseIsRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{QStringLiteral("--frobnicate")};
        QTest::newRow("stray word") << QStringList{QStringLiteral("hello")};
        QTest::newRow("two tasks") << QStringList{QStringLiteral("--demo"), QStringLiteral("--rehearse"), QStringLiteral("pass")};
        QTest::newRow("unknown scenario") << QStringList{QStringLiteral("--rehearse"), QStringLiteral("win")};
        QTest::newRow("screenshots alone") << QStringList{QStringLiteral("--screenshots"), QStringLiteral("x")};
        QTest::newRow("link alone") << QStringList{QStringLiteral("--link"), QStringLiteral("static")};
        QTest::newRow("unknown link") << QStringList{QStringLiteral("--rehearse"), QStringLiteral("pass"), QStringLiteral("--link"),
                                                     QStringLiteral("magic")};
        QTest::newRow("profile with a path") << QStringList{QStringLiteral("--profile"), QStringLiteral("../x")};
        QTest::newRow("relay without encryption") << QStringList{QStringLiteral("--relay"), QStringLiteral("ws://relay.example.com")};
    }

    void wrongUseIsRefused()
    {
        QFETCH(QStringList, arguments);
        QVERIFY(!parse(arguments));
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
        auto *relay = window.findChild<QLineEdit *>(QStringLiteral("signInRelay"));
        auto *token = window.findChild<QLineEdit *>(QStringLiteral("signInToken"));
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
        QTest::keyClicks(relay, QStringLiteral("relay.example.com"));
        QTest::keyClick(relay, Qt::Key_Return);
        QCOMPARE(asked, 0); // no token yet
        QTest::keyClicks(token, QStringLiteral(" sesame "));
        QTest::keyClick(token, Qt::Key_Return);
        QCOMPARE(asked, 1);
        QCOMPARE(askedFor, QUrl(QStringLiteral("wss://relay.example.com/v1/stream")));
        QVERIFY(given.equals("sesame"));
        QVERIFY(token->text().isEmpty());
    }
};

QTEST_MAIN(OptionsTest)
#include "options_test.moc"
