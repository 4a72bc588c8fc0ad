// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/waiting_line.h"

#include <QTest>

#include <memory>

using namespace std::chrono_literals;

namespace
{

struct Guest;
using Line = authlink::base::WaitingLine<Guest>;

struct Guest {
    Line::Place place;
};

} // namespace

class WaitingLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstIsWhoHasWaitedLongest()
    {
        Line line;
        Guest a, b;
        QVERIFY(line.isEmpty() && !line.isDue(1h, 0s));
        line.enter(a, a.place, 10s);
        line.enter(b, b.place, 20s);
        QCOMPARE(&line.first(), &a);
        QCOMPARE(line.firstSince(), Line::Moment(10s));
        QVERIFY(!line.isDue(14s, 5s));
        QVERIFY(line.isDue(15s, 5s));
    }

    void enteringAgainGoesToTheEnd()
    {
        Line line;
        Guest a, b;
        line.enter(a, a.place, 10s);
        line.enter(b, b.place, 20s);
        line.enter(a, a.place, 30s);
        QCOMPARE(line.size(), 2U);
        QCOMPARE(&line.first(), &b);
        b.place.leave();
        QCOMPARE(&line.first(), &a);
        QCOMPARE(line.firstSince(), Line::Moment(30s));
    }

    void aGuestWaitsInOneLineAtATime()
    {
        Line first, second;
        Guest a;
        first.enter(a, a.place, 10s);
        second.enter(a, a.place, 20s);
        QVERIFY(first.isEmpty());
        QVERIFY(a.place.isIn(second) && !a.place.isIn(first));
        QCOMPARE(&second.first(), &a);
        a.place.leave();
        a.place.leave();
        QVERIFY(second.isEmpty() && !a.place.isWaiting());
    }

    void whoGoesAwayLeavesTheLine()
    {
        Line line;
        Guest stays;
        auto goes = std::make_unique<Guest>();
        line.enter(*goes, goes->place, 10s);
        line.enter(stays, stays.place, 20s);
        goes.reset();
        QCOMPARE(line.size(), 1U);
        QCOMPARE(&line.first(), &stays);
    }
};

QTEST_GUILESS_MAIN(WaitingLineTest)
#include "waiting_line_test.moc"
