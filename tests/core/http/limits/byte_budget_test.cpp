// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/limits/byte_budget.h"

#include <QTest>

using namespace authlink;
using http::limits::ByteBudget;

namespace
{

const QHostAddress kOffice(0x0A000001);
const QHostAddress kStranger(0x0A000002);
constexpr ByteBudget::Limits kSmall{.all = 1000, .address = 600};

} // namespace

class ByteBudgetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoHoldsMostGivesWay()
    {
        ByteBudget budget(kSmall);
        ByteBudget::Share large(budget, &large, kStranger, true);
        ByteBudget::Share small(budget, &small, kOffice, true);
        large.set(900);
        small.set(100);
        QVERIFY(!budget.whoGivesWay());
        small.set(200);
        QCOMPARE(budget.whoGivesWay(), std::optional<ByteBudget::Holder>(&large)); // not the one that asked for more
        large.set(0);
        QVERIFY(!budget.whoGivesWay());
        QCOMPARE(budget.bytes(), 200);
    }

    void anAddressMayHoldOnlyItsPart()
    {
        ByteBudget budget(kSmall);
        ByteBudget::Share first(budget, &first, kStranger, false);
        ByteBudget::Share second(budget, &second, kStranger, false);
        ByteBudget::Share other(budget, &other, kOffice, false);
        first.set(400);
        second.set(200);
        other.set(100);
        QVERIFY(!second.isTooMuchOfItsAddress());
        second.set(201);
        QVERIFY(second.isTooMuchOfItsAddress());
        QVERIFY(!other.isTooMuchOfItsAddress());
        first.set(0);
        QVERIFY(!second.isTooMuchOfItsAddress());
    }

    void theExemptMayHoldMore()
    {
        ByteBudget budget(kSmall);
        ByteBudget::Share proxy(budget, &proxy, kStranger, true);
        proxy.set(900);
        QVERIFY(!proxy.isTooMuchOfItsAddress());
    }

    void aShareThatGoesGivesBackWhatItHeld()
    {
        ByteBudget budget(kSmall);
        {
            ByteBudget::Share share(budget, &share, kStranger, false);
            share.set(5000);
            QVERIFY(budget.whoGivesWay());
        }
        QCOMPARE(budget.bytes(), 0);
        QVERIFY(!budget.whoGivesWay());
    }
};

QTEST_GUILESS_MAIN(ByteBudgetTest)
#include "byte_budget_test.moc"
