// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connection/call_pacer.h"
#include "core/protocol/call_costs.h"
#include "core/protocol/stream.h"

#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using client::CallPacer;
using client::Urgency;

namespace
{

constexpr CallPacer::Moment kNow = 1'000'000s;

QList<quint64> allAt(CallPacer &pacer, CallPacer::Moment now)
{
    QList<quint64> ids;
    while (const auto id = pacer.take(now))
        ids.append(*id);
    return ids;
}

} // namespace

class CallPacerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAnAgentDoesGoesFirst()
    {
        CallPacer pacer;
        pacer.add({.id = 1, .urgency = Urgency::Refresh, .cost = 1});
        pacer.add({.id = 2, .urgency = Urgency::Look, .cost = 1});
        pacer.add({.id = 3, .urgency = Urgency::Act, .cost = 1});
        QCOMPARE(allAt(pacer, kNow), (QList<quint64>{3, 2, 1}));
        QVERIFY(!pacer.nextAt(kNow));
    }

    /// A search that reads years of history must not keep the panels grey, nor the other way round.
    void lookingAndRefreshingTakeTurns()
    {
        CallPacer pacer;
        for (quint64 i = 0; i < 3; ++i) {
            pacer.add({.id = i, .urgency = Urgency::Look, .cost = 1});
            pacer.add({.id = 10 + i, .urgency = Urgency::Refresh, .cost = 1});
        }
        QCOMPARE(allAt(pacer, kNow), (QList<quint64>{0, 10, 1, 11, 2, 12}));
    }

    void somethingIsLeftForWhatAnAgentDoes()
    {
        CallPacer pacer;
        pacer.setLimits({.burst = 60, .perSecond = 20, .getIds = 1});
        for (quint64 i = 0; i < 100; ++i)
            pacer.add({.id = i, .urgency = Urgency::Refresh, .cost = 1});
        QCOMPARE(allAt(pacer, kNow).size(), 20);
        for (quint64 i = 200; i < 220; ++i)
            pacer.add({.id = i, .urgency = Urgency::Act, .cost = 1});
        QCOMPARE(allAt(pacer, kNow).size(), 10); // and even so no more than half of what the relay allows
    }

    /// Whatever is asked for, and whenever: what goes out fits into the relay's own budget beside as much of another console.
    void staysBelowTheRelaysBudget()
    {
        const protocol::CallLimits limits{.burst = 60, .perSecond = 20, .getIds = 50};
        CallPacer pacer;
        pacer.setLimits(limits);
        base::TokenBucket relay(base::TokenRate::perSecond(limits.perSecond, limits.burst));
        QHash<quint64, int> costs;
        quint64 id = 0;
        for (int step = 0; step < 2'000; ++step) {
            const CallPacer::Moment now = kNow + step * 10ms;
            const std::array methods{protocol::kHistorySearch, protocol::kVerificationList, protocol::kVerificationGet,
                                     protocol::kVerificationStart};
            const auto method = methods.at(static_cast<std::size_t>(step) % methods.size());
            const int cost = protocol::callCost(method, {});
            costs.insert(++id, cost);
            pacer.add({.id = id, .urgency = client::urgencyOf(method), .cost = cost});
            const auto sent = allAt(pacer, now);
            for (const quint64 one : sent)
                QVERIFY(relay.take(now, costs.value(one)));
        }
        QVERIFY(pacer.nextAt(kNow + 20s)); // more was asked for than goes out
    }

    void waitsForAsLongAsTheRelaySays()
    {
        CallPacer pacer;
        const CallPacer::Call call{.id = 1, .urgency = Urgency::Look, .cost = 5};
        pacer.add(call);
        QCOMPARE(allAt(pacer, kNow), QList<quint64>{1});
        pacer.add({.id = 2, .urgency = Urgency::Look, .cost = 1});
        pacer.add({.id = 3, .urgency = Urgency::Act, .cost = 1});
        pacer.refused(call, kNow + 3s);
        QCOMPARE(allAt(pacer, kNow + 2999ms), QList<quint64>());
        QCOMPARE(pacer.nextAt(kNow), std::optional<CallPacer::Moment>(kNow + 3s));
        QCOMPARE(allAt(pacer, kNow + 3s), (QList<quint64>{3, 1, 2}));
    }

    void aCallThatCostsMoreThanTheBurstGoesOutAllTheSame()
    {
        CallPacer pacer;
        pacer.setLimits({.burst = 2, .perSecond = 1, .getIds = 1});
        pacer.add({.id = 1, .urgency = Urgency::Look, .cost = 5});
        QCOMPARE(allAt(pacer, kNow), QList<quint64>{1});
    }

    void whatIsGivenUpDoesNotGoOut()
    {
        CallPacer pacer;
        pacer.add({.id = 1, .urgency = Urgency::Act, .cost = 1});
        pacer.add({.id = 2, .urgency = Urgency::Act, .cost = 1});
        pacer.drop(1);
        QCOMPARE(allAt(pacer, kNow), QList<quint64>{2});
        pacer.add({.id = 3, .urgency = Urgency::Refresh, .cost = 1});
        pacer.clear();
        QVERIFY(!pacer.nextAt(kNow));
    }

    void costsGrowWithWhatIsAskedFor()
    {
        const auto ids = [](int count) {
            QJsonArray array;
            for (int i = 0; i < count; ++i)
                array.append(QString::number(i));
            return QJsonObject{{QStringLiteral("ids"), array}};
        };
        using protocol::callCost;
        QCOMPARE(callCost(protocol::kVerificationGet, {{QStringLiteral("id"), QStringLiteral("v1")}}), 1);
        QCOMPARE(callCost(protocol::kVerificationGet, ids(1)), 1);
        QCOMPARE(callCost(protocol::kVerificationGet, ids(11)), 2);
        QCOMPARE(callCost(protocol::kVerificationGet, ids(protocol::kMaxGetIds)), protocol::kMaxGetIds / protocol::kIdsPerToken);
        QCOMPARE(callCost(protocol::kVerificationGet, ids(5'000)), callCost(protocol::kVerificationGet, ids(protocol::kMaxGetIds)));
        QCOMPARE(callCost(protocol::kVerificationGet, {{QStringLiteral("ids"), 7}}), 1);
    }
};

QTEST_GUILESS_MAIN(CallPacerTest)
#include "call_pacer_test.moc"
