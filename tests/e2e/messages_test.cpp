// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/parties.h"
#include "tests/support/programs/stream_probe.h"

#include <QJsonArray>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;

namespace
{
const QByteArray kProvider =
    "[message]\nsender = \"http\"\nhttp_url = \"SANDBOX/gateway/messages\"\n"
    "http_content_type = \"application/x-www-form-urlencoded\"\n"
    "http_body = \"To={to}&Body={text}&StatusCallback={callback}\"\nhttp_reference = \"/sid\"\n"
    "email_url = \"SANDBOX/gateway/messages\"\nemail_success = \"/status=queued\"\n"
    "email_body = '{\"to\": \"{to}\", \"subject\": \"{subject}\", \"text\": \"{text}\", \"callback\": \"{callback}\"}'\n";
} // namespace

/// Relay, sandbox and its message gateway as three parties: links that do not go by Incode's SMS.
class MessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void consolesAreOfferedWhatIsConfigured_data()
    {
        QTest::addColumn<QByteArray>("sections");
        QTest::addColumn<QStringList>("channels");
        const QByteArray sms = "http_url = \"SANDBOX/gateway/messages\"\nhttp_body = \"To={to}&Body={text}\"\n"
                               "http_content_type = \"application/x-www-form-urlencoded\"\n";
        const QByteArray email = "email_url = \"SANDBOX/gateway/messages\"\n"
                                 "email_body = '{\"to\": \"{to}\", \"subject\": \"{subject}\", \"text\": \"{text}\"}'\n";
        const auto row = [](const char *name, const QByteArray &settings, const QStringList &channels) {
            QTest::newRow(name) << "[message]\nsender = " + settings << channels;
        };
        row("a provider of both", "\"http\"\n" + sms + email, {u"sms"_s, u"email"_s, u"copy"_s, u"qr"_s});
        row("a provider of text messages", "\"http\"\n" + sms, {u"sms"_s, u"copy"_s, u"qr"_s});
        row("e-mail beside Incode's text messages", "\"incode\"\n" + email, {u"sms"_s, u"email"_s, u"copy"_s, u"qr"_s});
        row("e-mail alone", "\"none\"\n" + email, {u"email"_s, u"copy"_s, u"qr"_s});
        row("nobody", "\"none\"\n", {u"copy"_s, u"qr"_s});
    }
    void consolesAreOfferedWhatIsConfigured()
    {
        QFETCH(const QByteArray, sections);
        Parties parties;
        parties.relay.keepDefaultSecret();
        parties.relaySections = sections;
        QVERIFY(parties.start());
        StreamProbe probe;
        const auto hello = probe.signIn(parties.relay.stream(), parties.relay.token());
        QStringList offered;
        for (const auto &channel : hello.value("policy"_L1).toObject().value("channels"_L1).toArray())
            offered.append(channel.toString());
        QTEST(offered, "channels");
    }

    void linksTravelAndLeadToGreen_data()
    {
        QTest::addColumn<QByteArray>("sections");
        QTest::addColumn<QString>("channel");
        QTest::addColumn<bool>("ours");
        QTest::newRow("a provider's text message") << kProvider << u"sms"_s << true;
        QTest::newRow("a provider's e-mail") << kProvider << u"email"_s << true;
        const QByteArray invites = "[message]\nsender = \"request-new\"\n";
        QTest::newRow("Incode's invitation") << invites << u"sms"_s << false;
        QTest::newRow("Incode's invitation by e-mail") << invites << u"email"_s << false;
    }
    void linksTravelAndLeadToGreen()
    {
        QFETCH(const QByteArray, sections);
        QFETCH(const QString, channel);
        QFETCH(const bool, ours);
        Parties parties;
        parties.relay.keepDefaultSecret();
        parties.relaySections = sections;
        QVERIFY(parties.start());
        StreamProbe probe;
        QVERIFY(!probe.signIn(parties.relay.stream(), parties.relay.token()).isEmpty());
        const QString id = begin(probe, channel);
        const QUrl link = parties.linkOnThePhone();
        QVERIFY(link.isValid());
        QCOMPARE(link.port() == parties.relay.http().port(), ours);
        if (ours)
            QTRY_COMPARE(probe.latest(id).value("messageReport"_L1).toString(), u"delivered"_s);
        QVERIFY(parties.sayYes(link)); // an invitation has nothing to say yes to
        QVERIFY(parties.capture(sandbox::Capture::Pass));
        QTRY_COMPARE_WITH_TIMEOUT(probe.latest(id).value("verdict"_L1).toString(), u"verified"_s, 10'000);
    }

    void theCarriersRefusalReachesTheAgent()
    {
        Parties parties;
        parties.relay.keepDefaultSecret();
        parties.relaySections = kProvider;
        parties.sandboxOptions = {u"--fault"_s, u"message=landline"_s};
        QVERIFY(parties.start());
        StreamProbe probe;
        QVERIFY(!probe.signIn(parties.relay.stream(), parties.relay.token()).isEmpty());
        const QString id = begin(probe, u"sms"_s);
        QTRY_COMPARE_WITH_TIMEOUT(probe.latest(id).value("messageReport"_L1).toString(), u"landline"_s, 10'000);
        QCOMPARE(probe.latest(id).value("status"_L1).toString(), u"sent"_s);
    }

private:
    static QString begin(StreamProbe &probe, const QString &channel)
    {
        const auto found = probe.call(u"customers.search"_s, {{u"text"_s, u"a"_s}, {u"limit"_s, 1}});
        const QString account = found.value("result"_L1).toArray().at(0).toObject().value("account"_L1).toString();
        return probe.call(u"verification.start"_s, {{u"account"_s, account}, {u"channel"_s, channel}})
            .value("result"_L1)
            .toObject()
            .value("id"_L1)
            .toString();
    }
};

QTEST_GUILESS_MAIN(MessagesTest)
#include "messages_test.moc"
