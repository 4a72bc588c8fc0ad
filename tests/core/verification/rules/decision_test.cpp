// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/decision.h"

#include "tests/core/verification/print_values.h"
#include "tests/core/verification/samples.h"

#include <QTest>

#include <functional>
#include <limits>

using namespace authlink;
using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Evidence)
Q_DECLARE_METATYPE(std::optional<Verdict>)

class DecisionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheTable_data();
    void followsTheTable();
    void firstRowThatAppliesWins();
    void starredRowsWaitWhileAttemptsAreLeft();
    void otherRowsDecideDespiteAttemptsLeft();
    void comparesCustomerIdsExactlyAfterTrimming();
    void countsCandidatesWithinTheMarginAsAmbiguous();
    void checksConfidenceOnlyWhereBothExist();
    void waitsForConfirmationAndObeysIt();
    void sessionEventsNeverDecideGreen();

private:
    Policy m_policy;
    Decision decideNow(const Evidence &evidence) const { return decide(evidence, QString(kClaimed), m_policy); }
};

namespace
{
Evidence changed(Evidence evidence, const std::function<void(Evidence &)> &change)
{
    change(evidence);
    return evidence;
}
Evidence withCode(int code)
{
    return changed(faceFail(start(), u"X"_s), [code](Evidence &e) { e.error = VendorError{.code = code, .name = {}, .message = {}}; });
}
Evidence withName(const char *name)
{
    return faceFail(start(), QString::fromLatin1(name));
}
void row(const char *name, const Evidence &evidence, int number, std::optional<Verdict> verdict, const char *reason)
{
    QTest::newRow(name) << evidence << number << verdict << QString::fromLatin1(reason);
}
} // namespace

void DecisionTest::followsTheTable_data()
{
    QTest::addColumn<Evidence>("evidence");
    QTest::addColumn<int>("number");
    QTest::addColumn<std::optional<Verdict>>("verdict");
    QTest::addColumn<QString>("reason");

    const Evidence legacy = legacyPass(start());
    const Evidence face = facePass(start());
    row("1 spoof despite pass", changed(legacy, [](Evidence &e) { e.spoofAttempt = Flag::Yes; }), 1, Verdict::SpoofSuspected, "spoof");
    row("1 code", withCode(4005), 1, Verdict::SpoofSuspected, "spoof");
    row("1 name", withName("SPOOF_DETECTED"), 1, Verdict::SpoofSuspected, "spoof");
    row("2 code", withCode(4003), 2, Verdict::Blocklisted, "blocklisted");
    row("3 code", withCode(4004), 3, Verdict::NotEnrolled, "not_enrolled");
    row("3 name", withName("NONEXISTENT_CUSTOMER"), 3, Verdict::NotEnrolled, "not_enrolled");
    row("4 code", withCode(4015), 4, Verdict::NotRecognized, "no_match");
    row("4 name", withName("USER_IS_NOT_RECOGNIZED"), 4, Verdict::NotRecognized, "no_match");
    const std::vector<std::pair<const char *, const char *>> quality{{"FACE_TOO_DARK", "too_dark"},
                                                                     {"FACE_TOO_BLURRY", "too_blurry"},
                                                                     {"FACE_TOO_SMALL", "too_small"},
                                                                     {"FACE_MASK_DETECTED", "mask_worn"},
                                                                     {"LENSES_DETECTED", "lenses_worn"},
                                                                     {"HEAD_COVER_DETECTED", "head_covered"},
                                                                     {"CLOSED_EYES_DETECTED", "eyes_closed"},
                                                                     {"SELFIE_FACE_OCCLUDED", "face_occluded"},
                                                                     {"MULTIPLE_FACES_DETECTED", "several_faces"},
                                                                     {"FACE_NOT_FOUND", "no_face"},
                                                                     {"FACE_CROPPING_FAILED", "face_cropped"},
                                                                     {"BAD_PHOTO_QUALITY", "low_quality"},
                                                                     {"SELFIE_IMAGE_LOW_QUALITY", "low_quality"}};
    for (const auto &[name, reason] : quality)
        row(name, withName(name), 5, Verdict::Inconclusive, reason);
    for (const char *name : {"INACTIVE_SESSION", "HINT_NOT_PROVIDED", "BAD_REQUEST", "PROCESSING_ERROR", "DEFAULT_ERROR", "NEW_ONE"})
        row(name, withName(name), 6, Verdict::Inconclusive, "vendor_error");
    row("6 unknown code", withCode(405), 6, Verdict::Inconclusive, "vendor_error");
    row("6 empty error with pass", changed(face, [](Evidence &e) { e.error = VendorError{}; }), 6, Verdict::Inconclusive, "vendor_error");
    row("7 overall absent", changed(legacy, [](Evidence &e) { e.overall = Overall::Absent; }), 7, Verdict::Inconclusive, "incomplete");
    row("7 overall unknown", changed(face, [](Evidence &e) { e.overall = Overall::Unknown; }), 7, Verdict::Inconclusive, "incomplete");
    row("7 pass, no face match", changed(legacy, [](Evidence &e) { e.faceMatch = Flag::No; }), 7, Verdict::Inconclusive, "contradictory");
    row("7 face match absent 1:N", changed(legacy, [](Evidence &e) { e.faceMatch = Flag::Absent; }), 7, Verdict::Inconclusive,
        "incomplete");
    row("7 face match mistyped", changed(legacy, [](Evidence &e) { e.faceMatch = Flag::Mistyped; }), 7, Verdict::Inconclusive,
        "incomplete");
    row("7 face match absent 1:1",
        changed(legacy,
                [](Evidence &e) {
                    e.source = Source::LegacyOneToOne;
                    e.faceMatch = Flag::Absent;
                }),
        7, Verdict::Inconclusive, "incomplete");
    row("7 spoof mistyped", changed(face, [](Evidence &e) { e.spoofAttempt = Flag::Mistyped; }), 7, Verdict::Inconclusive, "incomplete");
    row("7 spoof absent 1:N", changed(legacy, [](Evidence &e) { e.spoofAttempt = Flag::Absent; }), 7, Verdict::Inconclusive, "incomplete");
    row("7 second factor mistyped", changed(legacy, [](Evidence &e) { e.secondFactor = Flag::Mistyped; }), 7, Verdict::Inconclusive,
        "incomplete");
    row("7 fail with face match",
        changed(legacy,
                [](Evidence &e) {
                    e.overall = Overall::Fail;
                    e.attemptsLeft = 2;
                }),
        7, Verdict::Inconclusive, "contradictory");
    row("7 no customer", changed(face, [](Evidence &e) { e.matchedCustomerId = u"  "_s; }), 7, Verdict::Inconclusive, "incomplete");
    row("8 fail", withName(""), 8, Verdict::NotRecognized, "no_match");
    row("9 other customer", changed(face, [](Evidence &e) { e.matchedCustomerId = u"somebody"_s; }), 9, Verdict::WrongPerson,
        "other_customer");
    row("10 second factor", changed(legacy, [](Evidence &e) { e.secondFactor = Flag::Yes; }), 10, Verdict::NeedsReview, "second_factor");
    row("16 legacy", legacy, 16, Verdict::Verified, "");
    row("16 face", face, 16, Verdict::Verified, "");
}

