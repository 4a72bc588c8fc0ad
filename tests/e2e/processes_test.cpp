// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/simulated_customer.h"
#include "tests/e2e/parties.h"
#include "tests/support/programs/program.h"
#include "tests/support/programs/relay_program.h"
#include "tests/support/programs/stream_probe.h"

#include <QFile>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::test;

/// Sandbox, relay and a console's wire as three parties, as an operator would run them.
class ProcessesTest : public QObject
{
    Q_OBJECT

private:
    static QByteArray fixture(const QString &name)
    {
        QFile file(QStringLiteral(AUTHLINK_FIXTURES "/incode/") + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QString accountOf(StreamProbe &probe, const QString &text)
    {
        const auto found = probe.call(u"customers.search"_s, {{u"text"_s, text}, {u"limit"_s, 1}});
        return found.value(u"result"_s).toArray().at(0).toObject().value(u"account"_s).toString();
    }

    static QString start(StreamProbe &probe, const QJsonObject &params)
    {
        return probe.call(u"verification.start"_s, params).value(u"result"_s).toObject().value(u"id"_s).toString();
    }

    /// The account number in the sample directory of the customer id in the vendor's sample webhook, and another one.
    static std::pair<QString, QString> sampleAccounts()
    {
        QFile file(QStringLiteral(AUTHLINK_SOURCE_DIR "/resources/customers/sample.csv"));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QString sample, other;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts).mid(1)) {
            const QStringList fields = line.split(u',');
            if (fields.value(1) == u"63hshkdfkjhajkafasdf")
                sample = fields.value(0);
            else if (other.isEmpty())
                other = fields.value(0);
        }
        return {sample, other};
    }

