// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/relay/test_relay.h"

#include <QTest>

#include <algorithm>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::TestRelay;
using verification::Status;
using Press = TestRelay::Press;

/// What people see and may do while Incode does not answer.
class VendorAvailabilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_relay = std::make_unique<TestRelay>(); }
    void cleanup() { m_relay.reset(); }

    void everyConsoleHearsOfItOnceAndOfTheRecovery()
    {
        m_relay->start();
        const auto ana = m_relay->console("ana");
        const auto sue = m_relay->console("sue");
        m_relay->vendor.goOut(m_relay->clock.now());
        for (const auto *console : {ana.get(), sue.get()}) {
            QTRY_COMPARE(notices(*console, u"vendor_outage"_s), 1);
            QCOMPARE(notices(*console, u"vendor_recovered"_s), 0);
        }
        m_relay->vendor.comeBack();
        for (const auto *console : {ana.get(), sue.get()})
            QTRY_COMPARE(notices(*console, u"vendor_recovered"_s), 1);
        QCOMPARE(notices(*ana, u"vendor_outage"_s), 1);
    }

    void whoSignsInMeanwhileIsToldAtOnce()
    {
        m_relay->start();
        test::StreamProbe before;
        QCOMPARE(before.signIn(m_relay->streamUrl(), "token-ana").value("vendor"_L1).toString(), u"ok"_s);
        m_relay->vendor.goOut(m_relay->clock.now());
        test::StreamProbe during;
        QCOMPARE(during.signIn(m_relay->streamUrl(), "token-ben").value("vendor"_L1).toString(), u"outage"_s);
    }

    void nothingIsBegunThatIncodeMustCarry()
    {
        m_relay->start();
        const auto ana = m_relay->console("ana");
        m_relay->vendor.goOut(m_relay->clock.now());
        for (const QString &channel : {u"sms"_s, u"copy"_s, u"qr"_s})
            QCOMPARE(TestRelay::refusal(*ana, u"verification.start"_s, {{u"account"_s, u"2001"_s}, {u"channel"_s, channel}}),
                     u"vendor_unavailable"_s);
        QVERIFY(m_relay->services().repository.openIds().empty());
        QVERIFY(m_relay->incode.sessions.isEmpty());
        m_relay->vendor.comeBack();
        QVERIFY(!m_relay->startSent(*ana, u"2001"_s).isEmpty());
    }

    void aStaticLinkThatIncodeDoesNotCarryIsHandedOut()
    {
        m_relay->config.incode.link = verification::LinkMode::Static;
        m_relay->start();
        const auto ana = m_relay->console("ana");
        m_relay->vendor.goOut(m_relay->clock.now());
        QCOMPARE(TestRelay::refusal(*ana, u"verification.start"_s, {{u"account"_s, u"2001"_s}, {u"channel"_s, u"sms"_s}}),
                 u"vendor_unavailable"_s);
        QVERIFY(!m_relay->startSent(*ana, u"2001"_s, u"copy"_s).isEmpty());
    }

    void aLinkThatIsOutStaysAsGoodAsItWas()
    {
        m_relay->start();
        const auto ana = m_relay->console("ana");
        const QString id = m_relay->startSent(*ana, u"2001"_s);
        m_relay->clock.advance(61s);
        m_relay->vendor.goOut(m_relay->clock.now());
        QCOMPARE(TestRelay::refusal(*ana, u"verification.resend"_s, {{u"id"_s, id}}), u"vendor_unavailable"_s);
        QCOMPARE(m_relay->state(id).status, Status::Sent);
        QCOMPARE(m_relay->visit(Press::Look, m_relay->incode.newestLink()).kind, relay::http::LandingView::Kind::Question);
    }

    void theRelayItselfStaysReady()
    {
        m_relay->start();
        m_relay->vendor.goOut(m_relay->clock.now());
        QVERIFY(m_relay->services().health.unready().isEmpty());
    }

private:
    static int notices(const test::StreamProbe &console, const QString &code)
    {
        const auto &all = console.notifications();
        return static_cast<int>(std::count_if(all.cbegin(), all.cend(), [&code](const QJsonObject &one) {
            return one.value("method"_L1).toString() == u"notice"_s
                   && one.value("params"_L1).toObject().value("code"_L1).toString() == code;
        }));
    }

    std::unique_ptr<TestRelay> m_relay;
};

QTEST_GUILESS_MAIN(VendorAvailabilityTest)
#include "vendor_availability_test.moc"
