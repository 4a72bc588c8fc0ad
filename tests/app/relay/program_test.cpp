// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/relay_program.h"
#include "tests/support/programs/stream_probe.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink::test;

namespace
{

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts);
}

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// The lines of stderr that are the program's own word, not its log.
QList<QByteArray> complaints(const Program::Outcome &outcome)
{
    QList<QByteArray> lines;
    for (const QByteArray &line : outcome.err.split('\n'))
        if (line.startsWith("authlink-relay: "))
            lines.append(line);
    return lines;
}

} // namespace

/// The commands of authlink-relay (docs/operator-guide.md): what they print, how they end and what they tell an operator to do.
class RelayProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpAndVersionSucceed()
    {
        Program relay(u"authlink-relay"_s);
        const auto help = relay.run({u"--help"_s});
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.err.isEmpty());
        for (const char *part :
             {"serve", "check-config", "user add", "disable", "token", "customers import", "doctor", "--config", "--version"})
            QVERIFY2(help.out.contains(part), part);
        QCOMPARE(relay.run(words("user add --help")).exitCode, 0);
        const auto version = relay.run({u"--version"_s});
        QCOMPARE(version.exitCode, 0);
        QCOMPARE(version.out.trimmed(), QByteArray("authlink-relay " AUTHLINK_VERSION));
        QVERIFY2(QDir(relay.filePath(QString())).isEmpty(), "neither needs a store");
    }

    void doctorNamesEveryProblem()
    {
        Program relay(u"authlink-relay"_s);
        relay.environment.insert(u"AUTHLINK_INCODE_API_URL"_s, u"http://127.0.0.1:1"_s);
        relay.environment.insert(u"AUTHLINK_HTTP_LISTEN"_s, u"127.0.0.1:1"_s);
        const auto outcome = relay.run({u"doctor"_s});
        QCOMPARE(outcome.exitCode, 1);
        for (const char *part :
             {"Incode's API can't be reached", "Incode starts no session", "Nothing answers at http://127.0.0.1:1/healthz"})
            QVERIFY2(outcome.out.contains(part), outcome.out.constData());
        QVERIFY2(QDir(relay.filePath(QString())).isEmpty(), "it creates no store");
        const auto lines = relay.run(words("doctor --json")).out.trimmed().split('\n');
        QVERIFY(lines.size() >= 4);
        for (const QByteArray &line : lines)
            QVERIFY2(line.startsWith("{\"level\":\""), line.constData());
    }

    void wrongUseIsOneLineAndStatusTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char *line, const char *says) { QTest::newRow(line) << words(line) << QByteArray(says); };
        QTest::newRow("nothing") << QStringList() << QByteArray("no command");
        row("--nonsense", "nonsense");
        row("launch", "unknown command 'launch'");
        row("launch now", "unknown command 'launch'");
        row("serve now", "takes no argument 'now'");
        row("check-config now", "takes no argument 'now'");
        row("serve --config", "config");
        row("user", "add, list, disable, enable, token, role, account or sessions");
        row("user remove alex", "add, list, disable, enable, token, role, account or sessions");
        row("user list alex", "takes no argument");
        row("user disable", "takes one NAME");
        row("user token", "takes one NAME");
        row("user add", "takes one NAME");
        row("user add alex sara --role agent", "takes one NAME");
        row("user add alex", "--role takes agent, supervisor or admin");
        row("user add alex --role boss", "--role takes agent, supervisor or admin");
        row("user add Alex --role agent", "no sign-in name");
        row("user add -- -alex", "no sign-in name");
        row("user disable alex --role agent", "--role");
        row("serve --display-name Alex", "--display-name");
        row("customers", "import FILE.csv");
        row("customers sell", "import FILE.csv");
        row("customers import", "takes one FILE.csv");
        row("customers import a.csv b.csv", "takes one FILE.csv");
        row("customers import a.csv --yes", "--yes goes with --sync only");
        row("customers export a.csv b.csv", "takes one FILE.csv, or none");
        row("customers show", "takes one ACCOUNT");
        row("customers remove", "takes the ACCOUNTs");
        row("customers list --source heaven", "--source takes import, approved, webhook or unknown");
        QTest::newRow("line break in a command") << QStringList{u"la\nunch"_s} << QByteArray("unknown command");
        QTest::newRow("line break in a name") << QStringList{u"user"_s, u"add"_s, u"alex\n"_s, u"--role"_s, u"agent"_s}
                                              << QByteArray("no sign-in name");
        QTest::newRow("control character in a display name")
            << QStringList{u"user"_s, u"add"_s, u"alex"_s, u"--role"_s, u"agent"_s, u"--display-name"_s, u"A\x1b[2Jx"_s}
            << QByteArray("control character");
        QTest::newRow("an own account with what nobody sees")
            << QStringList{u"user"_s, u"add"_s, u"alex"_s, u"--role"_s, u"agent"_s, u"--account"_s, u"10\u200B01"_s}
            << QByteArray("the account holds U+200B");
        QTest::newRow("a changed one") << QStringList{u"user"_s, u"account"_s, u"alex"_s, u"10\uFEFF01"_s}
                                       << QByteArray("the account holds U+FEFF");
        QTest::newRow("one of 65 characters") << QStringList{u"user"_s, u"account"_s, u"alex"_s, QString(65, u'1')}
                                              << QByteArray("at most 64 characters");
        QTest::newRow("a display name of 101 characters")
            << QStringList{u"user"_s, u"add"_s, u"alex"_s, u"--role"_s, u"agent"_s, u"--display-name"_s, QString(101, u'x')}
            << QByteArray("100 characters");
    }

    void wrongUseIsOneLineAndStatusTwo()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        Program relay(u"authlink-relay"_s);
        const auto outcome = relay.run(arguments);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY2(outcome.err.count('\n') == 1 && outcome.err.contains(says), outcome.err.constData());
        QVERIFY2(outcome.err.contains("; see authlink-relay --help"), outcome.err.constData());
        QVERIFY2(QDir(relay.filePath(QString())).isEmpty(), "wrong use leaves nothing behind");
    }

    void failuresAreOneLineAndStatusOne_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char *line, const char *says) { QTest::newRow(line) << words(line) << QByteArray(says); };
        row("user disable nobody", "`user list`");
        row("user token nobody", "`user list`");
        row("customers import absent.csv", "absent.csv");
        row("customers import .", "can't read");
        row("serve --config absent.toml", "absent.toml");
        row("check-config --config absent.toml", "absent.toml");
        row("user list --config absent.toml", "absent.toml");
        row("customers import wrong.csv --config wrong.toml", "wrong.csv: line 3");
        row("serve --config wrong.toml", "wrong.toml line 2: unknown key 'http.listn'; did you mean 'http.listen'?");
        row("check-config --config wrong.toml", "wrong.toml line 2: unknown key 'http.listn'; did you mean 'http.listen'?");
        row("user add alex --role agent --config wrong.toml", "wrong.toml line 2");
        row("user list --config noroom.toml", "/nonexistent/relay.db");
        row("serve --config notadatabase.toml", "wrong.csv");
        row("check-config --config production.toml", "webhook.header_secret");
        row("serve --config production.toml", "webhook.header_secret");
        for (const char *line : {"serve --config phrase.toml", "check-config --config phrase.toml", "doctor --config phrase.toml"})
            row(line, "phrase.toml line 2: 'coaching.en.closed' holds a digit");
    }

    void failuresAreOneLineAndStatusOne()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        Program relay(u"authlink-relay"_s);
        QVERIFY(write(relay.filePath(u"wrong.toml"_s), "[http]\nlistn = \"127.0.0.1:0\"\n"));
        QVERIFY(write(relay.filePath(u"phrase.toml"_s), "[coaching.en]\nclosed = \"Call 555.\"\n"));
        QVERIFY(write(relay.filePath(u"noroom.toml"_s), "[store]\nurl = \"sqlite:/nonexistent/relay.db\"\n"));
        QVERIFY(write(relay.filePath(u"notadatabase.toml"_s), "[store]\nurl = \"sqlite:wrong.csv\"\n"));
        QVERIFY(write(relay.filePath(u"production.toml"_s),
                      "[incode]\nenvironment = \"production\"\nclient_id = \"b\"\napi_key = \"k\"\nconfiguration_id = \"c\"\n"
                      "[message]\nsender = \"none\"\n"));
        QVERIFY(write(relay.filePath(u"wrong.csv"_s),
                      "account,customer_id,name,phone,email,language\n1,c1,Ann,+14155550101,,en\n2,c2,,+14155550102,,en\n"));
        const auto outcome = relay.run(arguments);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.out.isEmpty());
        const auto lines = complaints(outcome);
        QVERIFY2(lines.size() == 1 && lines.constFirst().contains(says), outcome.err.constData());
    }

    void aTakenPortIsAFailureThatNamesIt()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost, 0));
        Program relay(u"authlink-relay"_s);
        relay.environment.insert(u"AUTHLINK_HTTP_LISTEN"_s, u"127.0.0.1:%1"_s.arg(taken.serverPort()));
        const auto outcome = relay.run({u"serve"_s});
        QCOMPARE(outcome.exitCode, 1);
        const auto lines = complaints(outcome);
        QVERIFY2(lines.size() == 1 && lines.constFirst().contains(QByteArray::number(taken.serverPort())), outcome.err.constData());
    }

    void aSecondRelayOnADatabaseIsRefusedAndHearsOfTheFirst()
    {
        RelayProgram first;
        QVERIFY(first.prepare() && first.start());
        Program second(u"authlink-relay"_s);
        second.environment.insert(u"AUTHLINK_HTTP_LISTEN"_s, u"127.0.0.1:0"_s);
        second.environment.insert(u"AUTHLINK_STORE_URL"_s, u"sqlite:"_s + first.databasePath());
        const auto refused = second.run({u"serve"_s});
        QCOMPARE(refused.exitCode, 1);
        const auto lines = complaints(refused);
        QVERIFY2(lines.size() == 1 && lines.constFirst().contains("process " + QByteArray::number(first.program.pid())),
                 refused.err.constData());
        QVERIFY(second.run({u"user"_s, u"list"_s}).exitCode == 0); // commands work beside it

        first.program.kill(); // nothing to clean up after a crash
        QVERIFY(second.start({u"serve"_s}, "http://127.0.0.1"));
        QVERIFY(!first.start());
        QCOMPARE(second.terminate(), 0);
    }

    void checkConfigSaysWhatItRead()
    {
        Program relay(u"authlink-relay"_s);
        const auto defaults = relay.run(words("check-config"));
        QCOMPARE(defaults.exitCode, 0);
        QVERIFY(defaults.out.contains("environment sandbox") && defaults.out.contains("8080"));
        for (const char *language : {"SMS in en ", "SMS in es ", "SMS in pt-BR "})
            QVERIFY2(defaults.out.contains(language), defaults.out.constData());
        QVERIFY2(!defaults.out.contains("warning"), "what is built in costs no more than it must");
        QVERIFY(write(relay.filePath(u"relay.toml"_s),
                      "[http]\nlisten = \"127.0.0.1:9090\"\n[incode]\nlink = \"static\"\napi_key = \"key-of-a-test\"\n"
                      "[webhook]\nheader_secret = \"secret-of-a-test\"\n"));
        const auto read = relay.run(words("check-config --config relay.toml"));
        QCOMPARE(read.exitCode, 0);
        QVERIFY(read.out.contains("9090") && read.out.contains("link static"));
        QVERIFY(!(read.out + read.err).contains("-of-a-test"));
        QVERIFY2(!QFile::exists(relay.filePath(u"authlink.db"_s)), "a check changes nothing");
    }

    void checkConfigKnowsAddressesAndCertificatesAsServeDoes()
    {
        Program relay(u"authlink-relay"_s);
        const auto outcomeOf = [&relay](const QByteArray &toml) {
            if (!write(relay.filePath(u"relay.toml"_s), toml + "[webhook]\nheader_secret = \"s\"\n"))
                qFatal("can't write");
            return relay.run(words("check-config --config relay.toml"));
        };
        QVERIFY(outcomeOf("[http]\nlisten = [\"[::]:8080\", \"127.0.0.1:8081\"]\n")
                    .out.contains("listening on [::]:8080 (IPv4 and IPv6), 127.0.0.1:8081, store"));
        QCOMPARE(outcomeOf("[http]\nlisten = [\"127.0.0.1:8080\", \"127.0.0.1:8080\"]\n").exitCode, 1);
        const auto tls = [&](const QByteArray &certificate, const QByteArray &key) {
            const QByteArray folder = AUTHLINK_SOURCE_DIR "/tests/fixtures/tls/test-only-";
            return outcomeOf("[http]\ntls_certificate = \"" + folder + certificate + "\"\ntls_key = \"" + folder + key + "\"\n");
        };
        QVERIFY(tls("certificate.pem", "key.pem").out.contains(" with TLS"));
        const auto mixed = tls("certificate.pem", "renewed-key.pem");
        QCOMPARE(mixed.exitCode, 1);
        QVERIFY2(mixed.err.contains("is not that of the first certificate"), mixed.err.constData());
        QCOMPARE(tls("absent.pem", "key.pem").exitCode, 1);
    }

    void thresholdsThatDoNothingAreSaid()
    {
        Program relay(u"authlink-relay"_s);
        const auto said = [&relay](const QByteArray &toml) {
            if (!write(relay.filePath(u"relay.toml"_s), toml))
                qFatal("can't write");
            return relay.run(words("check-config --config relay.toml")).out;
        };
        QVERIFY(said("[policy]\nminimum_confidence = 0.9\n").contains("warning: policy.minimum_confidence"));
        QVERIFY(said("[policy]\nambiguity_margin = 0.1\n").contains("do nothing with session links"));
        QVERIFY(!said("[policy]\nminimum_confidence = 0.0\n").contains("warning"));
        QVERIFY(!said("[policy]\nminimum_confidence = 0.9\n[incode]\nlink = \"static\"\n").contains("policy.minimum_confidence"));
    }

    void usersAreAddedListedDisabledAndGivenNewTokens()
    {
        Program relay(u"authlink-relay"_s);
        const auto added = relay.run(words("user add alex --role agent --display-name Alex"));
        QCOMPARE(added.exitCode, 0);
        const QByteArray token = added.out.trimmed();
        QCOMPARE(QByteArray::fromBase64(token, QByteArray::Base64UrlEncoding).size(), 32);
        QCOMPARE(relay.run(words("user add sara.m@bank --role supervisor")).exitCode, 0);
        QCOMPARE(relay.run(words("user add root --role admin")).exitCode, 0);

        const auto twice = relay.run(words("user add alex --role admin"));
        QCOMPARE(twice.exitCode, 1);
        QVERIFY2(complaints(twice).size() == 1 && twice.err.contains("`user token alex`"), twice.err.constData());

        const auto renewed = relay.run(words("user token alex"));
        QCOMPARE(renewed.exitCode, 0);
        QVERIFY(!renewed.out.trimmed().isEmpty() && renewed.out.trimmed() != token);
        QCOMPARE(relay.run(words("user disable root")).exitCode, 0);
        const auto listed = relay.run(words("user list"));
        QCOMPARE(listed.exitCode, 0);
        QByteArrayList firstColumns;
        for (const QByteArray &line : listed.out.trimmed().split('\n')) {
            const QByteArrayList columns = line.split('\t');
            QCOMPARE(columns.size(), 8);
            QCOMPARE(columns[4], QByteArray("-")); // never signed in
            QVERIFY2(columns[5].startsWith("20"), columns[5].constData());
            QCOMPARE(columns[6], QByteArray("-")); // the token is good for ever
            firstColumns.append(columns.first(4).join(' '));
        }
        QCOMPARE(firstColumns,
                 (QByteArrayList{"alex agent enabled Alex", "root admin disabled root", "sara.m@bank supervisor enabled sara.m@bank"}));
        // Neither of the tokens is anywhere in the store.
        for (const QString &name : QDir(relay.filePath(QString())).entryList(QDir::Files)) {
            QFile file(relay.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray all = file.readAll();
            QVERIFY(!all.contains(token) && !all.contains(renewed.out.trimmed()));
        }
    }

    void customersAreImportedAgainWithoutDoubles()
    {
        Program relay(u"authlink-relay"_s);
        const QStringList import{u"customers"_s, u"import"_s, QStringLiteral(AUTHLINK_SOURCE_DIR "/resources/customers/sample.csv")};
        const auto first = relay.run(import);
        QCOMPARE(first.exitCode, 0);
        QVERIFY2(first.out.startsWith("imported "), first.out.constData());
        const auto second = relay.run(import);
        QCOMPARE(second.exitCode, 0);
        QCOMPARE(second.out, first.out);
    }

    void wrongCustomerFilesNameTheLine_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QByteArray>("says");
        const QByteArray header = "account,customer_id,name,phone,email,language\n";
        const QByteArray good = "1,c1,Ann,+14155550101,,en\n";
        QTest::newRow("empty") << QByteArray() << QByteArray("line 1");
        QTest::newRow("header") << QByteArray("account,id\n1,2\n") << QByteArray("line 1");
        QTest::newRow("too few fields") << header + good + "2,c2\n" << QByteArray("line 3");
        QTest::newRow("no name") << header + good + "2,c2,,,,en\n" << QByteArray("line 3");
        QTest::newRow("phone") << header + "1,c1,Ann,12,,en\n" << QByteArray("line 2");
        QTest::newRow("account twice") << header + good + "\n1,c2,Bob,,,en\n" << QByteArray("line 4");
        QTest::newRow("customer id twice") << header + good + "2,c1,Bob,,,en\n" << QByteArray("line 3");
        QTest::newRow("after a quoted line break") << header + "1,c1,\"Ann\nB\",+14155550101,,en\n2,,Bob,,,en\n" << QByteArray("line 2");
        QTest::newRow("open quote") << header + good + "2,c2,\"Bob,,,en\n" << QByteArray("line 3");
    }

    void wrongCustomerFilesNameTheLine()
    {
        QFETCH(QByteArray, csv);
        QFETCH(QByteArray, says);
        Program relay(u"authlink-relay"_s);
        QVERIFY(write(relay.filePath(u"customers.csv"_s), csv));
        const auto outcome = relay.run(words("customers import customers.csv"));
        QCOMPARE(outcome.exitCode, 1);
        const auto lines = complaints(outcome);
        QVERIFY2(lines.size() == 1 && lines.constFirst().contains("customers.csv: " + says), outcome.err.constData());
    }

    /// Within one ping (10 s), without a word from the console.
    void disablingAndRenewingEndOpenStreams()
    {
        RelayProgram relay;
        QVERIFY(relay.prepare());
        const QStringList config{u"--config"_s, relay.program.filePath(u"relay.toml"_s)};
        const QByteArray saras = relay.program.run(words("user add sara --role supervisor") + config).out.trimmed();
        QVERIFY(relay.start());
        StreamProbe alex, sara;
        QVERIFY(!alex.signIn(relay.stream(), relay.token()).isEmpty());
        QVERIFY(!sara.signIn(relay.stream(), saras).isEmpty());

        QCOMPARE(relay.program.run(words("user disable alex") + config).exitCode, 0);
        const auto renewed = relay.program.run(words("user token sara") + config);
        QCOMPARE(renewed.exitCode, 0);
        QTRY_COMPARE_WITH_TIMEOUT(alex.closeCode(), 4403, 12'000);
        QTRY_COMPARE_WITH_TIMEOUT(sara.closeCode(), 4401, 12'000);

        StreamProbe alexAgain, saraOld, saraNew;
        QVERIFY(alexAgain.signIn(relay.stream(), relay.token()).isEmpty());
        QCOMPARE(alexAgain.refusal(), 403);
        QVERIFY(saraOld.signIn(relay.stream(), saras).isEmpty());
        QCOMPARE(saraOld.refusal(), 401);
        QVERIFY(!saraNew.signIn(relay.stream(), renewed.out.trimmed()).isEmpty());
    }

    void aCallOfADisabledUserIsNotServed()
    {
        RelayProgram relay;
        QVERIFY(relay.prepare());
        QVERIFY(relay.start());
        StreamProbe alex;
        QVERIFY(!alex.signIn(relay.stream(), relay.token()).isEmpty());
        QCOMPARE(
            relay.program.run(words("user disable alex") + QStringList{u"--config"_s, relay.program.filePath(u"relay.toml"_s)}).exitCode,
            0);
        const auto answer = alex.call(u"customers.search"_s, {{u"text"_s, u"maria"_s}});
        QVERIFY(!answer.contains(u"result"_s));
        QCOMPARE(alex.closeCode(), 4403);
    }
};

QTEST_GUILESS_MAIN(RelayProgramTest)
#include "program_test.moc"