void DecisionTest::followsTheTable()
{
    QFETCH(const Evidence, evidence);
    QFETCH(const int, number);
    QFETCH(const std::optional<Verdict>, verdict);
    QFETCH(const QString, reason);
    const Decision decision = decideNow(evidence);
    QCOMPARE(static_cast<int>(decision.row), number);
    QCOMPARE(decision.verdict, verdict);
    QVERIFY(!decision.tryAgain);
    if (reason.isEmpty()) {
        QVERIFY(decision.reasons.empty());
    } else {
        QCOMPARE(decision.reasons.size(), std::size_t(1));
        QCOMPARE(nameOf(decision.reasons.front()), reason);
    }
}

void DecisionTest::firstRowThatAppliesWins()
{
    Evidence evidence = legacyPass(start());
    evidence.matchedCustomerId = u"somebody"_s;
    evidence.secondFactor = Flag::Yes;
    QCOMPARE(decideNow(evidence).row, Row::OtherCustomer);
    evidence.faceMatch = Flag::No;
    QCOMPARE(decideNow(evidence).row, Row::Incoherent);
    evidence.error = VendorError{.code = 4015, .name = u"FACE_TOO_DARK"_s, .message = {}};
    QCOMPARE(decideNow(evidence).row, Row::NotRecognized);
    evidence.error->code = 4003;
    QCOMPARE(decideNow(evidence).row, Row::Blocklisted);
    evidence.error->name = u"SPOOF_DETECTED"_s;
    QCOMPARE(decideNow(evidence).row, Row::Spoof);
}

void DecisionTest::starredRowsWaitWhileAttemptsAreLeft()
{
    for (const char *name : {"USER_IS_NOT_RECOGNIZED", "FACE_TOO_DARK", ""}) {
        const Decision waits = decideNow(faceFail(start(), QString::fromLatin1(name), 1));
        QVERIFY(waits.tryAgain);
        QVERIFY(!waits.verdict);
        QCOMPARE(waits.reasons.size(), std::size_t(1));
        for (const std::optional<int> left : {std::optional<int>(), std::optional(0), std::optional(-1)})
            QVERIFY(decideNow(faceFail(start(), QString::fromLatin1(name), left)).verdict.has_value());
    }
}

