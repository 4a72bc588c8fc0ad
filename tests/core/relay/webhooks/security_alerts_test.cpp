// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/webhooks/security_alerts.h"
#include "tests/support/manual_clock.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using relay::webhooks::SecurityAlerts;

/// What people hear of a flood that a stranger makes.
class SecurityAlertsTest : public QObject
{
    Q_OBJECT

    static void oneUnproven(SecurityAlerts &alerts, const QStringList &agents) { alerts.unprovenPass(agents, u"session"_s, {u"v"_s}); }

private Q_SLOTS:
    void aFloodReachesAnAgentAsAFewNoticesAMinute()
    {
        test::ManualClock clock;
        SecurityAlerts alerts(clock);
        QSignalSpy told(&alerts, &SecurityAlerts::toUsers);
        for (int i = 0; i < 100; ++i)
            oneUnproven(alerts, {u"ana"_s});
        QCOMPARE(told.count(), 3);
        oneUnproven(alerts, {u"ana"_s, u"ben"_s}); // hers does not silence his
        QCOMPARE(told.count(), 4);
        QCOMPARE(told.last().first().toStringList(), QStringList{u"ben"_s});
        QCOMPARE(alerts.counts().unprovenPasses, 101U);
        clock.advance(1min);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"held back since the last such line: 100 lines and 98 notices"_s));
        oneUnproven(alerts, {u"ana"_s});
        QCOMPARE(told.count(), 5);
    }

    void whatIncodeDoesNotConfirmIsHeldBackInTheSameWay()
    {
        test::ManualClock clock;
        SecurityAlerts alerts(clock);
        QSignalSpy told(&alerts, &SecurityAlerts::toUsers);
        verification::Verification state;
        state.id = u"v"_s;
        state.agent.name = u"ana"_s;
        for (int i = 0; i < 10; ++i)
            alerts.notConfirmed(state);
        QCOMPARE(told.count(), 3);
        clock.advance(1min);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"notices held back since the last such line: 1$"_s));
        alerts.notConfirmed(state);
        QCOMPARE(told.count(), 4);
    }

    void aFloodOfConflictsReachesSupervisorsAsAFewNoticesAMinute()
    {
        test::ManualClock clock;
        SecurityAlerts alerts(clock);
        QSignalSpy told(&alerts, &SecurityAlerts::toSupervisors);
        for (int i = 0; i < 50; ++i)
            alerts.enrolmentConflict({.account = u"account-%1"_s.arg(i), .customerId = u"customer"_s, .at = clock.now()});
        QCOMPARE(told.count(), 3);
        QCOMPARE(alerts.counts().enrolmentConflicts, 50U);
        clock.advance(1min);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"49 lines and 47 notices"_s));
        alerts.enrolmentConflict({.account = u"account"_s, .customerId = u"customer"_s, .at = clock.now()});
        QCOMPARE(told.count(), 4);
    }

    void twoCallersForOneCustomerAreToldWithoutTheirIncodeId()
    {
        test::ManualClock clock;
        SecurityAlerts alerts(clock);
        QSignalSpy agents(&alerts, &SecurityAlerts::toUsers);
        QSignalSpy supervisors(&alerts, &SecurityAlerts::toSupervisors);
        verification::Customer customer{
            .account = u"1001"_s, .customerId = u"64a1f0c2d3e4"_s, .name = u"Maria"_s, .phone = {}, .email = {}, .language = {}};
        for (int i = 0; i < 10; ++i)
            alerts.sameCustomer({u"ana"_s}, customer, u"ben"_s);
        QCOMPARE(agents.count(), 3);
        QCOMPARE(supervisors.count(), 3);
        QCOMPARE(agents.last().first().toStringList(), QStringList{u"ana"_s});
        const QString text = supervisors.last().at(1).toString();
        QVERIFY2(text.contains(u"account 1001"_s) && text.contains(u"ana"_s) && text.contains(u"ben"_s), qPrintable(text));
        alerts.severalAgents({u"ana"_s, u"ben"_s, u"cleo"_s}, customer);
        QVERIFY(supervisors.last().at(1).toString().contains(u"ana, ben, cleo"_s));
        customer.account.clear();
        alerts.severalAgents({u"ana"_s, u"ben"_s, u"cleo"_s}, customer);
        QVERIFY(supervisors.last().at(1).toString().contains(u"Incode id •••3e4"_s));
        for (const auto &each : agents + supervisors)
            QVERIFY(!each.at(1).toString().contains(customer.customerId) && !each.at(1).toString().contains(customer.name));
        QCOMPARE(alerts.counts().sameCustomer, 10U);
        QCOMPARE(alerts.counts().severalAgents, 2U);
    }
};

QTEST_GUILESS_MAIN(SecurityAlertsTest)
#include "security_alerts_test.moc"
