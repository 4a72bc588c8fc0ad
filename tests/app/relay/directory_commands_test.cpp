// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"
#include "tests/support/programs/relay_program.h"
#include "tests/support/programs/stream_probe.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpServer>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr char kHeader[] = "account,customer_id,name,phone,email,language\n";

QStringList words(const QString &line)
{
    return line.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

/// `authlink-relay enrolments` and `authlink-relay customers`, beside a relay that serves the same store.
class DirectoryCommandsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<RelayProgram> m_relay;

    Program::Outcome run(const QString &line)
    {
        return m_relay->program.run(words(line) + QStringList{u"--config"_s, m_relay->program.filePath(u"relay.toml"_s)});
    }
    /// What a command says; ends the test program if it fails.
    QByteArray outputOf(const QString &line)
    {
        const auto outcome = run(line);
        if (outcome.exitCode != 0)
            qFatal("%s: %s", qPrintable(line), outcome.err.constData());
        return outcome.out;
    }
    /// What a command that fails complains of.
    QByteArray complaintOf(const QString &line)
    {
        const auto outcome = run(line);
        return outcome.exitCode == 1 ? outcome.err : "exit code " + QByteArray::number(outcome.exitCode) + ": " + outcome.out;
    }
    QString file(const QString &name, const QByteArray &lines)
    {
        const QString path = m_relay->program.filePath(name);
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(kHeader + lines) < 0)
            qFatal("can't write %s", qPrintable(path));
        return path;
    }
    void import(const QByteArray &lines) { QVERIFY(outputOf(u"customers import "_s + file(u"more.csv"_s, lines)).contains("imported")); }
    void postEnrolled(const QByteArray &account, const QByteArray &identity)
    {
        const QByteArray body = "{\"event_type\":\"IDENTITY_ENROLLED\",\"interviewId\":\"i-" + account + "\",\"identityId\":\"" + identity
                                + "\",\"externalCustomerId\":\"" + account + "\"}";
        QCOMPARE(sendRaw(static_cast<quint16>(m_relay->http().port()), webhookPost(body, RelayProgram::kSecret)).status, 200);
    }
    /// A relay whose Incode is this server.
    void restartWith(QTcpServer &incode)
    {
        QVERIFY(incode.listen(QHostAddress::LocalHost));
        QCOMPARE(m_relay->program.terminate(), 0);
        m_relay->configure("[incode]\napi_url = \"http://127.0.0.1:" + QByteArray::number(incode.serverPort()) + "\"\n");
        QVERIFY(m_relay->start());
    }
    void signIn(StreamProbe &alex) { QVERIFY(!alex.signIn(m_relay->stream(), m_relay->token()).isEmpty()); }
    static QString foundAs(StreamProbe &alex, const QString &account)
    {
        const auto answer = alex.call(u"customers.search"_s, {{u"text"_s, account}});
        return answer.value("result"_L1).toArray().first().toObject().value("enrolment"_L1).toString();
    }
    /// The field that a start for this account is refused for; empty: it was started.
    static QString refusal(StreamProbe &alex, const QString &account)
    {
        const auto answer = alex.call(u"verification.start"_s, {{u"account"_s, account}, {u"channel"_s, u"copy"_s}});
        const QJsonObject error = answer.value("error"_L1).toObject();
        return error.isEmpty() && !answer.isEmpty() ? QString() : error.value("data"_L1).toObject().value("field"_L1).toString() + u'!';
    }

    /// @param accounts as SQL has them
    bool forgetOrigin(const char *accounts)
    {
        bool done = false;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"beside"_s);
            database.setDatabaseName(m_relay->databasePath());
            done = database.open()
                   && QSqlQuery(database).exec(
                       u"UPDATE customer_versions SET id_source = 'unknown', id_by = '', id_at = NULL WHERE account IN (%1)"_s.arg(
                           QLatin1StringView(accounts)));
        }
        QSqlDatabase::removeDatabase(u"beside"_s);
        return done;
    }

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<RelayProgram>();
        QVERIFY(m_relay->prepare());
        QVERIFY(m_relay->start());
    }
    void cleanup() { m_relay.reset(); }

    void anApprovalCountsAtTheNextStartOfAServingRelay()
    {
        import("900,,Ann New,,,en\n");
        StreamProbe alex;
        signIn(alex);
        QCOMPARE(foundAs(alex, u"900"_s), u"none"_s);
        QCOMPARE(refusal(alex, u"900"_s), u"account!"_s);
        QVERIFY(outputOf(u"enrolments list"_s).contains("no enrolments"));
        postEnrolled("900", "c-900");
        QCOMPARE(foundAs(alex, u"900"_s), u"pending"_s);
        QCOMPARE(refusal(alex, u"900"_s), u"account.enrolment!"_s);

        const auto line = outputOf(u"enrolments list --state pending"_s).trimmed().split('\t');
        QCOMPARE(line.size(), 10);
        QCOMPARE(line[0], QByteArray("1"));
        QCOMPARE(line.mid(2, 5), (QByteArrayList{"pending", "900", "Ann New", "c-900", "i-900"}));
        QVERIFY2(outputOf(u"webhooks show "_s + QString::fromLatin1(line[7])).contains("c-900"), "the webhook it came with");
        const QByteArray approved = outputOf(u"enrolments approve 1 --operator olga"_s);
        QVERIFY2(approved.contains("account 900 (Ann New) has the Incode id c-900"), approved.constData());
        QCOMPARE(foundAs(alex, u"900"_s), u"enrolled"_s);
        QCOMPARE(refusal(alex, u"900"_s), QString());
        QCOMPARE(outputOf(u"enrolments list --account 900"_s).trimmed().split('\t')[8], QByteArray("olga"));
    }

    void takingAnIdBackNamesTheVerificationsThatStillUseIt()
    {
        QTcpServer silent; // Incode, which takes the call and says nothing: the verification stays open
        restartWith(silent);
        import("900,,Ann New,,,en\n");
        postEnrolled("900", "c-900");
        outputOf(u"enrolments approve 1"_s);
        StreamProbe alex;
        signIn(alex);
        QCOMPARE(refusal(alex, u"900"_s), QString());
        const QByteArray rejected = outputOf(u"enrolments reject 1"_s);
        QVERIFY2(rejected.contains("account 900 (Ann New) has no Incode id"), rejected.constData());
        QVERIFY2(rejected.contains("of alex is open and still compares with this Incode id"), rejected.constData());
        QCOMPARE(refusal(alex, u"900"_s), u"account!"_s);
    }

    void aRejectedEnrolmentStaysRejected()
    {
        import("900,,Ann New,,,en\n");
        postEnrolled("900", "c-900");
        QVERIFY(outputOf(u"enrolments reject 1 --operator olga"_s).contains("has no Incode id"));
        QVERIFY(m_relay->program.terminate() == 0 && m_relay->start()); // also after a restart
        postEnrolled("900", "c-900 ");                                  // another body, the same id
        StreamProbe alex;
        signIn(alex);
        QCOMPARE(foundAs(alex, u"900"_s), u"none"_s);
        QVERIFY(outputOf(u"enrolments list --state rejected"_s).contains("c-900"));
        QVERIFY(outputOf(u"enrolments list --state pending"_s).contains("no enrolments"));
        const QByteArray refused = complaintOf(u"customers import "_s + file(u"r.csv"_s, "900,c-900,Ann New,,,en\n"));
        QVERIFY2(refused.contains("r.csv: line 2: the Incode id c-900 was rejected for account 900"), refused.constData());
    }

    void withoutAnOptionTheRecordNamesTheAccountAtTheComputer()
    {
        import("900,,Ann New,,,en\n");
        postEnrolled("900", "c-900");
        outputOf(u"enrolments approve 1"_s);
        const QByteArray by = outputOf(u"enrolments list"_s).trimmed().split('\t')[8];
        QVERIFY2(by != "-" && !by.isEmpty(), by.constData());
    }

    void whatCantBeApprovedSaysWhyAndTheOthersGoOn()
    {
        import("900,,Ann New,,,en\n");
        postEnrolled("800", "c-800");
        postEnrolled("900", "c-900");
        const auto outcome = run(u"enrolments approve 1 2 77"_s);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("enrolment 1: account 800 is not in the directory"), outcome.err.constData());
        QVERIFY2(outcome.err.contains("there is no enrolment 77"), outcome.err.constData());
        QVERIFY2(outcome.out.contains("approved 2"), outcome.out.constData());
    }

    void anEnrolmentOfAnUnknownAccountIsNotAdoptedByAnImport()
    {
        postEnrolled("900", "c-900");
        const QByteArray imported = outputOf(u"customers import "_s + file(u"n.csv"_s, "900,,Ann New,,,en\n"));
        QVERIFY2(imported.contains("1 of them were enrolled, says Incode, and wait to be approved"), imported.constData());
        StreamProbe alex;
        signIn(alex);
        QCOMPARE(refusal(alex, u"900"_s), u"account.enrolment!"_s);
    }

    void switchedOffNothingIsRememberedAndSwitchedOnItBinds()
    {
        QCOMPARE(m_relay->program.terminate(), 0);
        m_relay->configure("[directory]\nenrolments = \"off\"\n");
        QVERIFY(m_relay->start());
        import("900,,Ann New,,,en\n901,,Bob New,,,en\n");
        postEnrolled("900", "c-900");
        QVERIFY(outputOf(u"enrolments list"_s).contains("no enrolments"));

        m_relay = std::make_unique<RelayProgram>();
        m_relay->configure("[directory]\nenrolments = \"on\"\n");
        QVERIFY(m_relay->prepare());
        QVERIFY(m_relay->start());
        import("900,,Ann New,,,en\n");
        postEnrolled("900", "c-900");
        StreamProbe alex;
        signIn(alex);
        QCOMPARE(foundAs(alex, u"900"_s), u"enrolled"_s);
        QCOMPARE(refusal(alex, u"900"_s), QString());
    }

    void anImportThatWouldMoveAFaceSaysSoByLineAndChangesNothing()
    {
        import("900,c-900,Ann,,,en\n901,c-901,Bob,,,en\n");
        const QString path =
            file(u"wrong.csv"_s, "902,,Cy,,,en\n900,c-999,Ann,,,en\n903,c-901,Di,,,en\n904,c-904,Ed,,,en\n905,c-904,Flo,,,en\n");
        const QByteArray said = complaintOf(u"customers import "_s + path);
        for (const char *part : {"line 3: account 900 has the Incode id c-900, the file says c-999; --replace-ids replaces it",
                                 "line 4: account 903 would get the Incode id c-901, which account 901 has: one face would verify both",
                                 "line 6: account 905 would get the Incode id c-904, which account 904 on line 5 has",
                                 "nothing was imported: 3 things are wrong"})
            QVERIFY2(said.contains(part), said.constData());
        StreamProbe alex;
        signIn(alex);
        QCOMPARE(foundAs(alex, u"902"_s), QString());
        QVERIFY(complaintOf(u"customers import --replace-ids "_s + path).contains("nothing was imported: 2 things"));
        QVERIFY(outputOf(u"customers import --replace-ids --shared-ids "_s + path).contains("imported 5 customers"));
        QCOMPARE(foundAs(alex, u"902"_s), u"none"_s);
    }

    void anImportOfWhatASpreadsheetLeftNamesEveryLine()
    {
        const QByteArray said = complaintOf(
            u"customers import "_s + file(u"s.csv"_s, "20002,NULL,Bob,,,en\n20003,id\xE2\x80\x8B,Cy,,,en\n10003.0,i4,Di,,,en\n,,,,,\n"));
        for (const char *part : {"line 2: customer_id is the word 'NULL'", "line 3: customer_id holds U+200B",
                                 "line 4: account is '10003.0'", "line 5: is empty: delete it or save again"})
            QVERIFY2(said.contains(part), said.constData());
    }

    void whatMayBeABanksOwnNumberingIsImportedWithAWord()
    {
        const auto imported = run(u"customers import "_s + file(u"w.csv"_s, "905,,Ann,,,en\n2026-11-03,,Bob,,,en\n"));
        QCOMPARE(imported.exitCode, 0);
        QVERIFY2(imported.err.contains("warning: ") && imported.err.contains("w.csv: line 3: account is '2026-11-03'"),
                 imported.err.constData());
        QVERIFY2(imported.out.contains("imported 2 customers"), imported.out.constData());
    }

    void theDirectoryIsListedShownAndRemoved()
    {
        import("900,c-900,Ann New,+14155550123,ann@example.com,en\n901,,Bob New,,,es\n");
        postEnrolled("901", "c-901");
        outputOf(u"enrolments approve 1 --operator olga"_s);
        const QByteArrayList approved = outputOf(u"customers list --source approved"_s).trimmed().split('\t');
        QCOMPARE(approved.first(5), (QByteArrayList{"901", "Bob New", "c-901", "approved", "olga"}));
        QVERIFY(outputOf(u"customers list"_s).contains("900\tAnn New\tc-900\timport\t"));
        const QByteArray shown = outputOf(u"customers show 901"_s);
        for (const char *part : {"Bob New", "c-901", "reported by Incode, approved by olga", "enrolment_approved"})
            QVERIFY2(shown.contains(part), shown.constData());
        QVERIFY(complaintOf(u"customers show 999"_s).contains("no customer with the account '999'"));

        QVERIFY(complaintOf(u"customers remove 900 999"_s).contains("nothing was removed"));
        QVERIFY(outputOf(u"customers remove 900 901 --operator olga"_s).contains("removed 2 customers"));
        QVERIFY(outputOf(u"customers show 901"_s).contains("removed"));
        StreamProbe alex;
        signIn(alex);
        QCOMPARE(foundAs(alex, u"901"_s), QString());
        postEnrolled("901", "c-901 "); // what was approved once does not come back by itself
        import("901,,Bob New,,,es\n");
        QCOMPARE(refusal(alex, u"901"_s), u"account.enrolment!"_s);
    }

    void aCustomerWithAnOpenVerificationStays()
    {
        QTcpServer silent;
        restartWith(silent);
        import("900,c-900,Ann New,+14155550123,,en\n");
        StreamProbe alex;
        signIn(alex);
        QCOMPARE(refusal(alex, u"900"_s), QString());
        const QByteArray refused = complaintOf(u"customers remove 900"_s);
        QVERIFY2(refused.contains("account 900 stays: a verification of this customer is open"), refused.constData());
        QCOMPARE(foundAs(alex, u"900"_s), u"enrolled"_s);
    }

    void anExportIsImportedAsItWas()
    {
        import("900,c-900,\"Ann, \"\"A\"\" New\",+14155550123,ann@example.com,pt-BR\n0901,,=Bob,,,es\n");
        const QString first = m_relay->program.filePath(u"first.csv"_s);
        outputOf(u"customers export "_s + first);
        QCOMPARE(QFile(first).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        RelayProgram other;
        QVERIFY(other.prepare());
        const QString config = other.program.filePath(u"relay.toml"_s);
        const auto imported = other.program.run({u"customers"_s, u"import"_s, first, u"--config"_s, config});
        QVERIFY2(imported.exitCode == 0, imported.err.constData());
        const auto second = other.program.run({u"customers"_s, u"export"_s, u"--config"_s, config});
        QFile file(first);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.contains("0901,,=Bob,,,es\n"));
        QCOMPARE(second.out, bytes);
        QVERIFY(outputOf(u"customers import "_s + first).contains("imported"));
        QCOMPARE(outputOf(u"customers export"_s), bytes);
    }

    void syncListsWhoWouldGoAndAsks()
    {
        import("900,c-900,Ann New,,,en\n901,c-901,Bob New,,,en\n");
        const QString all = m_relay->program.filePath(u"all.csv"_s);
        outputOf(u"customers export "_s + all);
        QFile file(all);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        bytes.replace("901,c-901,Bob New,,,en\n", "");
        QVERIFY(file.resize(0) && file.seek(0) && file.write(bytes) == bytes.size());
        file.close();
        const auto asked = run(u"customers import --sync "_s + all); // nobody answers
        QCOMPARE(asked.exitCode, 1);
        QVERIFY2(asked.out.contains("would go: 901\tBob New\tc-901") && asked.err.contains("nothing was changed"), asked.err.constData());
        QVERIFY(outputOf(u"customers list"_s).contains("901\t"));
        QVERIFY(outputOf(u"customers import --sync --yes "_s + all).contains("removed 1 customers"));
        QVERIFY(!outputOf(u"customers list"_s).contains("901\t"));
        QVERIFY(outputOf(u"customers list"_s).contains("900\t"));
        const QByteArray cut = complaintOf(u"customers import --sync --yes "_s + this->file(u"cut.csv"_s, "900,c-900,Ann New,,,en\n"));
        QVERIFY2(cut.contains("more than half"), cut.constData());
        QVERIFY(outputOf(u"customers list"_s).count('\n') > 5);
    }

    /// An account that had its id before the relay kept where ids come from.
    void idsOfUnknownOriginAreSaidAtTheStartAndByTheDoctor()
    {
        const QByteArray log = "customers have an Incode id of unknown origin";
        import("910,c-910,Ann Old,,,en\n911,c-911,Bob Old,,,en\n912,c-912,Cid New,,,en\n");
        QVERIFY(!run(u"doctor"_s).out.contains("from before its origin was kept"));
        QCOMPARE(m_relay->program.terminate(), 0);
        QVERIFY2(!m_relay->program.output().contains(log), "every id has its origin");
        QVERIFY(forgetOrigin("'910', '911'"));
        QVERIFY(m_relay->start());
        const auto said = [&] {
            m_relay->program.readMore();
            return m_relay->program.output().count("2 " + log);
        };
        QTRY_COMPARE(said(), 1);
        const QByteArray examined = run(u"doctor"_s).out;
        QVERIFY2(examined.contains("warn 2 customers have an Incode id from before its origin was kept"), examined.constData());
        // What it says helps.
        QVERIFY(outputOf(u"customers remove 910 911"_s).contains("removed 2"));
        import("910,c-910,Ann Old,,,en\n911,,Bob Old,,,en\n");
        QVERIFY(!run(u"doctor"_s).out.contains("from before its origin was kept"));
        QVERIFY(outputOf(u"customers list --source unknown"_s).contains("no customers"));
    }

    void wrongUseIsOneLine_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char *line, const char *says) { QTest::newRow(line) << QString::fromLatin1(line) << QByteArray(says); };
        row("enrolments", "`enrolments` takes list, approve ID... or reject ID...");
        row("enrolments list 3", "takes no argument");
        row("enrolments approve", "takes the numbers of enrolments");
        row("enrolments approve x", "'x' is no number");
        row("enrolments reject 0", "'0' is no number");
        row("enrolments list --state maybe", "--state takes pending, approved or rejected");
        row("enrolments list --operator olga", "--operator goes with");
        row("customers list --replace-ids", "--replace-ids goes with `customers import` only");
    }
    void wrongUseIsOneLine()
    {
        QFETCH(QString, line);
        QFETCH(QByteArray, says);
        const auto outcome = run(line);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.err.count('\n') == 1 && outcome.err.contains(says), outcome.err.constData());
    }
};

QTEST_GUILESS_MAIN(DirectoryCommandsTest)
#include "directory_commands_test.moc"
