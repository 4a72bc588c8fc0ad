// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/decision.h"

#include "tests/core/verification/rules/generators.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <functional>

using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace Qt::Literals::StringLiterals;

/// Properties of the table over generated evidence. Only Verified is green.
class DecisionPropertiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { tryCases(2000); }
    void nothingButRow16IsGreen();
    void greenNeedsEveryAffirmation();
    void everyEvidenceGetsExactlyOneAnswer();
    void removingAnAffirmationNeverMakesGreener();
    void removingAVetoFromTheLegacyResultNeverMakesGreener();
    void addingAVetoToAGreenTakesItAway();
    void orderOfCandidatesDoesNotMatter();
    void confirmationAndReviewNeverMakeGreener();
    void codecKeepsEveryEvidence();
    void generatorReachesGreenAndEveryRow();
};

namespace
{

Policy strictPolicy()
{
    Policy policy;
    policy.minimumConfidence = 0.9;
    return policy;
}

Decision decideNow(const Evidence &evidence)
{
    return decide(evidence, QString(kClaimed), strictPolicy());
}

bool isGreen(const Decision &decision)
{
    return decision.verdict == Verdict::Verified;
}

} // namespace

void DecisionPropertiesTest::nothingButRow16IsGreen()
{
    QVERIFY(rc::check("green if and only if row 16", [] {
        const Decision decision = decideNow(*rc::gen::oneOf(evidences(), nearPasses()));
        RC_ASSERT(isGreen(decision) == (decision.row == Row::Verified));
    }));
}

void DecisionPropertiesTest::greenNeedsEveryAffirmation()
{
    QVERIFY(rc::check("green says pass, the claimed customer, no error, no spoof, no doubt", [] {
        const Evidence evidence = *nearPasses();
        RC_PRE(isGreen(decideNow(evidence)));
        RC_ASSERT(isResult(evidence));
        RC_ASSERT(evidence.overall == Overall::Pass);
        RC_ASSERT(evidence.matchedCustomerId == kClaimed);
        RC_ASSERT(!evidence.error);
        RC_ASSERT(evidence.faceMatch != Flag::No);
        RC_ASSERT(evidence.spoofAttempt == Flag::No || evidence.spoofAttempt == Flag::Absent);
        RC_ASSERT(evidence.secondFactor == Flag::No || evidence.secondFactor == Flag::Absent);
        RC_ASSERT(evidence.confidence.value_or(1.0) >= 0.9);
    }));
}

void DecisionPropertiesTest::everyEvidenceGetsExactlyOneAnswer()
{
    QVERIFY(rc::check("a verdict, or another try", [] {
        const Decision decision = decideNow(*rc::gen::oneOf(evidences(), nearPasses()));
        RC_ASSERT(decision.verdict.has_value() != decision.tryAgain);
        RC_ASSERT(decision.row >= Row::Spoof && decision.row <= Row::Verified);
        RC_ASSERT(isGreen(decision) == decision.reasons.empty());
    }));
}

void DecisionPropertiesTest::removingAnAffirmationNeverMakesGreener()
{
    // Also fields that carry no say at all: their absence must not turn into one.
    using Remove = std::function<void(Evidence &)>;
    const std::vector<Remove> removals{
        [](Evidence &e) { e.overall = Overall::Absent; }, [](Evidence &e) { e.matchedCustomerId.clear(); },
        [](Evidence &e) { e.interviewId.clear(); },       [](Evidence &e) { e.externalCustomerId.clear(); },
        [](Evidence &e) { e.transactionId.clear(); },     [](Evidence &e) { e.attemptsLeft.reset(); },
        [](Evidence &e) { e.spoofConfidence.reset(); },
    };
    QVERIFY(rc::check("any shape", [&removals] {
        const Evidence evidence = *rc::gen::oneOf(evidences(), nearPasses());
        Evidence less = evidence;
        (*rc::gen::elementOf(removals))(less);
        RC_ASSERT(!isGreen(decideNow(less)) || isGreen(decideNow(evidence)));
    }));
}

