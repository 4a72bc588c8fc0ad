// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/verification/oracle/oracle_world.h"

#include <QTest>

#include <functional>

using namespace authlink::verification;
using namespace authlink::verification::test;

/// Every combination of what happened, forgeries, delivery, answers and timing (oracle_world.h), against one rule: green only if the
/// vendor's own record says that this identity passed in this session.
class OracleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void greenOnlyIfTheVendorsRecordSaysSo_data();
    void greenOnlyIfTheVendorsRecordSaysSo();
    void honestSessionsTurnGreen();
    void lostWebhooksAreFoundByAsking();
    void bestEffortAcceptsAWebhookOnlyAgainstSilence();
    void noGreenStandsAgainstANo();
    void theOracleSeesWhatIsWrongWithoutConfirmation();
};

namespace
{

struct Tally {
    int cases = 0;
    int greens = 0;
    int wrongGreens = 0;
    QString firstWrong;
    QString trouble;
};

using Judge = std::function<void(const Plan &, const World &)>;
using Filter = std::function<bool(const Plan &)>;

/// Runs every combination; `common` gives link mode, landing page and policy.
Tally runAll(const Plan &common, const Judge &judge = {}, const Filter &filter = {})
{
    Tally tally;
    Plan plan = common;
    const auto runOne = [&tally, &plan, &judge, &filter] {
        plan.seed += 1;
        if (filter && !filter(plan))
            return;
        World world(plan);
        world.run();
        tally.cases += 1;
        tally.greens += world.turnedGreen() ? 1 : 0;
        tally.wrongGreens += world.wronglyGreen() ? 1 : 0;
        if (world.wronglyGreen() && tally.firstWrong.isEmpty())
            tally.firstWrong = plan.words();
        if (!world.trouble().isEmpty() && tally.trouble.isEmpty())
            tally.trouble = world.trouble();
        if (judge)
            judge(plan, world);
    };
    for (const Truth truth : allUpTo(Truth::Expired)) {
        for (const Forgery forgery : allUpTo(Forgery::Changed)) {
            for (const Delivery delivery : allUpTo(Delivery::AllLost)) {
                for (const Answers answers : allUpTo(Answers::Never)) {
                    for (const Timing timing : allUpTo(Timing::NewSessionAfterResend)) {
                        plan.truth = truth;
                        plan.forgery = forgery;
                        plan.delivery = delivery;
                        plan.answers = answers;
                        plan.timing = timing;
                        runOne();
                    }
                }
            }
        }
    }
    return tally;
}

bool answersInTime(Answers answers)
{
    return answers != Answers::Late && answers != Answers::Never;
}

/// The customer passed, nobody forged, and Incode answers in time: only the network can keep it from turning green.
bool isHonest(const Plan &plan)
{
    return plan.truth == Truth::PassClaimed && plan.forgery == Forgery::None && plan.timing == Timing::Normal
           && answersInTime(plan.answers);
}

} // namespace

void OracleTest::greenOnlyIfTheVendorsRecordSaysSo_data()
{
    QTest::addColumn<LinkMode>("mode");
    QTest::addColumn<bool>("landing");
    QTest::newRow("session, landing page") << LinkMode::Session << true;
    QTest::newRow("session, bare link") << LinkMode::Session << false;
    QTest::newRow("static, landing page") << LinkMode::Static << true;
    QTest::newRow("static, bare link") << LinkMode::Static << false;
}

