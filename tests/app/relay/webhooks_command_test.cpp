// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/webhook/webhook_parser.h"
#include "core/store/store.h"
#include "tests/support/programs/relay_program.h"
#include "tests/support/programs/stream_probe.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;

namespace
{
QByteArray fixture(const char *name)
{
    QFile file(QStringLiteral(AUTHLINK_FIXTURES "/incode/") + QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no fixture %s", name);
    return file.readAll();
}

QStringList words(const QString &line)
{
    return line.split(u' ', Qt::SkipEmptyParts);
}
} // namespace

/// `authlink-relay webhooks`: what an operator finds out about webhooks, beside a relay that runs.
class WebhooksCommandTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<RelayProgram> m_relay;

    Program::Outcome run(const QString &line)
    {
        return m_relay->program.run(words(line) + QStringList{u"--config"_s, m_relay->program.filePath(u"relay.toml"_s)});
    }
    bool write(const QString &name, const QByteArray &text)
    {
        QFile file(m_relay->program.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }
    void post(const QByteArray &body)
    {
        QCOMPARE(sendRaw(static_cast<quint16>(m_relay->http().port()), webhookPost(body, RelayProgram::kSecret)).status, 200);
    }
    /// The columns of `webhooks list`, a line each.
    QList<QByteArrayList> listed(const QString &options = {})
    {
        const auto outcome = run(u"webhooks list "_s + options);
        if (outcome.exitCode != 0)
            qFatal("%s", outcome.err.constData());
        QList<QByteArrayList> lines;
        for (const QByteArray &line : outcome.out.split('\n')) {
            if (line.contains('\t'))
                lines.append(line.split('\t'));
        }
        return lines;
    }

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<RelayProgram>();
        QVERIFY(m_relay->prepare());
        QVERIFY(m_relay->start());
    }
    void cleanup() { m_relay.reset(); }

