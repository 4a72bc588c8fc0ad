// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/delivery/code_words.h"
#include "tests/core/relay/test_relay.h"

#include <QJsonArray>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::StreamProbe;
using test::TestRelay;
using verification::Status;

class CallsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<TestRelay>();
        m_relay->config.policy.startsPerMinute = 5;
    }
    void cleanup()
    {
        m_ana.reset();
        m_relay.reset();
    }

    void startAnswersAtOnceAndSendsTheLink()
    {
        start();
        const QJsonObject view = TestRelay::result(*m_ana, u"verification.start"_s,
                                                   {{u"account"_s, u"2001"_s}, {u"channel"_s, u"sms"_s}, {u"callId"_s, u"call-1"_s}});
        const QString id = view.value("id"_L1).toString();
        QCOMPARE(view.value("status"_L1).toString(), u"preparing"_s);
        QCOMPARE(view.value("callId"_L1).toString(), u"call-1"_s);
        QTRY_COMPARE(m_ana->latest(id).value("status"_L1).toString(), u"sent"_s);
        QCOMPARE(m_relay->kinds(id), (QStringList{u"created"_s, u"link_ready"_s, u"message_sent"_s}));
        QCOMPARE(m_relay->incode.sessions.first().externalCustomerId, id);
        QCOMPARE(m_relay->incode.sessions.first().language, u"es"_s);
        const auto &message = m_relay->incode.messages.first();
        QCOMPARE(message.phone, u"+12025550123"_s);
        QCOMPARE(message.interviewId, u"interview-1"_s);
        QVERIFY(message.text.startsWith(u"Example Bank: usted"_s));
        QVERIFY(!message.text.contains(u"María"_s)); // a wrong number learns no name
        QVERIFY(m_relay->incode.newestLink().toString().startsWith(u"https://verify.example.com/v/"_s));
        QVERIFY(relay::delivery::wordList(u"es"_s).contains(m_relay->state(id).firstWord));
    }

    void refusesWrongFieldsByName_data()
    {
        QTest::addColumn<QJsonObject>("params");
        QTest::addColumn<QString>("field");
        QTest::newRow("nothing") << QJsonObject{} << u"account"_s;
        QTest::newRow("no channel") << QJsonObject{{u"account"_s, u"2001"_s}} << u"channel"_s;
        QTest::newRow("number for account") << QJsonObject{{u"account"_s, 2001}, {u"channel"_s, u"sms"_s}} << u"account"_s;
        QTest::newRow("unknown channel") << QJsonObject{{u"account"_s, u"2001"_s}, {u"channel"_s, u"pigeon"_s}} << u"channel"_s;
        QTest::newRow("e-mail") << QJsonObject{{u"account"_s, u"2001"_s}, {u"channel"_s, u"email"_s}} << u"channel"_s;
        QTest::newRow("no phone") << QJsonObject{{u"account"_s, u"2002"_s}, {u"channel"_s, u"sms"_s}} << u"channel"_s;
        QTest::newRow("language") << QJsonObject{{u"account"_s, u"2001"_s}, {u"channel"_s, u"sms"_s}, {u"language"_s, u"fr"_s}}
                                  << u"language"_s;
        const QJsonObject landline{{u"customerId"_s, u"c"_s}, {u"name"_s, u"N"_s}, {u"phone"_s, u"+34910123456"_s}};
        QTest::newRow("landline") << QJsonObject{{u"customer"_s, landline}, {u"reason"_s, u"r"_s}, {u"channel"_s, u"sms"_s}}
                                  << u"customer.phone"_s;
        const QJsonObject longId{{u"customerId"_s, QString(10'000, u'x')}, {u"name"_s, u"N"_s}, {u"phone"_s, u"+12025550124"_s}};
        QTest::newRow("long id") << QJsonObject{{u"customer"_s, longId}, {u"reason"_s, u"r"_s}, {u"channel"_s, u"sms"_s}}
                                 << u"customer.customerId"_s;
        // The store would read \ud800 and \ud801 back as the same key, and refuse the second of two calls at once.
        QTest::newRow("half a character") << QJsonObject{{u"account"_s, u"2001"_s},
                                                         {u"channel"_s, u"copy"_s},
                                                         {u"idempotencyKey"_s, QString(QChar(0xD800))}}
                                          << u"idempotencyKey"_s;
        const QJsonObject good{{u"customerId"_s, u"c"_s}, {u"name"_s, u"N"_s}, {u"phone"_s, u"+12025550124"_s}};
        QTest::newRow("no reason") << QJsonObject{{u"customer"_s, good}, {u"channel"_s, u"sms"_s}} << u"reason"_s;
    }
    void refusesWrongFieldsByName()
    {
        QFETCH(QJsonObject, params);
        QFETCH(QString, field);
        m_relay->config.policy.allowUnlistedCustomer = true;
        start();
        const auto sue = m_relay->console("sue");
        const QJsonObject error = sue->call(u"verification.start"_s, params).value("error"_L1).toObject();
        QCOMPARE(error.value("data"_L1).toObject().value("code"_L1).toString(), u"invalid"_s);
        QCOMPARE(error.value("data"_L1).toObject().value("field"_L1).toString(), field);
        QCOMPARE(m_relay->incode.sessions.size(), 0);
    }

    void limitsStartsAlsoBeforeTheyAreCommitted()
    {
        m_relay->config.policy.maxOpenPerAgent = 2;
        start();
        m_relay->addCustomers(4);
        int refused = 0, begun = 0;
        for (int i = 0; i < 4; ++i) { // all at once: none is committed when the next is asked for
            const relay::rpc::Caller caller{**m_relay->store().reader().user(u"ana"_s)};
            m_relay->services().start.start(caller, {{u"account"_s, QString::number(3000 + i)}, {u"channel"_s, u"copy"_s}},
                                            [&](const base::Result<QJsonValue> &result) {
                                                ++(result ? begun : refused);
                                                if (!result)
                                                    QCOMPARE(result.error().code, base::ErrorCode::LimitReached);
                                            });
        }
        QTRY_COMPARE(begun + refused, 4);
        QCOMPARE(begun, 2);
    }

    void limitsStartsPerMinuteAndSaysHowLong()
    {
        m_relay->config.policy.maxOpenPerAgent = 100;
        start();
        m_relay->addCustomers(5);
        for (int i = 0; i < 5; ++i)
            TestRelay::result(*m_ana, u"verification.start"_s, {{u"account"_s, QString::number(3000 + i)}, {u"channel"_s, u"copy"_s}});
        const QJsonObject error =
            m_ana->call(u"verification.start"_s, {{u"account"_s, u"2001"_s}, {u"channel"_s, u"copy"_s}}).value("error"_L1).toObject();
        QCOMPARE(error.value("data"_L1).toObject().value("code"_L1).toString(), u"limit_reached"_s);
        QVERIFY(error.value("data"_L1).toObject().value("retryAfterS"_L1).toInt() > 0);
        m_relay->clock.advance(61s);
        QVERIFY(m_ana->call(u"verification.start"_s, {{u"account"_s, u"2001"_s}, {u"channel"_s, u"copy"_s}}).contains("result"_L1));
    }

    void locksACustomerAfterFailures()
    {
        start();
        for (int i = 1; i <= 3; ++i) {
            const QString id = m_relay->startSent(*m_ana, u"2001"_s);
            m_relay->visit(TestRelay::Press::Yes, m_relay->incode.newestLink());
            m_relay->post(TestRelay::faceResult(u"interview-%1"_s.arg(i), u"cid-9999"_s));
            TestRelay::result(*m_ana, u"verification.close"_s, {{u"id"_s, id}});
        }
        QCOMPARE(TestRelay::refusal(*m_ana, u"verification.start"_s, {{u"account"_s, u"2001"_s}, {u"channel"_s, u"sms"_s}}), u"locked"_s);
        QVERIFY(m_ana->call(u"verification.start"_s, {{u"account"_s, u"2002"_s}, {u"channel"_s, u"copy"_s}}).contains("result"_L1));
    }

    void theSameKeyGivesTheSameAnswerEvenAfterARestart()
    {
        start();
        const QJsonObject params{{u"account"_s, u"2001"_s}, {u"channel"_s, u"copy"_s}, {u"idempotencyKey"_s, u"k1"_s}};
        const QJsonObject first = TestRelay::result(*m_ana, u"verification.start"_s, params);
        QCOMPARE(TestRelay::result(*m_ana, u"verification.start"_s, params), first);
        m_ana.reset();
        m_relay->restart();
        m_ana = m_relay->console("ana");
        QCOMPARE(TestRelay::result(*m_ana, u"verification.start"_s, params), first);
        const auto ben = m_relay->console("ben"); // another user's key is another key
        QCOMPARE(detail(*ben, params), u"customer_open_by_other"_s);
        TestRelay::result(*m_ana, u"verification.cancel"_s, {{u"id"_s, first.value("id"_L1)}});
        QVERIFY(TestRelay::result(*ben, u"verification.start"_s, params).value("id"_L1) != first.value("id"_L1));
    }

    void copyIsSentWhenTheLinkIsHandedOut()
    {
        start();
        const QString id = m_relay->startSent(*m_ana, u"2002"_s, u"copy"_s);
        QCOMPARE(m_relay->state(id).status, Status::Preparing);
        const QJsonObject link = TestRelay::result(*m_ana, u"verification.link"_s, {{u"id"_s, id}});
        QVERIFY(link.value("url"_L1).toString().startsWith(u"https://verify.example.com/v/"_s));
        QCOMPARE(link.value("expiresAt"_L1).toString(), base::toRfc3339(*m_relay->state(id).linkExpiresAt));
        QCOMPARE(m_relay->state(id).status, Status::Sent);
        QCOMPARE(TestRelay::result(*m_ana, u"verification.link"_s, {{u"id"_s, id}}), link);
        QCOMPARE(m_relay->state(id).sends, 1);
        QCOMPARE(m_relay->incode.messages.size(), 0);
    }

    void afterARestartANewLinkKillsTheOld()
    {
        start();
        const QString id = m_relay->startSent(*m_ana, u"2002"_s, u"qr"_s);
        const QUrl old(TestRelay::result(*m_ana, u"verification.link"_s, {{u"id"_s, id}}).value("url"_L1).toString());
        m_ana.reset();
        m_relay->restart();
        m_ana = m_relay->console("ana");
        const QUrl fresh(TestRelay::result(*m_ana, u"verification.link"_s, {{u"id"_s, id}}).value("url"_L1).toString());
        QVERIFY(fresh != old);
        QCOMPARE(m_relay->visit(TestRelay::Press::Yes, old).kind, relay::http::LandingView::Kind::InUse); // only No is left
        QCOMPARE(m_relay->visit(TestRelay::Press::Yes, fresh).kind, relay::http::LandingView::Kind::GoOn);
        QCOMPARE(m_relay->visit(TestRelay::Press::No, old).kind, relay::http::LandingView::Kind::Denied);
        QVERIFY(m_relay->state(id).deniedElsewhere);
    }

    void resendWaitsForTheCooldownAndHasALimit()
    {
        start();
        const QString id = m_relay->startSent(*m_ana, u"2001"_s);
        QCOMPARE(TestRelay::refusal(*m_ana, u"verification.resend"_s, {{u"id"_s, id}}), u"limit_reached"_s);
        for (int sends = 2; sends <= 3; ++sends) {
            m_relay->clock.advance(61s);
            QCOMPARE(TestRelay::result(*m_ana, u"verification.resend"_s, {{u"id"_s, id}}).value("id"_L1).toString(), id);
            QTRY_COMPARE(m_relay->state(id).sends, sends);
        }
        m_relay->clock.advance(61s);
        QCOMPARE(TestRelay::refusal(*m_ana, u"verification.resend"_s, {{u"id"_s, id}}), u"limit_reached"_s);
    }

    void nothingIsSentAfterACancelMeanwhile()
    {
        start();
        m_relay->incode.silent = true;
        const QString id = TestRelay::result(*m_ana, u"verification.start"_s, {{u"account"_s, u"2001"_s}, {u"channel"_s, u"sms"_s}})
                               .value("id"_L1)
                               .toString();
        QTRY_COMPARE(m_relay->incode.sessions.size(), 1);
        const QJsonObject view = TestRelay::result(*m_ana, u"verification.cancel"_s, {{u"id"_s, id}});
        QCOMPARE(view.value("status"_L1).toString(), u"send_failed"_s);
        m_relay->incode.speak();
        TestRelay::result(*m_ana, u"verification.get"_s, {{u"id"_s, id}}); // a round trip later
        QCOMPARE(m_relay->incode.messages.size(), 0);
        QCOMPARE(TestRelay::refusal(*m_ana, u"verification.cancel"_s, {{u"id"_s, id}}), u"wrong_state"_s);
    }

    void aVendorThatRefusesEndsAsSendFailed()
    {
        start();
        m_relay->incode.sessionFailure =
            base::Error{.code = base::ErrorCode::VendorUnavailable, .message = u"x-api-key abc"_s, .field = {}, .retryAfter = {}};
        const QString id = TestRelay::result(*m_ana, u"verification.start"_s, {{u"account"_s, u"2001"_s}, {u"channel"_s, u"sms"_s}})
                               .value("id"_L1)
                               .toString();
        QTRY_COMPARE(m_relay->state(id).status, Status::SendFailed);
        m_relay->incode.sessionFailure.reset();
        m_relay->incode.smsFailure = base::Error{.code = base::ErrorCode::Timeout, .message = {}, .field = {}, .retryAfter = {}};
        const QString second = TestRelay::result(*m_ana, u"verification.start"_s, {{u"account"_s, u"2001"_s}, {u"channel"_s, u"sms"_s}})
                                   .value("id"_L1)
                                   .toString();
        QTRY_COMPARE(m_relay->state(second).status, Status::SendFailed);
    }

    void agentsActOnTheirOwnAndSupervisorsOnAll()
    {
        start();
        const auto ben = m_relay->console("ben");
        const auto sue = m_relay->console("sue");
        const QString id = m_relay->startSent(*m_ana, u"2001"_s);
        for (const auto &method :
             {u"verification.cancel"_s, u"verification.close"_s, u"verification.link"_s, u"verification.resend"_s, u"verification.get"_s})
            QCOMPARE(TestRelay::refusal(*ben, method, {{u"id"_s, id}}), u"not_found"_s);
        QCOMPARE(TestRelay::result(*sue, u"verification.cancel"_s, {{u"id"_s, id}, {u"reason"_s, u"wrong number"_s}})
                     .value("status"_L1)
                     .toString(),
                 u"cancelled"_s);
        QCOMPARE(TestRelay::refusal(*ben, u"history.search"_s, {{u"agent"_s, u"ana"_s}}), u"not_allowed"_s);
        QCOMPARE(TestRelay::result(*ben, u"history.search"_s, {}).value("items"_L1).toArray().size(), 0);
        QCOMPARE(TestRelay::result(*m_ana, u"history.search"_s, {}).value("items"_L1).toArray().size(), 1);
        const auto ofCustomer = [](StreamProbe &console, const QString &account) {
            return TestRelay::result(console, u"history.search"_s, {{u"account"_s, account}}).value("items"_L1).toArray().size();
        };
        QCOMPARE(ofCustomer(*sue, u"2001"_s), 1);
        QCOMPARE(ofCustomer(*sue, u"200"_s), 0); // exactly
        QCOMPARE(ofCustomer(*m_ana, u"2001"_s), 1);
        QCOMPARE(ofCustomer(*ben, u"2001"_s), 0); // somebody else's
        QCOMPARE(TestRelay::result(*sue, u"history.search"_s, {{u"status"_s, u"cancelled"_s}}).value("items"_L1).toArray().size(), 1);
        const QJsonObject detail = TestRelay::result(*sue, u"verification.get"_s, {{u"id"_s, id}});
        QCOMPARE(detail.value("events"_L1).toArray().size(), 4);
    }

    void findsCustomersMasked()
    {
        start();
        const QJsonArray found = m_ana->call(u"customers.search"_s, {{u"text"_s, u"lop"_s}}).value("result"_L1).toArray();
        QCOMPARE(found.size(), 1);
        const QJsonObject customer = found.first().toObject();
        QCOMPARE(customer.value("name"_L1).toString(), u"María <b>López</b>"_s); // as it is: shown as text, not cleaned
        QVERIFY(customer.value("phoneMasked"_L1).toString().endsWith(u"23"_s));
        QVERIFY(!customer.contains("customerId"_L1));
        QCOMPARE(m_ana->call(u"customers.search"_s, {{u"text"_s, u"  "_s}}).value("result"_L1).toArray().size(), 0);
        QCOMPARE(TestRelay::refusal(*m_ana, u"customers.search"_s, {{u"text"_s, u"a"_s}, {u"limit"_s, 21}}), u"invalid"_s);
    }

    void wordsAreManyAndPlainInEveryLanguage()
    {
        for (const QString &language : {u"en"_s, u"es"_s, u"pt-BR"_s}) {
            const QStringList words = relay::delivery::wordList(language);
            QVERIFY(words.size() >= 256);
            QCOMPARE(QSet<QString>(words.begin(), words.end()).size(), words.size());
            for (const QString &word : words)
                QVERIFY2(word.size() >= 3 && word.size() <= 10 && word == word.trimmed(), qPrintable(word));
        }
    }

private:
    /// data.detail of a call that must be refused.
    static QString detail(StreamProbe &console, const QJsonObject &params, const QString &method = u"verification.start"_s)
    {
        const QJsonObject error = console.call(method, params).value("error"_L1).toObject();
        return error.value("data"_L1).toObject().value("detail"_L1).toString();
    }
    void start()
    {
        m_relay->start();
        m_ana = m_relay->console("ana");
    }

    std::unique_ptr<TestRelay> m_relay;
    std::unique_ptr<StreamProbe> m_ana;
};

QTEST_GUILESS_MAIN(CallsTest)
#include "calls_test.moc"
