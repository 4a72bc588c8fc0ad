// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/parties.h"
#include "tests/support/programs/stream_probe.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::test;

/// What programs say while they work must not help whoever reads their logs or their disk (docs/operator-guide.md "Files and secrets").
class SecretsTest : public QObject
{
    Q_OBJECT

private:
    /// Runs of base64url that are as long as our shortest token (128 bit), ids aside.
    static QStringList tokenLike(const QByteArray &text)
    {
        static const QRegularExpression run(u"[A-Za-z0-9_-]{20,}"_s);
        static const QRegularExpression uuid(u"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"_s);
        QStringList found;
        auto matches = run.globalMatch(QString::fromUtf8(text));
        while (matches.hasNext()) {
            const QString match = matches.next().captured();
            if (!uuid.match(match).hasMatch())
                found.append(match);
        }
        return found;
    }

private Q_SLOTS:
    void theSearchFindsWhatItIsFor()
    {
        QCOMPARE(tokenLike("started 01a20533-6dc4-79dd-9d46-b52b3709a441 /v/89Wp12bYpMeS24OjsOvFkg"),
                 QStringList{u"89Wp12bYpMeS24OjsOvFkg"_s});
    }

    void aFullRunTellsNoSecretAndNoNumberInFull()
    {
        Parties parties;
        parties.sandbox.environment.insert(u"AUTHLINK_WEBHOOK_HEADER_SECRET"_s, QString::fromLatin1(RelayProgram::kSecret));
        for (Program *program : {&parties.sandbox, &parties.relay.program})
            program->environment.insert(u"QT_LOGGING_RULES"_s, u"authlink.*=true"_s);
        QVERIFY(parties.start());
        const auto port = static_cast<quint16>(parties.relay.http().port());
        StreamProbe probe;
        QVERIFY(!probe.signIn(parties.relay.stream(), parties.relay.token()).isEmpty());

        // Every way to fail that is handed a secret, then the whole job.
        StreamProbe stranger;
        QVERIFY(stranger.signIn(parties.relay.stream(), "a-wrong-token-that-somebody-typed").isEmpty());
        QCOMPARE(sendRaw(port, webhookPost("{}", "a-wrong-webhook-secret")).status, 401);
        QCOMPARE(sendRaw(port, "GET /v/AAAAAAAAAAAAAAAAAAAAAA HTTP/1.1\r\nHost: relay\r\n\r\n").status, 404);
        QFile sample(QStringLiteral(AUTHLINK_FIXTURES "/incode/legacy_1n_pass.json"));
        QVERIFY(sample.open(QIODevice::ReadOnly));
        QCOMPARE(sendRaw(port, webhookPost(sample.readAll(), RelayProgram::kSecret)).status, 200);
        const QString id = probe.call(u"verification.start"_s, {{u"account"_s, u"100200301"_s}, {u"channel"_s, u"sms"_s}})
                               .value(u"result"_s)
                               .toObject()
                               .value(u"id"_s)
                               .toString();
        QTRY_COMPARE(probe.latest(id).value(u"status"_s).toString(), u"sent"_s);
        const QUrl link = parties.linkOnThePhone();
        QVERIFY(parties.sayYes(link));
        QVERIFY(parties.capture(sandbox::Capture::Pass));
        QTRY_COMPARE(probe.latest(id).value(u"verdict"_s).toString(), u"verified"_s);
        // And one that the vendor can't take.
        QCOMPARE(parties.sandbox.terminate(), 0);
        const QString unsent = probe.call(u"verification.start"_s, {{u"account"_s, u"100200302"_s}, {u"channel"_s, u"sms"_s}})
                                   .value(u"result"_s)
                                   .toObject()
                                   .value(u"id"_s)
                                   .toString();
        QTRY_COMPARE_WITH_TIMEOUT(probe.latest(unsent).value(u"status"_s).toString(), u"send_failed"_s, 60'000);
        QCOMPARE(parties.relay.program.terminate(), 0);

        const QByteArray said = parties.relay.program.output() + parties.sandbox.output();
        QVERIFY(said.contains(id.toUtf8()));
        QCOMPARE(tokenLike(said), QStringList());
        for (const QByteArray &secret :
             {parties.relay.token(), QByteArray(RelayProgram::kSecret), link.fileName().toLatin1(), QByteArray("sandbox-api-key"),
              QByteArray("sandbox-password"), QByteArray("4155550101"), QByteArray("4155550102"), QByteArray("maria.gonzalez@"),
              QByteArray("Gonz"), QByteArray("63hshkdfkjhajkafasdf"), QByteArray("a-wrong-")})
            QVERIFY2(!said.contains(secret), secret.constData());

        // On the relay's disk: hashes only, and webhooks without their tokens.
        for (const QString &name : QDir(parties.relay.program.filePath(QString())).entryList({u"relay.db*"_s}, QDir::Files)) {
            QFile file(parties.relay.program.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray all = file.readAll();
            for (const QByteArray &secret : {parties.relay.token(), QByteArray(RelayProgram::kSecret), link.fileName().toLatin1(),
                                             QByteArray("sdfhasdjhfjkhkjf.etfasdf")})
                QVERIFY2(!all.contains(secret), secret.constData());
        }
    }
};

QTEST_GUILESS_MAIN(SecretsTest)
#include "secrets_test.moc"
