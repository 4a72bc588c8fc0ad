// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/rpc/contact_rules.h"

#include "tests/core/relay/test_relay.h"

#include <QJsonArray>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::StreamProbe;
using test::TestRelay;

/// Whom a user may have verified, and where the link may go.
class StartRightsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_relay = std::make_unique<TestRelay>(); }
    void cleanup()
    {
        m_ana.reset();
        m_relay.reset();
    }

    void startsForAnUnlistedCustomerWithAReasonWherePolicyAllows()
    {
        m_relay->config.policy.allowUnlistedCustomer = true;
        start();
        const auto sue = m_relay->console("sue");
        const QJsonObject params{
            {u"customer"_s, QJsonObject{{u"customerId"_s, u"cid-7"_s}, {u"name"_s, u"New"_s}, {u"phone"_s, u"+1 202 555 0144"_s}}},
            {u"reason"_s, u"moved branch"_s},
            {u"channel"_s, u"sms"_s}};
        QCOMPARE(detail(*m_ana, params), u"needs_supervisor"_s);
        const QJsonObject view = TestRelay::result(*sue, u"verification.start"_s, params);
        const QString id = view.value("id"_L1).toString();
        QTRY_COMPARE(m_relay->incode.messages.size(), 1);
        QCOMPARE(m_relay->incode.messages.first().phone, u"+12025550144"_s);
        QCOMPARE(m_relay->state(id).unlistedReason, u"moved branch"_s);
        QCOMPARE(view.value("unlisted"_L1), QJsonValue(true));
        QCOMPARE(sue->latest(id).value("unlisted"_L1), QJsonValue(true));
        const QJsonArray items = TestRelay::result(*sue, u"history.search"_s, {}).value("items"_L1).toArray();
        QCOMPARE(items.first().toObject().value("unlisted"_L1), QJsonValue(true));
    }

    void whoMayNotTypeACustomerIsNotOfferedIt()
    {
        const auto offered = [this](const QByteArray &user) {
            StreamProbe probe;
            return probe.signIn(m_relay->streamUrl(), "token-" + user)
                .value("policy"_L1)
                .toObject()
                .value("allowUnlistedCustomer"_L1)
                .toBool();
        };
        start();
        QVERIFY(!offered("ana") && !offered("sue")); // off unless the operator says so
        m_ana.reset();
        m_relay->stop();
        m_relay->config.policy.allowUnlistedCustomer = true;
        m_relay->start();
        QVERIFY(!offered("ana") && offered("sue"));
    }

    void refusesAnUnlistedCustomerWherePolicyForbids()
    {
        start();
        const auto sue = m_relay->console("sue");
        const QJsonObject customer{{u"customerId"_s, u"cid-7"_s}, {u"name"_s, u"New"_s}, {u"phone"_s, u"+12025550144"_s}};
        const QJsonObject params{{u"customer"_s, customer}, {u"reason"_s, u"r"_s}, {u"channel"_s, u"sms"_s}};
        for (StreamProbe *console : {m_ana.get(), sue.get()})
            QCOMPARE(detail(*console, params), u"unlisted_off"_s);
    }

    void nobodyTypesACustomerOfTheDirectoryAsUnlisted()
    {
        m_relay->config.policy.allowUnlistedCustomer = true;
        start();
        const auto sue = m_relay->console("sue");
        for (const QString &typed : {u"cid-2001"_s, u" cid-2001\t"_s}) {
            const QJsonObject customer{{u"customerId"_s, typed}, {u"name"_s, u"New"_s}, {u"phone"_s, u"+12025550144"_s}};
            const QJsonObject params{{u"customer"_s, customer}, {u"reason"_s, u"r"_s}, {u"channel"_s, u"sms"_s}};
            const QJsonObject error = sue->call(u"verification.start"_s, params).value("error"_L1).toObject();
            const QJsonObject data = error.value("data"_L1).toObject();
            QCOMPARE(data.value("code"_L1).toString(), u"invalid"_s);
            QCOMPARE(data.value("field"_L1).toString(), u"customer.customerId"_s);
            QCOMPARE(data.value("why"_L1).toString(), u"This customer is in the directory; pick them there."_s);
        }
        QCOMPARE(m_relay->incode.sessions.size(), 0);
    }

    void whatCanBeNobodysIdIsNotTypedAsOne()
    {
        m_relay->config.policy.allowUnlistedCustomer = true;
        start();
        const auto sue = m_relay->console("sue");
        for (const QString &typed : {u"63\u0430z"_s, u"63a\u2013z"_s, u"63a\u200b"_s, u"63a 4"_s, u"NULL"_s, u"unknown"_s, u"[63a]"_s}) {
            const QJsonObject customer{{u"customerId"_s, typed}, {u"name"_s, u"New"_s}, {u"phone"_s, u"+12025550144"_s}};
            const QJsonObject params{{u"customer"_s, customer}, {u"reason"_s, u"r"_s}, {u"channel"_s, u"sms"_s}};
            QCOMPARE(wrongField(*sue, u"verification.start"_s, params), u"customer.customerId"_s);
            QCOMPARE(detail(*m_ana, params), u"needs_supervisor"_s);
        }
        QCOMPARE(m_relay->incode.sessions.size(), 0);
    }

    void whatNobodySeesIsNotTypedIntoANameOrAnAddress()
    {
        m_relay->config.policy.allowUnlistedCustomer = true;
        start();
        const auto sue = m_relay->console("sue");
        const auto params = [](const QString &name, const QString &email) {
            const QJsonObject customer{
                {u"customerId"_s, u"cid-7"_s}, {u"name"_s, name}, {u"email"_s, email}, {u"phone"_s, u"+12025550144"_s}};
            return QJsonObject{{u"customer"_s, customer}, {u"reason"_s, u"r"_s}, {u"channel"_s, u"sms"_s}};
        };
        const QString method = u"verification.start"_s;
        QCOMPARE(wrongField(*sue, method, params(u"New\u200Bton"_s, {})), u"customer.name"_s);
        QCOMPARE(wrongField(*sue, method, params(u"New\u202Enot"_s, {})), u"customer.name"_s);
        QCOMPARE(wrongField(*sue, method, params(u"New"_s, u"new\u200B@example.com"_s)), u"customer.email"_s);
        const QString id = TestRelay::result(*sue, method, params(u"Ann\u00A0Lee"_s, u"ann@example.com"_s)).value("id"_L1).toString();
        QCOMPARE(m_relay->state(id).customer.name, u"Ann Lee"_s);
    }

    void anotherContactNeedsASupervisorAndIsMarked()
    {
        start();
        const auto sue = m_relay->console("sue");
        const QJsonObject params{{u"account"_s, u"2001"_s},
                                 {u"channel"_s, u"sms"_s},
                                 {u"contact"_s, QJsonObject{{u"value"_s, u"+12025550199"_s}, {u"reason"_s, u"new phone"_s}}}};
        QCOMPARE(TestRelay::refusal(*m_ana, u"verification.start"_s, params), u"not_allowed"_s);
        const QString id = TestRelay::result(*sue, u"verification.start"_s, params).value("id"_L1).toString();
        QTRY_COMPARE(m_relay->incode.messages.size(), 1);
        QCOMPARE(m_relay->incode.messages.first().phone, u"+12025550199"_s);
        QCOMPARE(m_relay->state(id).contactOverride->reason, u"new phone"_s);
    }

    void aNumberOnFileThatTakesNoMessageIsSaidBeforeOneIsSent_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::newRow("landline") << u"+34910123456"_s;
        QTest::newRow("toll-free") << u"+18002530000"_s;
        QTest::newRow("no such area") << u"+10002530000"_s;
        QTest::newRow("an area code of a service") << u"+19115550123"_s;
        QTest::newRow("too short for its country") << u"+1234567"_s;
        QTest::newRow("a form that ended") << u"+22997123456"_s;
    }
    void aNumberOnFileThatTakesNoMessageIsSaidBeforeOneIsSent()
    {
        QFETCH(QString, phone);
        start();
        importWithId(u"2012"_s, u"cid-2012"_s, phone);
        const QJsonObject bySms{{u"account"_s, u"2012"_s}, {u"channel"_s, u"sms"_s}};
        QCOMPARE(wrongField(*m_ana, u"verification.start"_s, bySms), u"contact"_s);
        QCOMPARE(m_relay->incode.sessions.size(), 0);
        const QString id = m_relay->startSent(*m_ana, u"2012"_s, u"copy"_s);
        QVERIFY(!id.isEmpty());
        m_relay->clock.advance(61s);
        QCOMPARE(wrongField(*m_ana, u"verification.resend"_s, {{u"id"_s, id}, {u"channel"_s, u"sms"_s}}), u"contact"_s);
        QCOMPARE(m_relay->incode.messages.size(), 0);
    }

    void aNumberOnFileIsDialledInTheFormOfItsPlan()
    {
        start();
        importWithId(u"2012"_s, u"cid-2012"_s, u"+4407912345678"_s); // with the zero of calls at home
        QVERIFY(!m_relay->startSent(*m_ana, u"2012"_s, u"sms"_s).isEmpty());
        QTRY_COMPARE(m_relay->incode.messages.size(), 1);
        QCOMPARE(m_relay->incode.messages.first().phone, u"+447912345678"_s);
    }

    void nobodyVerifiesTheirOwnRecord()
    {
        start();
        QCOMPARE(detail(*m_ana, {{u"account"_s, u"1001"_s}, {u"channel"_s, u"sms"_s}}), u"own_record"_s);
        // Another account of the same person: the bank may keep several.
        importWithId(u"1002"_s, u"cid-1001"_s);
        QCOMPARE(detail(*m_ana, {{u"account"_s, u"1002"_s}, {u"channel"_s, u"copy"_s}}), u"own_record"_s);
        const auto ben = m_relay->console("ben");
        QVERIFY(!m_relay->startSent(*ben, u"1002"_s, u"copy"_s).isEmpty());
    }

    void nobodyHasAHandInVerifyingThemselves()
    {
        m_relay->config.policy.allowUnlistedCustomer = true;
        start();
        store::User sue = **m_relay->store().reader().user(u"sue"_s);
        sue.account = u"2001"_s;
        QVERIFY(m_relay->store().saveUser(sue));
        importWithId(u"2011"_s, u"cid-2001"_s);
        const auto console = m_relay->console("sue");
        const QJsonObject self{{u"customerId"_s, u"cid-2001"_s}, {u"name"_s, u"Else"_s}, {u"phone"_s, u"+12025550144"_s}};
        QCOMPARE(detail(*console, {{u"customer"_s, self}, {u"reason"_s, u"r"_s}, {u"channel"_s, u"sms"_s}}), u"own_record"_s);
        const QString id = m_relay->startSent(*m_ana, u"2011"_s, u"copy"_s);
        m_relay->clock.advance(61s);
        const QJsonObject other{{u"value"_s, u"+12025550199"_s}, {u"reason"_s, u"mine"_s}};
        QCOMPARE(detail(*console, {{u"id"_s, id}, {u"contact"_s, other}}, u"verification.resend"_s), u"own_record"_s);
        QCOMPARE(detail(*console, {{u"id"_s, id}}, u"verification.link"_s), u"own_record"_s);
        QVERIFY(console->call(u"verification.cancel"_s, {{u"id"_s, id}}).contains("result"_L1)); // ending it proves nothing
    }

