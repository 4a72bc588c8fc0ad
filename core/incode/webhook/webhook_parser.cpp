// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/webhook/webhook_parser.h"

#include "core/base/formats/json_guard.h"
#include "core/base/secret.h"
#include "core/incode/json_fields.h"
#include "core/incode/webhook/result_fields.h"
#include "core/incode/webhook/webhook_proof.h"
#include "core/incode/webhook/webhook_stripper.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::incode::webhook
{

using verification::Evidence;
using verification::Flag;
using verification::Overall;
using verification::SessionEvent;
using verification::Source;
using verification::VendorError;

namespace
{

constexpr QLatin1StringView kInterviewId = "interviewId"_L1;
constexpr QLatin1StringView kCustomerId = "customerId"_L1;
constexpr QLatin1StringView kExternalCustomerId = "externalCustomerId"_L1;
constexpr QLatin1StringView kExternalId = "externalId"_L1; // older name, Onboarding Status
constexpr QLatin1StringView kOverallStatus = "overallStatus"_L1;
constexpr QLatin1StringView kOnboardingStatus = "onboardingStatus"_L1;
constexpr QLatin1StringView kStatus = "status"_L1;
constexpr QLatin1StringView kAttempts = "attemptCounterState"_L1;
constexpr QLatin1StringView kHasLenses = "hasLenses"_L1;
constexpr QLatin1StringView kHasFaceMask = "hasFaceMask"_L1;

/// Fields that only the legacy 1:N and 1:1 webhooks carry.
constexpr QLatin1StringView kLegacyFields[] = {
    "faceMatch"_L1,    "recognitionConfidence"_L1, "transactionId"_L1, "spoofAttempt"_L1, "spoofConfidence"_L1, "secondFactor"_L1,
    "overallScore"_L1, "interviewToken"_L1,        "errorCode"_L1,     "errorMessage"_L1, "children"_L1,        kHasLenses,
    kHasFaceMask,
};

/// The six session events, then what Onboarding Status says of a whole session (docs/incode.md "Webhooks").
constexpr std::pair<QLatin1StringView, SessionEvent> kEvents[] = {
    {"SESSION_STARTED"_L1, SessionEvent::Started},
    {"SESSION_PROGRESS"_L1, SessionEvent::Progress},
    {"SESSION_SUCCEEDED"_L1, SessionEvent::Succeeded},
    {"SESSION_FAILED"_L1, SessionEvent::Failed},
    {"SESSION_PENDING_REVIEW"_L1, SessionEvent::PendingReview},
    {"IDENTITY_ENROLLED"_L1, SessionEvent::IdentityEnrolled},
    {"ONBOARDING_FINISHED"_L1, SessionEvent::Finished},
    {"EXPIRED"_L1, SessionEvent::Expired},
};

SessionEvent eventOf(const QString &name)
{
    const auto *const found =
        std::find_if(std::begin(kEvents), std::end(kEvents), [&name](const auto &event) { return event.first == name; });
    return found == std::end(kEvents) ? SessionEvent::Other : found->second;
}

bool namesASession(const QString &name)
{
    return name.startsWith("SESSION_"_L1) || name == "IDENTITY_ENROLLED"_L1;
}

bool hasAny(const QJsonObject &body, const auto &keys)
{
    return std::any_of(std::begin(keys), std::end(keys), [&body](QLatin1StringView key) { return body.contains(key); });
}

QString externalIdOf(const QJsonObject &body)
{
    const QString id = idField(body, kExternalCustomerId);
    return id.isEmpty() ? idField(body, kExternalId) : id;
}

/// Which webhook a body with a result is. A body that could be either is taken for the shape that asks for more to be green.
Source resultSource(const QJsonObject &body)
{
    constexpr std::array kFaceFields{kAttempts, kExternalCustomerId, "hint"_L1};
    const bool correlates = !idField(body, kInterviewId).isEmpty() || !externalIdOf(body).isEmpty();
    const bool looksLegacy = hasAny(body, kLegacyFields);
    const bool looksFace = hasAny(body, kFaceFields) || body.value("error"_L1).isObject();
    if (correlates && (looksFace || !looksLegacy))
        return Source::FaceAuthentication;
    // Only 1:1 has the two flags; and only 1:1, which was asked about one customer, names a customer when it fails.
    if (hasAny(body, std::array{kHasLenses, kHasFaceMask}))
        return Source::LegacyOneToOne;
    if (overallField(body) != Overall::Pass && !idField(body, kCustomerId).isEmpty())
        return Source::LegacyOneToOne;
    return Source::LegacyOneToN;
}

/// 1:1 fails for lenses or a mask without any error field (docs/incode.md "Webhooks"): said in the words of the newer webhook.
std::optional<VendorError> wornErrorOf(const QJsonObject &body, Overall overall)
{
    if (overall != Overall::Fail)
        return std::nullopt;
    if (flagField(body, kHasFaceMask) == Flag::Yes)
        return VendorError{.code = {}, .name = u"FACE_MASK_DETECTED"_s, .message = {}};
    if (flagField(body, kHasLenses) == Flag::Yes)
        return VendorError{.code = {}, .name = u"LENSES_DETECTED"_s, .message = {}};
    return std::nullopt;
}

Evidence resultEvidence(const QJsonObject &body)
{
    Evidence evidence;
    evidence.source = resultSource(body);
    evidence.interviewId = idField(body, kInterviewId);
    evidence.transactionId = idField(body, "transactionId"_L1);
    evidence.matchedCustomerId = idField(body, kCustomerId);
    evidence.externalCustomerId = externalIdOf(body);
    evidence.faceMatch = flagField(body, "faceMatch"_L1);
    evidence.overall = overallField(body);
    evidence.confidence = confidenceOf(body);
    evidence.candidates = candidatesOf(body);
    evidence.spoofAttempt = flagField(body, "spoofAttempt"_L1);
    evidence.spoofConfidence = numberField(body, "spoofConfidence"_L1);
    evidence.secondFactor = flagField(body, "secondFactor"_L1);
    evidence.error = errorOf(body);
    if (!evidence.error)
        evidence.error = wornErrorOf(body, evidence.overall);
    const auto left = integerField(body.value(kAttempts).toObject(), "remaining"_L1);
    if (left && *left >= 0)
        evidence.attemptsLeft = left;
    return evidence;
}

/// identityId is left out on purpose: a session that succeeded has not thereby matched anybody (docs/domain.md "Time and replay"). Only an
/// enrolment is about an identity: it says which one the account number now belongs to, and decides nothing.
Evidence sessionEvidence(const QJsonObject &body, Source source, SessionEvent event)
{
    Evidence evidence;
    evidence.source = source;
    evidence.sessionEvent = event;
    evidence.interviewId = idField(body, kInterviewId);
    evidence.externalCustomerId = externalIdOf(body);
    if (event == SessionEvent::IdentityEnrolled) {
        const QString identity = idField(body, "identityId"_L1);
        evidence.matchedCustomerId = identity.isEmpty() ? idField(body, kCustomerId) : identity;
    }
    return evidence;
}

bool isLegacy(const std::optional<Evidence> &evidence)
{
    return evidence && (evidence->source == Source::LegacyOneToN || evidence->source == Source::LegacyOneToOne);
}

std::optional<Evidence> understand(const QJsonObject &body)
{
    const QString snake = nameField(body, "event_type"_L1);
    const QString event = snake.isEmpty() ? nameField(body, "eventType"_L1) : snake;
    // A known session event is one even if the vendor adds result fields to it one day; it can't turn anything green.
    if (eventOf(event) != SessionEvent::Other)
        return sessionEvidence(body, Source::Session, eventOf(event));
    if (body.contains(kOverallStatus) || hasAny(body, std::array{"faceMatch"_L1, "spoofAttempt"_L1, kAttempts}))
        return resultEvidence(body);
    if (!event.isEmpty())
        return sessionEvidence(body, Source::Session, SessionEvent::Other);

    const QString onboarding = nameField(body, kOnboardingStatus);
    const QString status = onboarding.isEmpty() ? nameField(body, kStatus) : onboarding;
    if (status.isEmpty() || (onboarding.isEmpty() && idField(body, kInterviewId).isEmpty()))
        return std::nullopt;
    return sessionEvidence(body, namesASession(status) ? Source::Session : Source::OnboardingStatus, eventOf(status));
}

QString shapeOf(const std::optional<Evidence> &evidence)
{
    if (!evidence)
        return u"unknown"_s;
    switch (evidence->source) {
    case Source::LegacyOneToN:
        return u"legacy_1n"_s;
    case Source::LegacyOneToOne:
        return u"legacy_1_1"_s;
    case Source::FaceAuthentication:
        return u"face_authentication"_s;
    case Source::Session:
        return u"session"_s;
    case Source::OnboardingStatus:
        return u"onboarding_status"_s;
    case Source::Score:
        break; // an answer to a question of ours, never a webhook
    }
    return u"unknown"_s;
}

} // namespace

base::Result<ParsedWebhook> parseWebhook(QByteArrayView body, base::Instant receivedAt)
{
    const auto object = base::readJsonObject(body, kMaxNesting);
    if (!object)
        return base::fail(object.error());

    const QStringList tokens = tokensOf(*object);
    ParsedWebhook parsed;
    parsed.evidence = understand(withoutRepeats(*object, tokens)); // evidence is stored and shown
    if (parsed.evidence)
        parsed.evidence->receivedAt = receivedAt;
    if (isLegacy(parsed.evidence)) {
        parsed.proof = proofOf(*object);
        parsed.evidence->issuedAt = issuedAtOf(*object);
    }
    parsed.shape = shapeOf(parsed.evidence);
    parsed.strippedBody = textWithoutSecrets(*object, tokens);
    parsed.bodyHash = base::sha256Hex(parsed.strippedBody);
    return parsed;
}

} // namespace authlink::incode::webhook
