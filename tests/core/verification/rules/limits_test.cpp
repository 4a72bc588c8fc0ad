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
    void ownRecordIsRefused_data();
    void ownRecordIsRefused();
    void aCustomerIsVerifiedOnceAtATime();
    void somebodyElsesVerificationIsSaidBeforeAnyOtherLimit();
    void startsAMinuteAreLimited();
    void openVerificationsAreLimited();
    void threeFailuresLockTheCustomerUntilLifted();
};

namespace
{
base::Result<void> tryStart(const StartHistory &history, const OwnRecord &own = {})
{
    return mayStart({.name = u"ana"_s, .displayName = {}}, own, sampleCustomer(), history, start(), Policy{});
}
} // namespace

void LimitsTest::ownRecordIsRefused_data()
{
    QTest::addColumn<QString>("account");
    QTest::addColumn<QString>("customerId");
    QTest::addColumn<bool>("refused");
    QTest::newRow("nothing known") << QString() << QString() << false;
    QTest::newRow("another's") << u"1"_s << u"another"_s << false;
    QTest::newRow("account, without an id") << u" 4711"_s << QString() << true;
    QTest::newRow("account, whatever id it had") << u"4711"_s << u"another"_s << true;
    QTest::newRow("another account with the same id") << u"1"_s << u" "_s + QString(kClaimed) << true;
    QTest::newRow("nothing but blanks") << u" "_s << u" "_s << false;
}

void LimitsTest::ownRecordIsRefused()
{
    QFETCH(const QString, account);
    QFETCH(const QString, customerId);
    QFETCH(const bool, refused);
    const auto result = tryStart({}, {.account = account, .customerId = customerId});
    QCOMPARE(!result, refused);
    if (refused) {
        QCOMPARE(result.error().code, base::ErrorCode::NotAllowed);
        QCOMPARE(result.error().field, QString(kRefusedOwnRecord));
    }
}

void LimitsTest::aCustomerIsVerifiedOnceAtATime()
{
    const auto refusal = [](const std::vector<QString> &agents) {
        StartHistory history;
        history.undecidedBy = agents;
        const auto result = tryStart(history);
        return !result && result.error().code == base::ErrorCode::LimitReached ? result.error().field : QString();
    };
    QCOMPARE(refusal({}), QString());
    QCOMPARE(refusal({u"ben"_s}), QString(kRefusedOpenByOther));
    QCOMPARE(refusal({u"ana"_s}), QString(kRefusedOpenByYou));
    QCOMPARE(refusal({u"ana"_s, u"ben"_s}), QString(kRefusedOpenByOther)); // the alarming one

    Customer one = sampleCustomer();
    Customer other = one;
    other.account = u"another"_s;
    QVERIFY(isSameCustomer(one, other)); // two accounts of one person
    other.customerId = u"another"_s;
    QVERIFY(!isSameCustomer(one, other));
    other.account = one.account + u' ';
    QVERIFY(isSameCustomer(one, other)); // the id of the account was replaced meanwhile
    one.account.clear();
    other.account.clear();
    QVERIFY(!isSameCustomer(one, other)); // no account is not the same account
    other.customerId = one.customerId.toUpper() + u'x';
    QVERIFY(!isSameCustomer(one, other));
}

void LimitsTest::somebodyElsesVerificationIsSaidBeforeAnyOtherLimit()
{
    StartHistory history;
    history.undecidedBy = {u"ben"_s};
    history.agentOpen = 100;
    history.customerFailures = {start(), start(), start()};
    history.agentStarts = std::vector<base::Instant>(100, start());
    const auto result = tryStart(history);
    QVERIFY(!result);
    QCOMPARE(result.error().field, QString(kRefusedOpenByOther));
    const auto own = tryStart(history, {.account = sampleCustomer().account, .customerId = {}});
    QVERIFY(!own);
    QCOMPARE(own.error().field, QString(kRefusedOwnRecord));
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
