// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/relay/test_relay.h"

#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::StreamProbe;
using test::TestRelay;
using verification::Channel;
using verification::Status;
using verification::Verdict;
using Press = TestRelay::Press;

namespace
{
const base::Error kRefusal{.code = base::ErrorCode::VendorUnavailable, .message = u"provider words"_s, .field = {}, .retryAfter = {}};
}

class LinkDeliveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_relay = std::make_unique<TestRelay>(); }
    void cleanup()
    {
        m_ben.reset();
        m_relay.reset();
    }

    void channelsAreThoseThatSomebodyServes_data()
    {
        QTest::addColumn<int>("sender");
        QTest::addColumn<bool>("mail");
        QTest::addColumn<QStringList>("channels");
        using relay::config::Sender;
        QTest::newRow("incode") << int(Sender::Incode) << false << QStringList{u"sms"_s, u"copy"_s, u"qr"_s};
        QTest::newRow("incode and a mail provider") << int(Sender::Incode) << true << QStringList{u"sms"_s, u"email"_s, u"copy"_s, u"qr"_s};
        QTest::newRow("nobody") << int(Sender::None) << false << QStringList{u"copy"_s, u"qr"_s};
        QTest::newRow("a mail provider alone") << int(Sender::None) << true << QStringList{u"email"_s, u"copy"_s, u"qr"_s};
        QTest::newRow("invitations") << int(Sender::RequestNew) << false << QStringList{u"sms"_s, u"email"_s, u"copy"_s, u"qr"_s};
        QTest::newRow("a provider that is not there") << int(Sender::Http) << false << QStringList{u"copy"_s, u"qr"_s};
    }
    void channelsAreThoseThatSomebodyServes()
    {
        QFETCH(const int, sender);
        QFETCH(const bool, mail);
        m_relay->config.message.sender = relay::config::Sender(sender);
        if (mail)
            m_relay->messages.channels = {Channel::Email};
        start();
        QStringList names;
        for (const Channel channel : m_relay->services().delivery.channels())
            names.append(verification::nameOf(channel));
        QTEST(names, "channels");
        QCOMPARE(TestRelay::refusal(*m_ben, u"verification.start"_s, {{u"account"_s, u"2001"_s}, {u"channel"_s, u"email"_s}}).isEmpty(),
                 names.contains(u"email"_s));
    }

    void aSessionOfAnotherVerificationIsNotUsedAgain_data()
    {
        QTest::addColumn<int>("sender");
        QTest::newRow("session") << int(relay::config::Sender::Incode);
        QTest::newRow("invitation") << int(relay::config::Sender::RequestNew);
    }
    void aSessionOfAnotherVerificationIsNotUsedAgain()
    {
        QFETCH(const int, sender);
        m_relay->config.message.sender = relay::config::Sender(sender);
        start();
        const QString first = m_relay->startSent(*m_ben, u"2001"_s);
        TestRelay::result(*m_ben, u"verification.close"_s, {{u"id"_s, first}});
        m_relay->incode.sessions.clear(); // the next one gets the same number
        m_relay->invitations.asked.clear();
        const QString second = TestRelay::result(*m_ben, u"verification.start"_s, {{u"account"_s, u"2001"_s}, {u"channel"_s, u"sms"_s}})
                                   .value("id"_L1)
                                   .toString();
        QTRY_COMPARE(m_relay->state(second).status, Status::SendFailed);
        QVERIFY(m_relay->state(second).interviewId.isEmpty());
    }

    void aProvidersMessageHoldsOurTextAndAnAddressForReports()
    {
        startWithProvider();
        const QString id = m_relay->startSent(*m_ben, u"2001"_s);
        QCOMPARE(m_relay->messages.sent.size(), 1);
        const auto &sent = m_relay->messages.sent.first();
        QCOMPARE(sent.channel, Channel::Sms);
        QCOMPARE(sent.to, u"+12025550123"_s);
        QVERIFY(sent.text.startsWith(u"Example Bank: usted"_s));
        QVERIFY2(!sent.text.contains(u"María"_s), "a wrong number learns no name");
        QVERIFY(sent.reportTo.toString().startsWith(u"https://verify.example.com/webhooks/message/"_s));
        const QString token = sent.reportTo.path().section(u'/', -1);
        QCOMPARE(QByteArray::fromBase64(token.toLatin1(), QByteArray::Base64UrlEncoding).size(), 16);
        QVERIFY(token != m_relay->messages.newestLink().path().section(u'/', -1));
        QCOMPARE(addressee(token), id);
        QCOMPARE(m_relay->incode.messages.size(), 0);
        // And the way to green is the usual one.
        QCOMPARE(m_relay->visit(Press::Yes, m_relay->messages.newestLink()).captureUrl, QUrl(u"https://capture.invalid/1"_s));
    }

    void anEmailGoesToTheAddressOnFile()
    {
        m_relay->messages.channels = {Channel::Email};
        start();
        m_relay->startSent(*m_ben, u"2001"_s, u"email"_s);
        QCOMPARE(m_relay->messages.sent.size(), 1);
        const auto &sent = m_relay->messages.sent.first();
        QCOMPARE(sent.channel, Channel::Email);
        QCOMPARE(sent.to, u"maria@example.com"_s);
        QCOMPARE(sent.subject, u"Example Bank: confirme que es usted"_s);
        QVERIFY(sent.text.contains(u"pulse No"_s) && !sent.text.contains(u"María"_s));
        QVERIFY(m_relay->messages.newestLink().path().startsWith(u"/v/"_s));
    }

    void anEmailNeedsAnAddress()
    {
        m_relay->messages.channels = {Channel::Email};
        m_relay->config.policy.allowUnlistedCustomer = true;
        start();
        const auto sue = m_relay->console("sue");
        QCOMPARE(TestRelay::refusal(*m_ben, u"verification.start"_s, {{u"account"_s, u"2002"_s}, {u"channel"_s, u"email"_s}}),
                 u"invalid"_s);
        const QJsonObject typed{{u"customerId"_s, u"cid-9"_s}, {u"name"_s, u"New One"_s}, {u"email"_s, u"not an address"_s}};
        QCOMPARE(TestRelay::refusal(*sue, u"verification.start"_s,
                                    {{u"customer"_s, typed}, {u"reason"_s, u"branch"_s}, {u"channel"_s, u"email"_s}}),
                 u"invalid"_s);
        QCOMPARE(m_relay->messages.sent.size(), 0);
    }

    void anotherContactIsOfTheChannelsKind()
    {
        m_relay->messages.channels = {Channel::Email};
        m_relay->config.policy.startsPerMinute = 100;
        start();
        const auto sue = m_relay->console("sue");
        const auto with = [](const QString &value) {
            return QJsonObject{{u"account"_s, u"2001"_s},
                               {u"channel"_s, u"email"_s},
                               {u"contact"_s, QJsonObject{{u"value"_s, value}, {u"reason"_s, u"new address"_s}}}};
        };
        QCOMPARE(TestRelay::refusal(*sue, u"verification.start"_s, with(u"+12025550199"_s)), u"invalid"_s);
        QCOMPARE(TestRelay::refusal(*sue, u"verification.start"_s, with(u"a@b@c"_s)), u"invalid"_s);
        QCOMPARE(TestRelay::refusal(*sue, u"verification.start"_s, with(u"a@b.c\r\nBcc: all@d.e"_s)), u"invalid"_s);
        QCOMPARE(TestRelay::refusal(*m_ben, u"verification.start"_s, with(u"new@example.com"_s)), u"not_allowed"_s);
        const QString id = TestRelay::result(*sue, u"verification.start"_s, with(u"new@example.com"_s)).value("id"_L1).toString();
        QTRY_COMPARE(m_relay->state(id).status, Status::Sent);
        QCOMPARE(m_relay->messages.sent.last().to, u"new@example.com"_s);
        // The other kind of message goes to the other kind of contact.
        m_relay->clock.advance(61s);
        TestRelay::result(*sue, u"verification.resend"_s, {{u"id"_s, id}, {u"channel"_s, u"sms"_s}});
        QTRY_COMPARE(m_relay->incode.messages.size(), 1);
        QCOMPARE(m_relay->incode.messages.first().phone, u"+12025550123"_s);
    }

    void aResendMakesEverythingNew()
    {
        startWithProvider();
        const QString id = m_relay->startSent(*m_ben, u"2001"_s);
        const QUrl oldLink = m_relay->messages.newestLink();
        const QString oldToken = m_relay->messages.sent.first().reportTo.path().section(u'/', -1);
        m_relay->clock.advance(61s);
        TestRelay::result(*m_ben, u"verification.resend"_s, {{u"id"_s, id}});
        QTRY_COMPARE(m_relay->state(id).sends, 2);
        QVERIFY(m_relay->messages.newestLink() != oldLink);
        const QString newToken = m_relay->messages.sent.last().reportTo.path().section(u'/', -1);
        QVERIFY(newToken != oldToken);
        QCOMPARE(addressee(oldToken), QString());
        QCOMPARE(addressee(newToken), id);
        QCOMPARE(m_relay->visit(Press::Yes, oldLink).kind, relay::http::LandingView::Kind::InUse); // only No is left
        QCOMPARE(m_relay->state(id).interviewId, u"interview-2"_s);
    }

    void aRefusalEndsItInPlainWords_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("refused") << int(base::ErrorCode::VendorUnavailable) << u"The message provider can't be reached"_s;
        QTest::newRow("silence") << int(base::ErrorCode::Timeout) << u"whether the message went out is not known"_s;
    }
    void aRefusalEndsItInPlainWords()
    {
        QFETCH(const int, code);
        QFETCH(const QString, words);
        startWithProvider();
        m_relay->messages.failure = kRefusal;
        m_relay->messages.failure->code = base::ErrorCode(code);
        const QString id = begin(u"sms"_s);
        QTRY_COMPARE(m_relay->state(id).status, Status::SendFailed);
        const auto events = m_relay->store().reader().eventsOf(id);
        const auto *failed = std::get_if<verification::MessageFailed>(&events->back().body);
        QVERIFY(failed != nullptr && failed->why.contains(words));
        QVERIFY2(!failed->why.contains(u"provider words"_s), "agents don't read those");
        m_relay->clock.advance(10s);
        QCOMPARE(m_relay->messages.sent.size(), 1); // never twice
    }

    void whatIsCancelledIsNotSent()
    {
        startWithProvider();
        m_relay->incode.silent = true;
        const QString id = begin(u"sms"_s);
        QTRY_COMPARE(m_relay->incode.sessions.size(), 1);
        TestRelay::result(*m_ben, u"verification.cancel"_s, {{u"id"_s, id}});
        m_relay->incode.speak();
        m_relay->startSent(*m_ben, u"2001"_s); // another goes out: the first would have, too
        QCOMPARE(m_relay->messages.sent.size(), 1);
        QCOMPARE(m_relay->state(id).status, Status::SendFailed);
    }

    void cancellingLetsGoOfAWaitingProvider()
    {
        startWithProvider();
        m_relay->messages.silent = true;
        const QString id = begin(u"sms"_s);
        QTRY_COMPARE(m_relay->messages.sent.size(), 1);
        QCOMPARE(m_relay->messages.cancelled(), 0);
        TestRelay::result(*m_ben, u"verification.cancel"_s, {{u"id"_s, id}});
        QTRY_COMPARE(m_relay->messages.cancelled(), 1);
        m_relay->messages.speak();
        m_relay->clock.advance(5s);
        QVERIFY(!m_relay->kinds(id).contains(u"message_sent"_s));
    }

    void theTokenOfASessionThatDecidesIsKeptSealed_data()
    {
        QTest::addColumn<bool>("isStatic");
        QTest::addColumn<int>("sender");
        QTest::addColumn<QString>("channel");
        QTest::addColumn<bool>("kept");
        using relay::config::Sender;
        QTest::newRow("Incode's SMS") << false << int(Sender::Incode) << u"sms"_s << true;
        QTest::newRow("provider") << false << int(Sender::Http) << u"sms"_s << true;
        QTest::newRow("copy") << false << int(Sender::Http) << u"copy"_s << true;
        QTest::newRow("a session that only carries the message") << true << int(Sender::Incode) << u"sms"_s << false;
        QTest::newRow("static link by a provider") << true << int(Sender::Http) << u"sms"_s << false;
        QTest::newRow("invitation") << false << int(Sender::RequestNew) << u"sms"_s << false;
    }
    void theTokenOfASessionThatDecidesIsKeptSealed()
    {
        QFETCH(const bool, isStatic);
        QFETCH(const int, sender);
        QFETCH(const QString, channel);
        QFETCH(const bool, kept);
        m_relay->config.incode.link = isStatic ? verification::LinkMode::Static : verification::LinkMode::Session;
        m_relay->config.message.sender = relay::config::Sender(sender);
        m_relay->messages.channels = {Channel::Sms};
        start();
        const QString id = m_relay->startSent(*m_ben, u"2001"_s, channel);
        const auto sealed = m_relay->store().reader().secret(id, u"session_token"_s).value();
        QCOMPARE(sealed.has_value(), kept);
        if (!kept)
            return;
        QVERIFY(!sealed->contains("session-token"));
        std::optional<QByteArray> opened;
        m_relay->services().secrets.token(id, this, [&opened](const base::Result<std::optional<base::Secret>> &token) {
            opened = token && *token ? (*token)->reveal() : QByteArray();
        });
        QTRY_COMPARE(opened, std::optional(QByteArray("session-token-1")));
    }

    void staticLinksByAProviderNeedNoSession()
    {
        m_relay->config.incode.link = verification::LinkMode::Static;
        startWithProvider();
        m_relay->startSent(*m_ben, u"2001"_s);
        QCOMPARE(m_relay->incode.sessions.size(), 0);
        QCOMPARE(m_relay->visit(Press::Yes, m_relay->messages.newestLink()).captureUrl, m_relay->incode.staticLink());
    }

    void anInvitationHasNoLandingPageAndIsASessionOfItsOwn()
    {
        m_relay->config.message.sender = relay::config::Sender::RequestNew;
        start();
        const QString id = m_relay->startSent(*m_ben, u"2001"_s);
        QCOMPARE(m_relay->invitations.asked.size(), 1);
        const auto &asked = m_relay->invitations.asked.first();
        QCOMPARE(asked.by, incode::InvitationRequest::By::Sms);
        QCOMPARE(asked.contact, u"+12025550123"_s);
        QCOMPARE(asked.loginHint, u"cid-2001"_s);
        QCOMPARE(asked.externalCustomerId, id);
        QCOMPARE(asked.validity, std::chrono::minutes(5));
        const auto state = m_relay->state(id);
        QVERIFY(!state.landing && state.linkTokenHash.isEmpty());
        QCOMPARE(state.interviewId, u"invited-1"_s);
        QCOMPARE(m_relay->incode.sessions.size(), 0);
        QVERIFY(!m_relay->store().reader().link(id).value());
        // Its own webhook decides, without a Yes of ours; not another one's.
        m_relay->post(TestRelay::faceResult(u"interview-9"_s, u"cid-2001"_s));
        QVERIFY(!m_relay->state(id).verdict);
        m_relay->post(TestRelay::faceResult(u"invited-1"_s, u"cid-2001"_s));
        QVERIFY(m_relay->kinds(id).contains(u"result_received"_s));
    }

    void invitationsGoByEmailToo()
    {
        m_relay->config.message.sender = relay::config::Sender::RequestNew;
        start();
        m_relay->startSent(*m_ben, u"2001"_s, u"email"_s);
        QCOMPARE(m_relay->invitations.asked.first().by, incode::InvitationRequest::By::Email);
        QCOMPARE(m_relay->invitations.asked.first().contact, u"maria@example.com"_s);
    }

    void copyAndQrKeepTheLandingPageBesideInvitations()
    {
        m_relay->config.message.sender = relay::config::Sender::RequestNew;
        start();
        const QString id = m_relay->startSent(*m_ben, u"2001"_s, u"copy"_s);
        QVERIFY(m_relay->state(id).landing);
        const auto link = TestRelay::result(*m_ben, u"verification.link"_s, {{u"id"_s, id}});
        QVERIFY(link.value("url"_L1).toString().contains("/v/"_L1));
        // What counts as the customer's Yes does not change on the way.
        m_relay->clock.advance(61s);
        QCOMPARE(TestRelay::refusal(*m_ben, u"verification.resend"_s, {{u"id"_s, id}, {u"channel"_s, u"sms"_s}}), u"invalid"_s);
        const QString invited = m_relay->startSent(*m_ben, u"2003"_s);
        QCOMPARE(TestRelay::refusal(*m_ben, u"verification.link"_s, {{u"id"_s, invited}}), u"wrong_state"_s);
        m_relay->clock.advance(61s);
        QCOMPARE(TestRelay::refusal(*m_ben, u"verification.resend"_s, {{u"id"_s, invited}, {u"channel"_s, u"copy"_s}}), u"invalid"_s);
        TestRelay::result(*m_ben, u"verification.resend"_s, {{u"id"_s, invited}});
        QTRY_COMPARE(m_relay->state(invited).interviewId, u"invited-2"_s);
    }

    void anInvitationIsRecordedOnceTheStoreIsBack()
    {
        m_relay->config.message.sender = relay::config::Sender::RequestNew;
        start();
        m_relay->invitations.silent = true;
        const QString id = begin(u"sms"_s);
        QTRY_COMPARE(m_relay->invitations.asked.size(), 1);
        m_relay->diskBroken = true;
        QSignalSpy failed(&m_relay->services().repository, &relay::verifications::VerificationRepository::commitFailed);
        m_relay->invitations.speak();
        QTRY_COMPARE(failed.count(), 1);
        m_relay->diskBroken = false;
        m_relay->clock.advance(2s);
        QTRY_COMPARE(m_relay->state(id).status, Status::Sent);
        QCOMPARE(m_relay->state(id).interviewId, u"invited-1"_s);
        QCOMPARE(m_relay->invitations.asked.size(), 1);
    }

    void aFailedInvitationEndsIt()
    {
        m_relay->config.message.sender = relay::config::Sender::RequestNew;
        start();
        m_relay->invitations.failure = kRefusal;
        const QString id = begin(u"sms"_s);
        QTRY_COMPARE(m_relay->state(id).status, Status::SendFailed);
        QCOMPARE(m_relay->invitations.asked.size(), 1);
    }

private:
    void start()
    {
        m_relay->start();
        m_ben = m_relay->console("ben");
    }
    void startWithProvider()
    {
        m_relay->config.message.sender = relay::config::Sender::Http;
        m_relay->messages.channels = {Channel::Sms};
        start();
    }
    QString begin(const QString &channel)
    {
        return TestRelay::result(*m_ben, u"verification.start"_s, {{u"account"_s, u"2001"_s}, {u"channel"_s, channel}})
            .value("id"_L1)
            .toString();
    }
    QString addressee(const QString &reportToken)
    {
        const QString hash = QString::fromLatin1(base::sha256Hex(reportToken.toLatin1()));
        return m_relay->store().reader().verificationByReportToken(hash).value().value_or(QString());
    }

    std::unique_ptr<TestRelay> m_relay;
    std::unique_ptr<StreamProbe> m_ben;
};

QTEST_GUILESS_MAIN(LinkDeliveryTest)
#include "link_delivery_test.moc"
