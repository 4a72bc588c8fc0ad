// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/remote/call_command.h"

#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using client::CallRequest;
using By = CallRequest::By;

/// Arguments and links as a stranger may send them.
class CallCommandTest : public QObject
{
    Q_OBJECT

private:
    static base::Result<app::CallCommand> parse(const QStringList &arguments)
    {
        return app::parseCallCommand(QStringList{u"authlink-console"_s} + arguments);
    }
    static void expectASentence(const base::Error &error)
    {
        QCOMPARE(error.code, base::ErrorCode::Invalid);
        QVERIFY(!error.message.isEmpty());
        QVERIFY2(client::isPlainText(error.message), qPrintable(error.message));
        QVERIFY(error.message.size() < 400);
    }

private Q_SLOTS:
    void commandsAreRead_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<By>("by");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("callId");
        QTest::addColumn<QString>("profile");
        const auto row = [](const QStringList &arguments, By by, const QString &text, const QString &callId, const QString &profile = {}) {
            QTest::newRow(qPrintable(arguments.join(u' '))) << arguments << by << text << callId << profile;
        };
        row({u"verify"_s, u"--account"_s, u"1001"_s}, By::Account, u"1001"_s, {});
        row({u"verify"_s, u"--call-id"_s, u"a=b&c@d"_s, u"--phone"_s, u"+1 646 555 0101"_s}, By::Phone, u"+1 646 555 0101"_s, u"a=b&c@d"_s);
        row({u"verify"_s, u"--search=Ana Ruiz"_s, u"--profile=bank"_s}, By::Text, u"Ana Ruiz"_s, {}, u"bank"_s);
        row({u"authlink:verify?account=1001&call=c-1"_s}, By::Account, u"1001"_s, u"c-1"_s);
        row({u"AUTHLINK://verify?call=c-1&phone=+16465550101"_s}, By::Phone, u"+16465550101"_s, u"c-1"_s);
        row({u"authlink:verify?phone=%2B1%20646%205550101"_s}, By::Phone, u"+1 646 5550101"_s, {});
        row({u"authlink:verify?search=Mar%C3%ADa%20O%27Neill%20%26%20Sons"_s}, By::Text, u"María O'Neill & Sons"_s, {});
        row({u"authlink:verify?account=100%25"_s}, By::Account, u"100%"_s, {});
        row({u"--profile"_s, u"bank"_s, u"authlink:verify?account=1001"_s}, By::Account, u"1001"_s, {}, u"bank"_s);
    }
    void commandsAreRead()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const By, by);
        QFETCH(const QString, text);
        QFETCH(const QString, callId);
        QFETCH(const QString, profile);
        QVERIFY(app::isCallCommand(QStringList{u"authlink-console"_s} + arguments));
        const auto command = parse(arguments);
        QVERIFY2(command, command ? "" : qPrintable(command.error().message));
        QCOMPARE(command->request.kind, CallRequest::Kind::Verify);
        QCOMPARE(command->request.by, by);
        QCOMPARE(command->request.text, text);
        QCOMPARE(command->request.callId, callId);
        QCOMPARE(command->profile, profile);
    }

    void endedCallsAreRead()
    {
        for (const QStringList &arguments :
             {QStringList{u"end-call"_s, u"--call-id"_s, u"c-1"_s}, QStringList{u"authlink:end-call?call=c-1"_s}}) {
            const auto command = parse(arguments);
            QVERIFY(command);
            QCOMPARE(command->request, (CallRequest{.kind = CallRequest::Kind::EndCall, .text = {}, .callId = u"c-1"_s}));
        }
        const auto any = parse({u"end-call"_s});
        QVERIFY(any);
        QVERIFY(any->request.callId.isEmpty());
    }

    void nothingElseIsACall()
    {
        for (const QStringList &arguments : {QStringList{}, QStringList{u"--demo"_s}, QStringList{u"--profile"_s, u"bank"_s},
                                             QStringList{u"--relay"_s, u"authlink:verify?account=1"_s}, QStringList{u"Verify"_s}})
            QVERIFY(!app::isCallCommand(QStringList{u"authlink-console"_s} + arguments));
    }

    void hostileArgumentsAreRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char *name, const QStringList &arguments) { QTest::newRow(name) << arguments; };
        const QString verify = u"verify"_s;
        const QString account = u"--account"_s;
        row("nobody", {verify});
        row("two ways", {verify, account, u"1"_s, u"--phone"_s, u"+16465550101"_s});
        row("twice", {verify, account, u"1"_s, account, u"2"_s});
        row("no value", {verify, account});
        row("empty value", {verify, account, QString()});
        row("an option as a value", {verify, account, u"--relay"_s});
        row("an option behind '='", {verify, u"--account=--relay=wss://evil.example"_s});
        row("a relay", {verify, account, u"1"_s, u"--relay"_s, u"wss://evil.example"_s});
        row("a channel", {verify, account, u"1"_s, u"--channel"_s, u"sms"_s});
        row("a file", {verify, account, u"1"_s, u"--screenshots"_s, u"/tmp"_s});
        row("a demo", {verify, account, u"1"_s, u"--demo"_s});
        row("an option of Qt", {verify, account, u"1"_s, u"-platformpluginpath"_s, u"/tmp"_s});
        row("a stray word", {verify, account, u"1"_s, u"send"_s});
        row("the end of options", {verify, u"--"_s, account, u"1"_s});
        row("a profile with a path", {verify, account, u"1"_s, u"--profile"_s, u"../x"_s});
        row("an empty call id", {verify, account, u"1"_s, u"--call-id"_s, u" "_s});
        row("a control character", {verify, account, u"1\x1b[2J"_s});
        row("an unknown option with one", {verify, u"--x\x1b[2J"_s, u"1"_s});
        row("a turned text", {verify, u"--search"_s, u"a\u202Eb"_s});
        row("a long text", {verify, u"--search"_s, QString(client::kMaxCallText + 1, u'a')});
        row("a very long text", {verify, u"--search"_s, QString(1'000'000, u'a')});
        row("a customer for an ended call", {u"end-call"_s, account, u"1"_s});
        row("a link with a relay behind it", {u"authlink:verify?account=1"_s, u"--relay"_s, u"wss://evil.example"_s});
        row("two links", {u"authlink:verify?account=1"_s, u"authlink:end-call?call=1"_s});
        row("a link behind a wrong profile", {u"--profile"_s, u"a/b"_s, u"authlink:verify?account=1"_s});
        row("a profile behind a link", {u"authlink:verify?account=1"_s, u"--profile"_s, u"bank"_s});
    }
    void hostileArgumentsAreRefused()
    {
        QFETCH(const QStringList, arguments);
        const auto command = parse(arguments);
        QVERIFY(!command);
        expectASentence(command.error());
    }

    void hostileLinksAreRefused_data()
    {
        QTest::addColumn<QString>("link");
        const auto row = [](const char *link) { QTest::newRow(link) << QString::fromUtf8(link); };
        row("authlink:");
        row("authlink:verify");
        row("authlink:verify?");
        row("authlink:verify?account");
        row("authlink:verify?account=");
        row("authlink:verify?=1");
        row("authlink:verify?account=1&");
        row("authlink:verify?account=1&account=2");
        row("authlink:verify?account=1&search=2");
        row("authlink:verify?account=1&call=a&call=b");
        row("authlink:verify?account=1&relay=wss://evil.example");
        row("authlink:verify?account=1&token=x");
        row("authlink:verify?account=1&profile=bank");
        row("authlink:verify?account=1&channel=sms");
        row("authlink:verify?account=1&to=%2B16465550101");
        row("authlink:verify?account=1&file=/etc/passwd");
        row("authlink:verify?ACCOUNT=1");
        row("authlink:verify?%61ccount=1");
        row("authlink:verify?account=1#call=2");
        row("authlink:verify?account=1 --relay wss://evil.example");
        row("authlink:verify?account=--relay");
        row("authlink:verify?account=%2D%2Drelay");
        row("authlink:verify?account=1%00");
        row("authlink:verify?account=1%0A--relay");
        row("authlink:verify?account=1%1B[2J");
        row("authlink:verify?account=%E2%80%AE1");
        row("authlink:verify?account=1%");
        row("authlink:verify?account=1%2");
        row("authlink:verify?account=1%GG");
        row("authlink:verify?account=1%252E");
        row("authlink:verify?account=%C0%AE");    // overlong
        row("authlink:verify?account=%C3");       // cut off
        row("authlink:verify?account=%ED%A0%80"); // half a pair
        row("authlink:verify?account=\"1\"");
        row("authlink:verify?account=<b>");
        row("authlink:verify?account=1;call=2&x=1");
        row("authlink:verify?search=é");
        row("authlink:verify?phone=+1646555CALL");
        row("authlink:verify/?account=1");
        row("authlink:/verify?account=1");
        row("authlink:///verify?account=1");
        row("authlink://relay.evil.example/verify?account=1");
        row("authlink:start?account=1");
        row("authlink:raise?account=1");
        row("authlink:raise?call=1");
        row("authlink:end-call");
        row("authlink:end-call?call=");
        row("authlink:end-call?account=1");
        row("authlink:end-call?call=a&account=1");
        row("authlink2:verify?account=1");
        row("https://example.com/?authlink:verify?account=1");
    }
    void hostileLinksAreRefused()
    {
        QFETCH(const QString, link);
        const auto request = app::requestFromLink(link);
        QVERIFY(!request);
        expectASentence(request.error());
    }

    void aLinkIsBounded()
    {
        const QString link = u"authlink:verify?account=1&call="_s;
        QVERIFY(app::requestFromLink(link + QString(100, u'x')));
        QVERIFY(!app::requestFromLink(link + QString(client::kMaxCallIdChars + 1, u'x')));
        QVERIFY(!app::requestFromLink(link + QString(1'000'000, u'x')));
    }
};

QTEST_GUILESS_MAIN(CallCommandTest)
#include "call_command_test.moc"