void DecisionPropertiesTest::removingAVetoFromTheLegacyResultNeverMakesGreener()
{
    using Remove = std::function<void(Evidence &)>;
    const std::vector<Remove> removals{
        [](Evidence &e) { e.faceMatch = Flag::Absent; },
        [](Evidence &e) { e.spoofAttempt = Flag::Absent; },
        [](Evidence &e) { e.secondFactor = Flag::Absent; },
    };
    QVERIFY(rc::check("a shape that always has the field does not pass without it", [&removals] {
        Evidence evidence = *rc::gen::oneOf(evidences(), nearPasses());
        evidence.source = Source::LegacyOneToN;
        (*rc::gen::elementOf(removals))(evidence);
        RC_ASSERT(!isGreen(decideNow(evidence)));
    }));
}

void DecisionPropertiesTest::addingAVetoToAGreenTakesItAway()
{
    using Add = std::function<void(Evidence &)>;
    const std::vector<Add> vetoes{
        [](Evidence &e) { e.spoofAttempt = Flag::Yes; },
        [](Evidence &e) { e.spoofAttempt = Flag::Mistyped; },
        [](Evidence &e) { e.secondFactor = Flag::Yes; },
        [](Evidence &e) { e.secondFactor = Flag::Mistyped; },
        [](Evidence &e) { e.faceMatch = Flag::No; },
        [](Evidence &e) { e.overall = Overall::Fail; },
        [](Evidence &e) { e.overall = Overall::Unknown; },
        [](Evidence &e) { e.confidence = 0.1; },
        [](Evidence &e) { e.error = *vendorErrors(); },
        [](Evidence &e) { e.matchedCustomerId = u"somebody"_s; },
        [](Evidence &e) {
            e.candidates = {{u"a"_s, 0.9}, {u"b"_s, 0.895}};
        },
    };
    QVERIFY(rc::check("one word against it is enough", [&vetoes] {
        Evidence evidence = *nearPasses();
        RC_PRE(isGreen(decideNow(evidence)));
        (*rc::gen::elementOf(vetoes))(evidence);
        RC_ASSERT(!isGreen(decideNow(evidence)));
    }));
}

void DecisionPropertiesTest::orderOfCandidatesDoesNotMatter()
{
    QVERIFY(rc::check("reversed", [] {
        Evidence evidence = *rc::gen::oneOf(evidences(), nearPasses());
        const Decision before = decideNow(evidence);
        std::reverse(evidence.candidates.begin(), evidence.candidates.end());
        RC_ASSERT(decideNow(evidence) == before);
    }));
}

void DecisionPropertiesTest::confirmationAndReviewNeverMakeGreener()
{
    QVERIFY(rc::check("more questions, no more greens", [] {
        const Evidence evidence = *rc::gen::oneOf(evidences(), nearPasses());
        const auto confirmation = static_cast<Confirmation>(*rc::gen::inRange(0, 6));
        const bool review = *rc::gen::arbitrary<bool>();
        const Decision asked = decide(evidence, QString(kClaimed), strictPolicy(), confirmation, review);
        RC_ASSERT(!isGreen(asked) || isGreen(decideNow(evidence)));
        RC_ASSERT(!isGreen(asked) || !review);
        RC_ASSERT(!isGreen(asked) || confirmation == Confirmation::NotRequired || confirmation == Confirmation::Confirmed);
    }));
}

void DecisionPropertiesTest::codecKeepsEveryEvidence()
{
    QVERIFY(rc::check("through text and back", [] {
        const Evidence evidence = *rc::gen::oneOf(evidences(), nearPasses());
        const QByteArray text = toJsonText(evidence);
        const auto read = evidenceFromJson(QJsonDocument::fromJson(text).object());
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == evidence);
    }));
}

void DecisionPropertiesTest::generatorReachesGreenAndEveryRow()
{
    // Properties over evidence that never gets far would prove nothing.
    std::array<int, 17> seen{};
    QVERIFY(rc::check("counts", [&seen] { ++seen[static_cast<std::size_t>(decideNow(*rc::gen::oneOf(evidences(), nearPasses())).row)]; }));
    for (const Row row : {Row::Spoof, Row::Incoherent, Row::Failed, Row::OtherCustomer, Row::Verified})
        QVERIFY2(seen[static_cast<std::size_t>(row)] > 0, qPrintable(QString::number(static_cast<int>(row))));
}

QTEST_GUILESS_MAIN(DecisionPropertiesTest)
#include "decision_properties_test.moc"
