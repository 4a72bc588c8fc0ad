// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/soak_plan.h"

#include <QTest>

using namespace authlink;
using test::Judgement;
using verification::Verdict;

/// The judge of the soak must be able to say "wrong".
class SoakPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void greenIsRightForAPassOnly()
    {
        for (const test::SoakPlan &plan : test::soakPlans()) {
            const bool passes = plan.captures.back() == sandbox::Capture::Pass;
            QCOMPARE(plan.truth == Verdict::Verified, passes);
            QCOMPARE(test::judge(plan, Verdict::Verified), passes ? Judgement::Right : Judgement::Wrong);
        }
    }

    void everyOutcomeOfTheIssueIsThere()
    {
        QSet<Verdict> truths;
        for (const test::SoakPlan &plan : test::soakPlans())
            truths.insert(plan.truth);
        QCOMPARE(truths, (QSet<Verdict>{Verdict::Verified, Verdict::WrongPerson, Verdict::NotRecognized, Verdict::SpoofSuspected,
                                        Verdict::Inconclusive}));
    }

    void accusationsMustBeTrueAndSilenceIsCautious()
    {
        for (const test::SoakPlan &plan : test::soakPlans()) {
            for (const Verdict accusation : {Verdict::WrongPerson, Verdict::SpoofSuspected, Verdict::Blocklisted, Verdict::NotEnrolled})
                QCOMPARE(test::judge(plan, accusation), accusation == plan.truth ? Judgement::Right : Judgement::Wrong);
            QVERIFY(test::judge(plan, Verdict::Inconclusive) != Judgement::Wrong);
            QCOMPARE(test::judge(plan, Verdict::NeedsReview), Judgement::Cautious);
            QCOMPARE(test::judge(plan, std::nullopt), Judgement::Cautious);
        }
        QCOMPARE(test::judge(test::soakPlans().front(), Verdict::NotRecognized), Judgement::Wrong);
    }
};

QTEST_GUILESS_MAIN(SoakPlanTest)
#include "soak_plan_test.moc"