void DecisionTest::otherRowsDecideDespiteAttemptsLeft()
{
    QCOMPARE(decideNow(faceFail(start(), u"SPOOF_DETECTED"_s, 2)).verdict, Verdict::SpoofSuspected);
    QCOMPARE(decideNow(faceFail(start(), u"NONEXISTENT_CUSTOMER"_s, 2)).verdict, Verdict::NotEnrolled);
    QCOMPARE(decideNow(faceFail(start(), u"PROCESSING_ERROR"_s, 2)).verdict, Verdict::Inconclusive);
}

void DecisionTest::comparesCustomerIdsExactlyAfterTrimming()
{
    const auto verdictFor = [this](const QString &matched, const QString &claimed) {
        Evidence evidence = facePass(start());
        evidence.matchedCustomerId = matched;
        return decide(evidence, claimed, m_policy).verdict;
    };
    QCOMPARE(verdictFor(u" abc\n"_s, u"abc "_s), Verdict::Verified);
    QCOMPARE(verdictFor(u"ABC"_s, u"abc"_s), Verdict::WrongPerson);
    QCOMPARE(verdictFor(u"abcd"_s, u"abc"_s), Verdict::WrongPerson);
    QCOMPARE(verdictFor(u"abc"_s, QString()), Verdict::WrongPerson);
    QCOMPARE(verdictFor(QString(), QString()), Verdict::Inconclusive);
    QCOMPARE(verdictFor(u" "_s, u"  "_s), Verdict::Inconclusive);
}

void DecisionTest::countsCandidatesWithinTheMarginAsAmbiguous()
{
    const auto rowFor = [this](std::vector<double> confidences) {
        Evidence evidence = legacyPass(start());
        evidence.candidates.clear();
        for (const double confidence : confidences)
            evidence.candidates.push_back({.customerId = u"c"_s, .confidence = confidence});
        return decideNow(evidence).row;
    };
    QCOMPARE(rowFor({0.92}), Row::Verified);
    QCOMPARE(rowFor({0.92, 0.89}), Row::Verified);
    QCOMPARE(rowFor({0.92, 0.90}), Row::Ambiguous);       // exactly the margin
    QCOMPARE(rowFor({0.50, 0.91, 0.92}), Row::Ambiguous); // best first is not assumed
    QCOMPARE(rowFor({0.92, std::numeric_limits<double>::quiet_NaN()}), Row::Ambiguous);
    m_policy.ambiguityMargin = 0.05;
    QCOMPARE(rowFor({0.92, 0.89}), Row::Ambiguous);
    m_policy = {};
}

void DecisionTest::checksConfidenceOnlyWhereBothExist()
{
    Evidence evidence = legacyPass(start());
    evidence.confidence = 0.80;
    QCOMPARE(decideNow(evidence).row, Row::Verified);
    m_policy.minimumConfidence = 0.85;
    QCOMPARE(decideNow(evidence).row, Row::LowConfidence);
    QCOMPARE(decideNow(evidence).reasons, std::vector{Reason::LowConfidence});
    evidence.confidence = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(decideNow(evidence).row, Row::LowConfidence);
    evidence.confidence = 0.85;
    QCOMPARE(decideNow(evidence).row, Row::Verified);
    evidence.confidence.reset();
    QCOMPARE(decideNow(evidence).row, Row::Verified);
    m_policy = {};
}

void DecisionTest::waitsForConfirmationAndObeysIt()
{
    const auto with = [this](Confirmation confirmation, bool review = false) {
        return decide(facePass(start()), QString(kClaimed), m_policy, confirmation, review);
    };
    QVERIFY(with(Confirmation::Pending).awaitConfirmation);
    QVERIFY(!with(Confirmation::Pending).verdict);
    QCOMPARE(with(Confirmation::Confirmed).verdict, Verdict::Verified);
    QCOMPARE(with(Confirmation::OtherIdentity).row, Row::OtherIdentity);
    QCOMPARE(with(Confirmation::OtherIdentity).verdict, Verdict::WrongPerson);
    QCOMPARE(with(Confirmation::Refused).row, Row::NotConfirmed);
    QCOMPARE(with(Confirmation::Refused).reasons, std::vector{Reason::NotConfirmed});
    QCOMPARE(with(Confirmation::OutOfReach).reasons, std::vector{Reason::Unconfirmed});
    QCOMPARE(with(Confirmation::OutOfReach).verdict, Verdict::Inconclusive);
    QCOMPARE(with(Confirmation::Confirmed, true).row, Row::VendorReview);
    QCOMPARE(with(Confirmation::Confirmed, true).verdict, Verdict::NeedsReview);
}

void DecisionTest::sessionEventsNeverDecideGreen()
{
    Evidence evidence = facePass(start());
    evidence.source = Source::Session;
    QVERIFY(!isResult(evidence));
    QCOMPARE(decideNow(evidence).verdict, Verdict::Inconclusive);
}

QTEST_GUILESS_MAIN(DecisionTest)
#include "decision_test.moc"
