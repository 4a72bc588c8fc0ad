// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/stream/ping_wheel.h"

#include <QMap>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;

namespace
{

using Wheel = relay::stream::PingWheel<int>;

} // namespace

class PingWheelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoCameAtOnceIsSpreadOverTheRound()
    {
        std::vector<int> items(1000);
        Wheel wheel(10s, 0ms);
        for (int &item : items)
            wheel.add(&item);
        QMap<int *, int> turns;
        for (int round = 0; round < 3; ++round) {
            for (int slot = 1; slot <= Wheel::kSlots; ++slot) {
                const auto due = wheel.takeDue(round * 10s + slot * 100ms, Wheel::kSlots);
                QCOMPARE(due.items.size(), size_t(10));
                for (int *item : due.items)
                    ++turns[item];
            }
        }
        QCOMPARE(turns.size(), 1000);
        QCOMPARE(turns.values(), QList<int>(1000, 3));
    }

    void nobodyIsDueBeforeTheTime()
    {
        int item = 0;
        Wheel wheel(10s, 5s);
        wheel.add(&item);
        QCOMPARE(wheel.next(), 5100ms);
        QVERIFY(wheel.takeDue(5099ms, Wheel::kSlots).items.empty());
        QCOMPARE(wheel.takeDue(15s, Wheel::kSlots).items, std::vector<int *>{&item});
        QVERIFY(wheel.takeDue(15s, Wheel::kSlots).items.empty());
    }

    void whoLeftHasNoTurn()
    {
        int first = 0;
        int second = 0;
        Wheel wheel(10s, 0ms);
        wheel.add(&first);
        wheel.add(&second);
        wheel.remove(&first);
        wheel.remove(&first);
        QCOMPARE(wheel.takeDue(10s, Wheel::kSlots).items, std::vector<int *>{&second});
        wheel.remove(&second);
        QVERIFY(wheel.isEmpty());
    }

    void aJumpOfTheClockGivesOneTurn()
    {
        int item = 0;
        Wheel wheel(10s, 0ms);
        wheel.add(&item);
        const auto due = wheel.takeDue(1h, Wheel::kSlots);
        QCOMPARE(due.items.size(), size_t(1));
        QCOMPARE(due.slots, Wheel::kSlots);
        QCOMPARE(wheel.next(), 1h + 100ms);
    }

    void whatIsDueBeyondTheLimitIsLeftOut()
    {
        std::vector<int> items(Wheel::kSlots);
        Wheel wheel(10s, 0ms);
        for (int &item : items)
            wheel.add(&item);
        QCOMPARE(wheel.takeDue(10s, 30).items.size(), size_t(30));
        QVERIFY(wheel.takeDue(10s, 0).items.empty());
        QCOMPARE(wheel.takeDue(20s, Wheel::kSlots).items.size(), size_t(100)); // from where it stopped
    }
};

QTEST_GUILESS_MAIN(PingWheelTest)
#include "ping_wheel_test.moc"