void OracleTest::greenOnlyIfTheVendorsRecordSaysSo()
{
    QFETCH(LinkMode, mode);
    QFETCH(bool, landing);
    QString silentGreen;
    const Tally tally = runAll({.mode = mode, .landing = landing}, [&silentGreen](const Plan &plan, const World &world) {
        if (world.turnedGreen() && !world.wasAnswered())
            silentGreen = plan.words();
    });
    qInfo("%d cases, %d green, %d wrongly", tally.cases, tally.greens, tally.wrongGreens);
    QVERIFY2(tally.wrongGreens == 0, qPrintable(tally.firstWrong));
    QVERIFY2(silentGreen.isEmpty(), qPrintable(silentGreen));
    QVERIFY2(tally.trouble.isEmpty(), qPrintable(tally.trouble));
    QVERIFY(tally.cases > 15'000);
    QVERIFY(tally.greens > tally.cases / 100); // the oracle was put to the test
}

void OracleTest::honestSessionsTurnGreen()
{
    QString missed;
    const Judge judge = [&missed](const Plan &plan, const World &world) {
        if (!world.turnedGreen() || world.state().foundByAsking)
            missed = plan.words();
    };
    const Filter isHeard = [](const Plan &plan) {
        return isHonest(plan)
               && (plan.delivery == Delivery::InOrder || plan.delivery == Delivery::Twice || plan.delivery == Delivery::SessionLost);
    };
    for (const LinkMode mode : {LinkMode::Session, LinkMode::Static})
        QCOMPARE(runAll({.mode = mode}, judge, isHeard).cases, 3 * 4);
    QVERIFY2(missed.isEmpty(), qPrintable(missed));
}

void OracleTest::lostWebhooksAreFoundByAsking()
{
    QString missed;
    const Judge judge = [&missed](const Plan &plan, const World &world) {
        if (!world.turnedGreen() || !world.state().foundByAsking)
            missed = plan.words();
    };
    const Filter isLost = [](const Plan &plan) {
        return isHonest(plan) && (plan.delivery == Delivery::AllLost || plan.delivery == Delivery::ResultLost);
    };
    QCOMPARE(runAll({.mode = LinkMode::Session}, judge, isLost).cases, 2 * 4);
    QVERIFY2(missed.isEmpty(), qPrintable(missed));
}

void OracleTest::bestEffortAcceptsAWebhookOnlyAgainstSilence()
{
    int accepted = 0;
    QString wrong;
    const Filter someTimings = [](const Plan &plan) {
        return plan.timing == Timing::Normal || plan.timing == Timing::OldSessionAfterResend;
    };
    for (const LinkMode mode : {LinkMode::Session, LinkMode::Static}) {
        const Judge judge = [&](const Plan &plan, const World &world) {
            // Silence is the one thing that lets a webhook stand without the record, be it honest or not.
            if (world.wronglyGreen() && answersInTime(plan.answers))
                wrong = plan.words();
            accepted += world.turnedGreen() && !world.wasAnswered() ? 1 : 0;
        };
        const Tally all = runAll({.mode = mode, .confirm = ConfirmMode::BestEffort}, judge, someTimings);
        QVERIFY2(all.trouble.isEmpty(), qPrintable(all.trouble));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QVERIFY(accepted > 0);
}

void OracleTest::noGreenStandsAgainstANo()
{
    const Filter some = [](const Plan &plan) {
        const bool someTruth = plan.truth <= Truth::PassOther || plan.truth == Truth::FailClaimed || plan.truth == Truth::Review;
        const bool someForgery = plan.forgery <= Forgery::Pass || plan.forgery == Forgery::Changed;
        const bool someDelivery =
            plan.delivery == Delivery::InOrder || plan.delivery == Delivery::Shuffled || plan.delivery == Delivery::ResultLost;
        const bool someAnswers = plan.answers != Answers::AbsentFirst && plan.answers != Answers::ErrorsFirst;
        const bool someTiming = plan.timing != Timing::BeforeYes && plan.timing != Timing::AfterLife && plan.timing != Timing::OldCapture;
        return someTruth && someForgery && someDelivery && someAnswers && someTiming;
    };
    for (const Denial denial : allUpTo(Denial::OldLinkAfterGreen)) {
        for (const ConfirmMode confirm : {ConfirmMode::Off, ConfirmMode::BestEffort, ConfirmMode::Required}) {
            int denied = 0;
            int lost = 0; // a pass that did not count any more, or a green that was taken back
            const Judge judge = [&denied, &lost](const Plan &, const World &world) {
                denied += world.wasDenied() ? 1 : 0;
                lost += world.state().reasons == std::vector{Reason::CustomerDenied} ? 1 : 0;
            };
            const Tally tally = runAll({.confirm = confirm, .denial = denial}, judge, some);
            qInfo("%d cases, %d denied, %d of them no longer green", tally.cases, denied, lost);
            QVERIFY2(tally.trouble.isEmpty(), qPrintable(tally.trouble));
            if (confirm == ConfirmMode::Required)
                QVERIFY2(tally.wrongGreens == 0, qPrintable(tally.firstWrong));
            const bool isCheckingNeeded = denial == Denial::WhileChecking || denial == Denial::ElsewhereWhileChecking;
            if (denial != Denial::None && !(isCheckingNeeded && confirm == ConfirmMode::Off))
                QVERIFY(denied > 0);
            const bool endsAtOnce = denial == Denial::None || denial == Denial::AfterYes || denial == Denial::WhileChecking;
            QVERIFY(endsAtOnce || denied == 0 || lost > 0);
            if (denial == Denial::AfterYes || denial == Denial::ElsewhereAfterYes)
                QCOMPARE(tally.greens, 0);
        }
    }
}

void OracleTest::theOracleSeesWhatIsWrongWithoutConfirmation()
{
    // The same cases with the webhooks believed: forged ones get through, so the cases above can fail.
    const Filter prompt = [](const Plan &plan) { return plan.answers == Answers::Prompt; };
    for (const LinkMode mode : {LinkMode::Session, LinkMode::Static})
        QVERIFY(runAll({.mode = mode, .confirm = ConfirmMode::Off}, {}, prompt).wrongGreens > 100);
}

QTEST_GUILESS_MAIN(OracleTest)
#include "oracle_test.moc"
