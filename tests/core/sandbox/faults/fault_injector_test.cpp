// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/faults/fault_injector.h"
#include "tests/support/manual_clock.h"

#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using sandbox::faults::ApiFault;
using sandbox::faults::FaultInjector;
using sandbox::faults::Faults;

class FaultInjectorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsComeBeforeChanceAndRunOut()
    {
        FaultInjector injector(m_clock);
        injector.set({.dropNext = 2});
        QVERIFY(injector.takeDrop());
        QVERIFY(injector.takeDrop());
        QVERIFY(!injector.takeDrop());
        QVERIFY(!injector.takeDuplicate());
    }

    void chanceIsTheSeedsAndEachKindsOwn()
    {
        const auto draws = [this](quint32 seed, bool alsoLose) {
            FaultInjector injector(m_clock);
            Faults faults;
            faults.drop = 0.2;
            faults.lose = alsoLose ? 0.5 : 0;
            faults.seed = seed;
            injector.set(faults);
            QByteArray pattern;
            for (int i = 0; i < 1000; ++i) {
                (void)injector.takeLoss();
                pattern += injector.takeDrop() ? '1' : '0';
            }
            return pattern;
        };
        const QByteArray pattern = draws(7, false);
        QCOMPARE(draws(7, false), pattern);
        QCOMPARE(draws(7, true), pattern);
        QVERIFY(draws(8, false) != pattern);
        QVERIFY2(pattern.count('1') > 150 && pattern.count('1') < 250, pattern.constData()); // of 200 expected, sigma 12.6
    }

    void aRuleStrikesItsEndpointOnly()
    {
        FaultInjector injector(m_clock);
        Faults faults;
        faults.api = {{.fault = ApiFault::ServerError, .endpoint = "/omni/start", .next = 1}, {.fault = ApiFault::Hang, .next = 1}};
        injector.set(faults);
        QVERIFY(!injector.takeApiFault("/gateway/messages", false));
        const auto first = injector.takeApiFault("/omni/get/score", true);
        QVERIFY(first.has_value());
        QCOMPARE(first->fault, ApiFault::Hang);
        const auto second = injector.takeApiFault("/omni/start", true);
        QVERIFY(second.has_value());
        QCOMPARE(second->fault, ApiFault::ServerError);
        QVERIFY(!injector.takeApiFault("/omni/start", true));
    }

    void anOutageEndsByItself()
    {
        FaultInjector injector(m_clock);
        int changes = 0;
        injector.setChanged([&changes] { ++changes; });
        Faults faults;
        faults.outage = sandbox::faults::Outage::ServerError;
        faults.outageUntil = m_clock.now() + 60s;
        injector.set(faults);
        QVERIFY(injector.holdsWebhooks());
        m_clock.advance(60s - 1ms);
        QCOMPARE(injector.outage(), sandbox::faults::Outage::ServerError);
        m_clock.advance(1ms);
        QTRY_COMPARE(injector.outage(), sandbox::faults::Outage::None);
        QVERIFY(!injector.holdsWebhooks());
        QCOMPARE(changes, 2);
    }

private:
    test::ManualClock m_clock;
};

QTEST_GUILESS_MAIN(FaultInjectorTest)
#include "fault_injector_test.moc"
