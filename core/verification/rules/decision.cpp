// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/decision.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::verification
{

namespace
{

constexpr int kCodeBlocklisted = 4003;
constexpr int kCodeNotEnrolled = 4004;
constexpr int kCodeSpoof = 4005;
constexpr int kCodeNotRecognized = 4015;

/// Two confidences exactly as far apart as the margin are within it, although 0.92 - 0.90 in binary is a little more than 0.02.
constexpr double kRounding = 1e-9;

constexpr std::array kQualityErrors{
    std::pair{"FACE_TOO_DARK"_L1, Reason::TooDark},
    std::pair{"FACE_TOO_BLURRY"_L1, Reason::TooBlurry},
    std::pair{"FACE_TOO_SMALL"_L1, Reason::TooSmall},
    std::pair{"FACE_MASK_DETECTED"_L1, Reason::MaskWorn},
    std::pair{"LENSES_DETECTED"_L1, Reason::LensesWorn},
    std::pair{"HEAD_COVER_DETECTED"_L1, Reason::HeadCovered},
    std::pair{"CLOSED_EYES_DETECTED"_L1, Reason::EyesClosed},
    std::pair{"SELFIE_FACE_OCCLUDED"_L1, Reason::FaceOccluded},
    std::pair{"MULTIPLE_FACES_DETECTED"_L1, Reason::SeveralFaces},
    std::pair{"FACE_NOT_FOUND"_L1, Reason::NoFace},
    std::pair{"FACE_CROPPING_FAILED"_L1, Reason::FaceCropped},
    std::pair{"BAD_PHOTO_QUALITY"_L1, Reason::LowQuality},
    std::pair{"SELFIE_IMAGE_LOW_QUALITY"_L1, Reason::LowQuality},
};

Decision decided(Row row, Verdict verdict, Reason reason)
{
    return {.verdict = verdict, .reasons = {reason}, .row = row};
}

/// A row with a star in docs/domain.md: no verdict while Incode reports attempts left.
Decision starred(const Evidence &evidence, Row row, Verdict verdict, Reason reason)
{
    Decision decision = decided(row, verdict, reason);
    if (evidence.attemptsLeft.value_or(0) > 0) {
        decision.verdict.reset();
        decision.tryAgain = true;
    }
    return decision;
}

/// Whether Incode always sends faceMatch in this shape.
bool hasFaceMatch(Source source)
{
    return source == Source::LegacyOneToN || source == Source::LegacyOneToOne;
}

/// Rows 1 to 6: an error of Incode's, or a spoof attempt.
std::optional<Decision> decideError(const Evidence &evidence)
{
    const VendorError error = evidence.error.value_or(VendorError{});
    const QString name = error.name.trimmed().toUpper();
    const auto is = [&error, &name](int code, QLatin1StringView errorName) { return error.code == code || name == errorName; };

    if (evidence.spoofAttempt == Flag::Yes || is(kCodeSpoof, "SPOOF_DETECTED"_L1))
        return decided(Row::Spoof, Verdict::SpoofSuspected, Reason::Spoof);
    if (!evidence.error)
        return std::nullopt;
    if (error.code == kCodeBlocklisted)
        return decided(Row::Blocklisted, Verdict::Blocklisted, Reason::Blocklisted);
    if (is(kCodeNotEnrolled, "NONEXISTENT_CUSTOMER"_L1))
        return decided(Row::NotEnrolled, Verdict::NotEnrolled, Reason::NotEnrolled);
    if (is(kCodeNotRecognized, "USER_IS_NOT_RECOGNIZED"_L1))
        return starred(evidence, Row::NotRecognized, Verdict::NotRecognized, Reason::NoMatch);
    for (const auto &[errorName, reason] : kQualityErrors) {
        if (name == errorName)
            return starred(evidence, Row::PhotoQuality, Verdict::Inconclusive, reason);
    }
    return decided(Row::OtherError, Verdict::Inconclusive, Reason::VendorError);
}

/// Row 7: what must be there is missing, or its parts disagree.
std::optional<Decision> decideCoherence(const Evidence &evidence)
{
    const auto inconclusive = [](Reason reason) { return decided(Row::Incoherent, Verdict::Inconclusive, reason); };

    if (evidence.overall == Overall::Fail) {
        if (evidence.faceMatch == Flag::Yes)
            return inconclusive(Reason::Contradictory);
        return std::nullopt;
    }
    if (evidence.overall != Overall::Pass)
        return inconclusive(Reason::Incomplete);
    if (evidence.faceMatch == Flag::No)
        return inconclusive(Reason::Contradictory);
    if (evidence.faceMatch != Flag::Yes && hasFaceMatch(evidence.source))
        return inconclusive(Reason::Incomplete);
    if (evidence.spoofAttempt == Flag::Mistyped)
        return inconclusive(Reason::Incomplete);
    // The legacy 1:N webhook always states both; missing is never read as "no".
    const bool statesVetoes = evidence.source == Source::LegacyOneToN;
    if (statesVetoes && (evidence.spoofAttempt == Flag::Absent || evidence.secondFactor == Flag::Absent))
        return inconclusive(Reason::Incomplete);
    if (evidence.secondFactor == Flag::Mistyped)
        return inconclusive(Reason::Incomplete);
    if (evidence.matchedCustomerId.trimmed().isEmpty())
        return inconclusive(Reason::Incomplete);
    return std::nullopt;
}

/// Row 11.
bool isAmbiguous(const std::vector<Candidate> &candidates, double margin)
{
    if (candidates.size() < 2)
        return false;
    std::vector<double> confidences;
    confidences.reserve(candidates.size());
    for (const Candidate &candidate : candidates) {
        if (!std::isfinite(candidate.confidence))
            return true;
        confidences.push_back(candidate.confidence);
    }
    std::partial_sort(confidences.begin(), confidences.begin() + 2, confidences.end(), std::greater<>());
    return confidences[0] - confidences[1] <= margin + kRounding;
}

/// Row 12. NaN counts as too low.
bool isBelow(const std::optional<double> &confidence, double minimum)
{
    return minimum > 0.0 && confidence && !(*confidence >= minimum);
}

/// Rows 10 to 13: a person must look.
std::optional<Decision> decideDoubts(const Evidence &evidence, const Policy &policy, bool vendorReviewPending)
{
    if (evidence.secondFactor == Flag::Yes)
        return decided(Row::SecondFactor, Verdict::NeedsReview, Reason::SecondFactor);
    if (isAmbiguous(evidence.candidates, policy.ambiguityMargin))
        return decided(Row::Ambiguous, Verdict::NeedsReview, Reason::Ambiguous);
    if (isBelow(evidence.confidence, policy.minimumConfidence))
        return decided(Row::LowConfidence, Verdict::NeedsReview, Reason::LowConfidence);
    if (vendorReviewPending)
        return decided(Row::VendorReview, Verdict::NeedsReview, Reason::VendorReview);
    return std::nullopt;
}

/// Rows 14 to 16.
Decision decideConfirmation(Confirmation confirmation)
{
    switch (confirmation) {
    case Confirmation::NotRequired:
    case Confirmation::Confirmed:
        return {.verdict = Verdict::Verified, .reasons = {}, .row = Row::Verified};
    case Confirmation::Pending:
        return {.verdict = {}, .reasons = {}, .row = Row::None, .tryAgain = false, .awaitConfirmation = true};
    case Confirmation::OtherIdentity:
        return decided(Row::OtherIdentity, Verdict::WrongPerson, Reason::OtherCustomer);
    case Confirmation::Refused:
        return decided(Row::NotConfirmed, Verdict::Inconclusive, Reason::NotConfirmed);
    case Confirmation::OutOfReach:
        break;
    }
    return decided(Row::NotConfirmed, Verdict::Inconclusive, Reason::Unconfirmed);
}

} // namespace

bool isSameCustomer(const QString &a, const QString &b)
{
    const QString left = a.trimmed();
    return !left.isEmpty() && left == b.trimmed();
}

Decision decide(const Evidence &evidence, const QString &claimedCustomerId, const Policy &policy, Confirmation confirmation,
                bool vendorReviewPending)
{
    if (!isResult(evidence)) // against the precondition, but still not green
        return decided(Row::Incoherent, Verdict::Inconclusive, Reason::Incomplete);
    if (const auto decision = decideError(evidence))
        return *decision;
    if (const auto decision = decideCoherence(evidence))
        return *decision;
    if (evidence.overall == Overall::Fail)
        return starred(evidence, Row::Failed, Verdict::NotRecognized, Reason::NoMatch);
    if (!isSameCustomer(evidence.matchedCustomerId, claimedCustomerId))
        return decided(Row::OtherCustomer, Verdict::WrongPerson, Reason::OtherCustomer);
    if (const auto decision = decideDoubts(evidence, policy, vendorReviewPending))
        return *decision;
    return decideConfirmation(confirmation);
}

Classification classify(const Evidence &evidence, const Policy &policy)
{
    if (!isResult(evidence))
        return {};
    const Decision decision = decide(evidence, evidence.matchedCustomerId, policy);
    return {.isResult = true,
            .isPass = decision.verdict == Verdict::Verified || decision.verdict == Verdict::NeedsReview,
            .isPhotoQuality = decision.row == Row::PhotoQuality};
}

} // namespace authlink::verification