    void listsNewestFirstInWords()
    {
        QVERIFY(run(u"webhooks list"_s).out.contains("no webhooks"));
        post(fixture("face_authentication_pass.json"));
        post(fixture("onboarding_finished.json"));
        post("{\"something\":\"else\"}");
        const auto lines = listed();
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].size(), 6);
        QCOMPARE(lines[0][2], QByteArray("unknown"));
        QCOMPARE(lines[0][3], QByteArray("undecided"));
        QCOMPARE(lines[1][2], QByteArray("onboarding_status"));
        QCOMPARE(lines[2][2], QByteArray("face_authentication"));
        QCOMPARE(lines[2][3], QByteArray("none"));
        QCOMPARE(lines[2][4], QByteArray("-"));
        QCOMPARE(lines[2][5], QByteArray("decided nothing"));
        QVERIFY(lines[0][0].toInt() > lines[2][0].toInt());
        QVERIFY(base::fromRfc3339(QString::fromLatin1(lines[0][1])).has_value());
    }

    void filters()
    {
        post(fixture("face_authentication_pass.json"));
        post(fixture("onboarding_finished.json"));
        post(fixture("session_started.json"));
        QCOMPARE(listed(u"--shape session"_s).size(), 1);
        QCOMPARE(listed(u"--shape legacy_1n"_s).size(), 0);
        QCOMPARE(listed(u"--limit 2"_s).size(), 2);
        QVERIFY(run(u"webhooks list --limit 2"_s).out.contains("there are older ones"));
        QCOMPARE(listed(u"--since 2026-01-01"_s).size(), 3);
        QCOMPARE(listed(u"--since 2999-01-01T00:00:00"_s).size(), 0);
        QCOMPARE(listed(u"--verification nobody"_s).size(), 0);
    }

    void jsonIsAnObjectALine()
    {
        post(fixture("face_authentication_pass.json"));
        post(fixture("session_started.json"));
        const auto outcome = run(u"webhooks list --json"_s);
        QCOMPARE(outcome.exitCode, 0);
        const auto lines = outcome.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        for (const QByteArray &line : lines) {
            const auto object = QJsonDocument::fromJson(line).object();
            for (const char *key : {"id", "receivedAt", "bodyHash", "shape", "attribution", "rule", "verification", "row", "rowWords"})
                QVERIFY2(object.contains(QLatin1StringView(key)), key);
        }
    }

    void showsOneWithItsBodyAndWithoutTokens()
    {
        post(R"({"interviewId":"i-1","customerId":"c-1","overallStatus":"PASS","faceMatch":true,"spoofAttempt":false,
                 "secondFactor":false,"recognitionConfidence":{"confidence":0.97,"candidates":[]},"transactionId":"t-1","token":"PLANTED-TOKEN-1",
                 "interviewToken":"PLANTED-TOKEN-2"})");
        const auto byId = run(u"webhooks show "_s + QString::fromLatin1(listed().constFirst().constFirst()));
        QCOMPARE(byId.exitCode, 0);
        for (const char *part : {"legacy 1:N result", "rule 3", "overall: pass", "matched customer: c-1", "confidence: 0.97",
                                 "\"transactionId\": \"t-1\"", "decided nothing"})
            QVERIFY2(byId.out.contains(part), part);
        QVERIFY(!(byId.out + byId.err).contains("PLANTED"));
        const qsizetype at = byId.out.indexOf("hash ");
        const QByteArray hash = byId.out.mid(at + 4, 80).trimmed().left(12);
        QCOMPARE(run(u"webhooks show "_s + QString::fromLatin1(hash)).out, byId.out);
    }

    void whatCouldSteerATerminalIsEscaped()
    {
        post(QByteArray("{\"status\":\"x\\u001b[2J\xc2\x9b\",\"odd\":\"\xe2\x80\xae!\xf3\xa0\x80\x81\"}"));
        const auto shown = run(u"webhooks show 1"_s);
        QCOMPARE(shown.exitCode, 0);
        QVERIFY(!shown.out.contains('\x1b') && !shown.out.contains("\xc2\x9b") && !shown.out.contains("\xe2\x80\xae"));
        QVERIFY2(shown.out.contains("\\u001b") && shown.out.contains("\\u009b") && shown.out.contains("\\u202e")
                     && shown.out.contains("\\ue0001"),
                 shown.out.constData());
    }

    /// The strongest webhook there is, replayed while its verification is open: explained, and nothing happens.
    void aReplayExplainsAndChangesNothing()
    {
        StreamProbe alex;
        QVERIFY(!alex.signIn(m_relay->stream(), m_relay->token()).isEmpty());
        const auto answer = alex.call(u"verification.start"_s, {{u"account"_s, u"100200301"_s}, {u"channel"_s, u"copy"_s}});
        const QString id = answer.value(u"result"_s).toObject().value(u"id"_s).toString();
        QVERIFY2(!id.isEmpty(), QJsonDocument(answer).toJson().constData());
        post("{\"interviewId\":\"i-1\",\"externalCustomerId\":\"" + id.toLatin1()
             + "\",\"customerId\":\"c-1\",\"overallStatus\":\"PASS\",\"attemptCounterState\":{\"remaining\":2}}");
        const auto entry = listed().constFirst();
        QCOMPARE(entry[3], QByteArray("exact"));
        QCOMPARE(entry[4], id.toLatin1());
        QCOMPARE(listed(u"--verification "_s + id).size(), 1);

        const auto before = run(u"webhooks list --json"_s).out;
        const auto replayed = run(u"webhooks replay "_s + QString::fromLatin1(entry[0]));
        QCOMPARE(replayed.exitCode, 0);
        for (const char *part : {"1. read: face authentication result", "2. whose: rule 1", "3. table: ", "4. record: ", "dry run"})
            QVERIFY2(replayed.out.contains(part), replayed.out.constData());
        QVERIFY(replayed.out.contains("verification " + id.toLatin1()));
        QCOMPARE(run(u"webhooks list --json"_s).out, before);
        const auto after = alex.call(u"verification.get"_s, {{u"id"_s, id}}).value(u"result"_s).toObject();
        QVERIFY(after.value(u"verification"_s).toObject().value(u"verdict"_s).isNull());
    }

    void aReplayOfWhatFitsNothingSaysSo()
    {
        post(fixture("legacy_1n_pass.json"));
        post("{\"something\":\"else\"}");
        const auto known = run(u"webhooks replay 1"_s);
        QCOMPARE(known.exitCode, 0);
        QVERIFY2(known.out.contains("2. whose: rule 3") && known.out.contains("decides nothing"), known.out.constData());
        const auto unknown = run(u"webhooks replay 2"_s);
        QCOMPARE(unknown.exitCode, 0);
        QVERIFY2(unknown.out.contains("changes nothing"), unknown.out.constData());
    }

    void aReplayOfAReusedTransactionSaysWhoUsedIt()
    {
        const QByteArray body = fixture("legacy_1n_pass.json");
        post(body);
        QJsonObject second = QJsonDocument::fromJson(body).object();
        second.insert(u"overallScore"_s, 0.5);
        post(QJsonDocument(second).toJson());
        const auto entry = listed().constFirst();
        QCOMPARE(entry[3], QByteArray("reused"));
        const auto replayed = run(u"webhooks replay "_s + QString::fromLatin1(entry[0]));
        QCOMPARE(replayed.exitCode, 0);
        for (const char *part :
             {"another webhook of this transaction came before", "it was used before, by no verification", "3. table: not asked"})
            QVERIFY2(replayed.out.contains(part), replayed.out.constData());
    }

    void anEnrolmentIsOneOfTheDirectory()
    {
        post(R"({"event_type":"IDENTITY_ENROLLED","identityId":"c-900","externalCustomerId":"900"})");
        QCOMPARE(listed().constFirst()[3], QByteArray("enrolled"));
        const auto replayed = run(u"webhooks replay 1"_s);
        for (const char *part : {"which Incode customer an account is", "4. directory", "would wait for `enrolments approve`"})
            QVERIFY2(replayed.out.contains(part), replayed.out.constData());
        QVERIFY(write(u"900.csv"_s, "account,customer_id,name,phone,email,language\n900,,Ann New,,,en\n"));
        const auto imported = run(u"customers import "_s + m_relay->program.filePath(u"900.csv"_s));
        QVERIFY2(imported.out.contains("1 of them were enrolled, says Incode, and wait to be approved"), imported.out.constData());
    }

    void worksWhileTheRelayIsDown()
    {
        post(fixture("session_started.json"));
        QCOMPARE(m_relay->program.terminate(), 0);
        QCOMPARE(listed().size(), 1);
    }

    void wrongUseIsOneLine_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char *line, int status, const char *says) {
            QTest::newRow(line) << QString::fromLatin1(line) << status << QByteArray(says);
        };
        row("webhooks", 2, "list, show ID or replay ID");
        row("webhooks drop", 2, "list, show ID or replay ID");
        row("webhooks list all", 2, "takes no argument");
        row("webhooks show", 2, "takes one ID");
        row("webhooks replay 1 2", 2, "takes one ID");
        row("webhooks list --shape face", 2, "--shape takes");
        row("webhooks list --since yesterday", 2, "--since takes");
        row("webhooks list --limit 0", 2, "--limit takes");
        row("webhooks list --limit many", 2, "--limit takes");
        row("webhooks show 1 --json", 2, "--json goes with");
        row("user list --shape session", 2, "--shape goes with");
        row("webhooks show 99", 1, "no webhook '99'");
        row("webhooks show nonsense", 1, "neither a number");
        row("webhooks replay abcdef012345", 1, "no webhook");
    }
    void wrongUseIsOneLine()
    {
        QFETCH(QString, line);
        QFETCH(int, status);
        QFETCH(QByteArray, says);
        const auto outcome = run(line);
        QCOMPARE(outcome.exitCode, status);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY2(outcome.err.count('\n') == 1 && outcome.err.contains(says), outcome.err.constData());
    }

    void noStoreIsMadeByLooking()
    {
        Program elsewhere(u"authlink-relay"_s);
        const auto outcome = elsewhere.run(words(u"webhooks list"_s));
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("authlink.db"), outcome.err.constData());
        QVERIFY(!QFile::exists(elsewhere.filePath(u"authlink.db"_s)));
    }
};

QTEST_GUILESS_MAIN(WebhooksCommandTest)
#include "webhooks_command_test.moc"