    static bool sayYes(const QUrl &link)
    {
        QNetworkAccessManager network;
        sandbox::SimulatedCustomer customer(QUrl(u"http://127.0.0.1:9"_s), network);
        bool ended = false;
        customer.sayYes(link, [&ended](const base::Result<void> &) { ended = true; }); // where it leads is not up: only the yes counts
        return QTest::qWaitFor([&ended] { return ended; }, 10'000);
    }

private Q_SLOTS:
    void theVendorsSampleVerifiesExactlyTheClaimedCustomer_data()
    {
        QTest::addColumn<bool>("claimsTheSample");
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QString>("verdict");
        // Nobody can be asked about the sample, so it is green only where the operator has said that a webhook alone is enough.
        const QByteArray believed = "confirm = \"off\"\n";
        QTest::newRow("the sample's customer claimed") << true << believed << u"verified"_s;
        QTest::newRow("another customer claimed") << false << believed << QString();
        QTest::newRow("nobody confirms it") << true << QByteArray("api_url = \"http://127.0.0.1:9\"\n[policy]\nconfirm_deadline_s = 1\n")
                                            << u"inconclusive"_s;
    }

    void theVendorsSampleVerifiesExactlyTheClaimedCustomer()
    {
        QFETCH(bool, claimsTheSample);
        QFETCH(QByteArray, settings);
        QFETCH(QString, verdict);
        RelayProgram relay;
        relay.configure("[message]\nsender = \"none\"\n[incode]\nlink = \"static\"\n" + settings);
        QVERIFY(relay.prepare());
        QVERIFY(relay.start());
        StreamProbe probe;
        QVERIFY(!probe.signIn(relay.stream(), relay.token()).isEmpty());

        const auto [sample, other] = sampleAccounts();
        QVERIFY(!sample.isEmpty() && !other.isEmpty());
        const QString id = start(probe, {{u"account"_s, claimsTheSample ? sample : other}, {u"channel"_s, u"copy"_s}});
        QVERIFY(!id.isEmpty());
        const QUrl link = probe.link(id);
        QVERIFY(link.isValid());
        QVERIFY(sayYes(link));
        QTRY_COMPARE(probe.latest(id).value(u"status"_s).toString(), u"opened"_s);

        const QByteArray body = fixture(u"legacy_1n_pass.json"_s);
        QVERIFY(!body.isEmpty());
        QCOMPARE(sendRaw(static_cast<quint16>(relay.http().port()), webhookPost(body, RelayProgram::kSecret)).status, 200);
        if (claimsTheSample) {
            QTRY_COMPARE(probe.latest(id).value(u"verdict"_s).toString(), verdict);
        } else {
            const auto now = probe.call(u"verification.get"_s, {{u"id"_s, id}});
            const auto view = now.value(u"result"_s).toObject().value(u"verification"_s).toObject();
            QVERIFY(view.value(u"verdict"_s).isNull());
        }
    }

    void anUnopenedVerificationIsNotVerifiedByTheSample()
    {
        RelayProgram relay;
        relay.configure("[incode]\nlink = \"static\"\n[message]\nsender = \"none\"\n");
        QVERIFY(relay.prepare());
        QVERIFY(relay.start());
        StreamProbe probe;
        QVERIFY(!probe.signIn(relay.stream(), relay.token()).isEmpty());
        const QString id = start(probe, {{u"account"_s, sampleAccounts().first}, {u"channel"_s, u"copy"_s}});
        QCOMPARE(sendRaw(static_cast<quint16>(relay.http().port()), webhookPost(fixture(u"legacy_1n_pass.json"_s), RelayProgram::kSecret))
                     .status,
                 200);
        const auto now = probe.call(u"verification.get"_s, {{u"id"_s, id}});
        QVERIFY(now.value(u"result"_s).toObject().value(u"verification"_s).toObject().value(u"verdict"_s).isNull());
    }

    void aSecondDeviceIsTurnedAwayAndMarkupIsText()
    {
        RelayProgram relay;
        relay.configure("[incode]\nlink = \"static\"\n[message]\nsender = \"none\"\ncompany = \"<i>Bank</i>\"\n");
        QVERIFY(relay.prepare());
        QVERIFY(relay.start());
        StreamProbe probe;
        QVERIFY(!probe.signIn(relay.stream(), relay.token()).isEmpty());
        const QString id = start(probe, {{u"account"_s, accountOf(probe, u"bobby"_s)}, {u"channel"_s, u"copy"_s}});
        const QByteArray path = probe.link(id).path().toLatin1();
        QVERIFY(path.startsWith("/v/"));
        QCOMPARE(probe.latest(id).value(u"customer"_s).toObject().value(u"name"_s).toString(),
                 u"<b>Bobby</b> & \"Co\""_s); // as it is: showing it as text is up to who shows it

        const auto port = static_cast<quint16>(relay.http().port());
        const QByteArray form = " HTTP/1.1\r\nHost: relay\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\n\r\n";
        const RawAnswer page = sendRaw(port, "GET " + path + " HTTP/1.1\r\nHost: relay\r\n\r\n");
        QCOMPARE(page.status, 200);
        QVERIFY(page.all.contains("&lt;i&gt;Bank&lt;/i&gt;") && !page.all.contains("<i>"));
        QCOMPARE(sendRaw(port, "POST " + path + "/yes" + form).status, 303);
        QTRY_COMPARE(probe.latest(id).value(u"status"_s).toString(), u"opened"_s);
        const RawAnswer second = sendRaw(port, "POST " + path + "/yes" + form); // without the first one's cookie
        QVERIFY2(second.status != 303 && !second.all.contains("Location:"), second.all.left(200).constData());
        QTRY_COMPARE(
            probe.notifications().constLast().value(u"params"_s).toObject().value(u"event"_s).toObject().value(u"kind"_s).toString(),
            u"second_device"_s);
    }

    void sandboxRelayAndConsoleDoTheWholeJob_data()
    {
        QTest::addColumn<bool>("defaultSecrets");
        QTest::newRow("with a webhook secret of their own") << false;
        QTest::newRow("with nothing configured but addresses") << true;
    }

    void sandboxRelayAndConsoleDoTheWholeJob()
    {
        QFETCH(bool, defaultSecrets);
        Parties parties;
        if (defaultSecrets)
            parties.relay.keepDefaultSecret();
        else
            parties.sandbox.environment.insert(u"AUTHLINK_WEBHOOK_HEADER_SECRET"_s, QString::fromLatin1(RelayProgram::kSecret));
        QVERIFY(parties.start());
        StreamProbe probe;
        QVERIFY(!probe.signIn(parties.relay.stream(), parties.relay.token()).isEmpty());
        const QString id = start(probe, {{u"account"_s, accountOf(probe, u"maria"_s)}, {u"channel"_s, u"sms"_s}});
        QVERIFY(!id.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(probe.latest(id).value(u"status"_s).toString(), u"sent"_s, 15'000);
        const QUrl link = parties.linkOnThePhone();
        QVERIFY(link.isValid());
        QVERIFY(parties.sayYes(link));
        QVERIFY(parties.capture(sandbox::Capture::Pass));
        QTRY_COMPARE(probe.latest(id).value(u"verdict"_s).toString(), u"verified"_s);
        const auto closed = probe.call(u"verification.close"_s, {{u"id"_s, id}});
        QCOMPARE(closed.value(u"result"_s).toObject().value(u"status"_s).toString(), u"closed"_s);
        QCOMPARE(parties.relay.program.terminate(), 0);
        QCOMPARE(parties.sandbox.terminate(), 0);
    }
};

QTEST_GUILESS_MAIN(ProcessesTest)
#include "processes_test.moc"
