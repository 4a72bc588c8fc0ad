// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/limits.h"

#include "tests/core/verification/print_values.h"
#include "tests/core/verification/samples.h"

#include <QTest>

using namespace authlink;
using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// Who may start a verification, and how many: docs/domain.md "Limits".
class LimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownRecordIsRefused();
    void startsAMinuteAreLimited();
    void openVerificationsAreLimited();
    void threeFailuresLockTheCustomerUntilLifted();
};

namespace
{
base::Result<void> tryStart(const StartHistory &history, const QString &agentAccount = {})
{
    return mayStart({.name = u"ana"_s, .displayName = {}}, agentAccount, sampleCustomer(), history, start(), Policy{});
}
} // namespace

void LimitsTest::ownRecordIsRefused()
{
    QVERIFY(tryStart({}));
    QVERIFY(tryStart({}, u"1"_s));
    const auto own = tryStart({}, u" 4711"_s);
    QVERIFY(!own && own.error().code == base::ErrorCode::NotAllowed);
}

void LimitsTest::startsAMinuteAreLimited()
{
    StartHistory history;
    for (int i = 0; i < 9; ++i)
        history.agentStarts.push_back(start() - std::chrono::seconds(i));
    history.agentStarts.push_back(start() - 60s); // just out of the window
    QVERIFY(tryStart(history));
    history.agentStarts.push_back(start() - 50s);
    const auto limited = tryStart(history);
    QVERIFY(!limited && limited.error().code == base::ErrorCode::LimitReached);
    QCOMPARE(limited.error().retryAfter, 10s);
}

void LimitsTest::openVerificationsAreLimited()
{
    StartHistory history;
    history.agentOpen = 4;
    QVERIFY(tryStart(history));
    history.agentOpen = 5;
    const auto limited = tryStart(history);
    QVERIFY(!limited && limited.error().code == base::ErrorCode::LimitReached);
    QVERIFY(!limited.error().message.isEmpty());
}

void LimitsTest::threeFailuresLockTheCustomerUntilLifted()
{
    StartHistory history;
    history.customerFailures = {start() - 5min, start() - 64min};
    QVERIFY(tryStart(history));
    history.customerFailures.push_back(start() - 40min);
    const auto locked = tryStart(history);
    QVERIFY(!locked && locked.error().code == base::ErrorCode::Locked);
    QCOMPARE(locked.error().retryAfter, 10min);
    history.lockLiftedAt = start() - 1min;
    QVERIFY(tryStart(history));
    history.lockLiftedAt.reset();
    QVERIFY(!lockedUntil(history.customerFailures, {}, start() + 10min, Policy{}));
    history.customerFailures[1] = start() - 66min; // the first is out of the window of the third
    QVERIFY(tryStart(history));

    QVERIFY(countsAsFailure(Verdict::WrongPerson) && countsAsFailure(Verdict::NotRecognized));
    QVERIFY(countsAsFailure(Verdict::SpoofSuspected) && countsAsFailure(Verdict::Blocklisted));
    QVERIFY(!countsAsFailure(Verdict::Verified) && !countsAsFailure(Verdict::Inconclusive));
    QVERIFY(!countsAsFailure(Verdict::NotEnrolled) && !countsAsFailure(Verdict::NeedsReview));
}

QTEST_GUILESS_MAIN(LimitsTest)
#include "limits_test.moc"