private:
    /// data.detail of a call that must be refused.
    static QString detail(StreamProbe &console, const QJsonObject &params, const QString &method = u"verification.start"_s)
    {
        const QJsonObject error = console.call(method, params).value("error"_L1).toObject();
        return error.value("data"_L1).toObject().value("detail"_L1).toString();
    }
    /// data.field of a call that must be refused as invalid.
    static QString wrongField(StreamProbe &console, const QString &method, const QJsonObject &params)
    {
        const QJsonObject data = console.call(method, params).value("error"_L1).toObject().value("data"_L1).toObject();
        const QString code = data.value("code"_L1).toString();
        return code == u"invalid" ? data.value("field"_L1).toString() : code;
    }
    void importWithId(const QString &account, const QString &customerId, const QString &phone = u"+12025550155"_s)
    {
        const verification::Customer customer{
            .account = account, .customerId = customerId, .name = u"Somebody"_s, .phone = phone, .email = {}, .language = u"en"_s};
        QVERIFY(m_relay->store()
                    .importCustomers({customer}, {.by = u"test"_s, .at = m_relay->clock.now(), .sharedIds = true})
                    .value()
                    .conflicts.empty());
    }
    void start()
    {
        m_relay->start();
        m_ana = m_relay->console("ana");
    }

    std::unique_ptr<TestRelay> m_relay;
    std::unique_ptr<StreamProbe> m_ana;
};

QTEST_GUILESS_MAIN(StartRightsTest)
#include "start_rights_test.moc"
