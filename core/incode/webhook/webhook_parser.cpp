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

constexpr QLatin1String kInterviewId("interviewId");
constexpr QLatin1String kCustomerId("customerId");
constexpr QLatin1String kExternalCustomerId("externalCustomerId");
constexpr QLatin1String kExternalId("externalId"); // older name, Onboarding Status
constexpr QLatin1String kOverallStatus("overallStatus");
constexpr QLatin1String kOnboardingStatus("onboardingStatus");
constexpr QLatin1String kStatus("status");
constexpr QLatin1String kAttempts("attemptCounterState");
constexpr QLatin1String kHasLenses("hasLenses");
constexpr QLatin1String kHasFaceMask("hasFaceMask");

/// Fields that only the legacy 1:N and 1:1 webhooks carry.
constexpr QLatin1String kLegacyFields[] = {
    QLatin1String("faceMatch"),
    QLatin1String("recognitionConfidence"),
    QLatin1String("transactionId"),
    QLatin1String("spoofAttempt"),
    QLatin1String("spoofConfidence"),
    QLatin1String("secondFactor"),
    QLatin1String("overallScore"),
    QLatin1String("interviewToken"),
    QLatin1String("errorCode"),
    QLatin1String("errorMessage"),
    QLatin1String("children"),
    kHasLenses,
    kHasFaceMask,
};

/// The six session events, then what Onboarding Status says of a whole session (docs/incode.md "Webhooks").
constexpr std::pair<QLatin1String, SessionEvent> kEvents[] = {
    {QLatin1String("SESSION_STARTED"), SessionEvent::Started},
    {QLatin1String("SESSION_PROGRESS"), SessionEvent::Progress},
    {QLatin1String("SESSION_SUCCEEDED"), SessionEvent::Succeeded},
    {QLatin1String("SESSION_FAILED"), SessionEvent::Failed},
    {QLatin1String("SESSION_PENDING_REVIEW"), SessionEvent::PendingReview},
    {QLatin1String("IDENTITY_ENROLLED"), SessionEvent::IdentityEnrolled},
    {QLatin1String("ONBOARDING_FINISHED"), SessionEvent::Finished},
    {QLatin1String("EXPIRED"), SessionEvent::Expired},
};

SessionEvent eventOf(const QString &name)
{
    const auto *const found =
        std::find_if(std::begin(kEvents), std::end(kEvents), [&name](const auto &event) { return event.first == name; });
    return found == std::end(kEvents) ? SessionEvent::Other : found->second;
}

bool namesASession(const QString &name)
{
    return name.startsWith(QLatin1String("SESSION_")) || name == QLatin1String("IDENTITY_ENROLLED");
}

bool hasAny(const QJsonObject &body, const auto &keys)
{
    return std::any_of(std::begin(keys), std::end(keys), [&body](QLatin1String key) { return body.contains(key); });
}

QString externalIdOf(const QJsonObject &body)
{
    const QString id = idField(body, kExternalCustomerId);
    return id.isEmpty() ? idField(body, kExternalId) : id;
}

/// Which webhook a body with a result is. A body that could be either is taken for the shape that asks for more to be green.
Source resultSource(const QJsonObject &body)
{
    constexpr std::array kFaceFields{kAttempts, kExternalCustomerId, QLatin1String("hint")};
    const bool correlates = !idField(body, kInterviewId).isEmpty() || !externalIdOf(body).isEmpty();
    const bool looksLegacy = hasAny(body, kLegacyFields);
    const bool looksFace = hasAny(body, kFaceFields) || body.value(QLatin1String("error")).isObject();
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
        return VendorError{.code = {}, .name = QStringLiteral("FACE_MASK_DETECTED"), .message = {}};
    if (flagField(body, kHasLenses) == Flag::Yes)
        return VendorError{.code = {}, .name = QStringLiteral("LENSES_DETECTED"), .message = {}};
    return std::nullopt;
}

Evidence resultEvidence(const QJsonObject &body)
{
    Evidence evidence;
    evidence.source = resultSource(body);
    evidence.interviewId = idField(body, kInterviewId);
    evidence.transactionId = idField(body, QLatin1String("transactionId"));
    evidence.matchedCustomerId = idField(body, kCustomerId);
    evidence.externalCustomerId = externalIdOf(body);
    evidence.faceMatch = flagField(body, QLatin1String("faceMatch"));
    evidence.overall = overallField(body);
    evidence.confidence = confidenceOf(body);
    evidence.candidates = candidatesOf(body);
    evidence.spoofAttempt = flagField(body, QLatin1String("spoofAttempt"));
    evidence.spoofConfidence = numberField(body, QLatin1String("spoofConfidence"));
    evidence.secondFactor = flagField(body, QLatin1String("secondFactor"));
    evidence.error = errorOf(body);
    if (!evidence.error)
        evidence.error = wornErrorOf(body, evidence.overall);
    const auto left = integerField(body.value(kAttempts).toObject(), QLatin1String("remaining"));
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
        const QString identity = idField(body, QLatin1String("identityId"));
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
    const QString snake = nameField(body, QLatin1String("event_type"));
    const QString event = snake.isEmpty() ? nameField(body, QLatin1String("eventType")) : snake;
    // A known session event is one even if the vendor adds result fields to it one day; it can't turn anything green.
    if (eventOf(event) != SessionEvent::Other)
        return sessionEvidence(body, Source::Session, eventOf(event));
    if (body.contains(kOverallStatus) || hasAny(body, std::array{QLatin1String("faceMatch"), QLatin1String("spoofAttempt"), kAttempts}))
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
        return QStringLiteral("unknown");
    switch (evidence->source) {
    case Source::LegacyOneToN:
        return QStringLiteral("legacy_1n");
    case Source::LegacyOneToOne:
        return QStringLiteral("legacy_1_1");
    case Source::FaceAuthentication:
        return QStringLiteral("face_authentication");
    case Source::Session:
        return QStringLiteral("session");
    case Source::OnboardingStatus:
        return QStringLiteral("onboarding_status");
    case Source::Score:
        break; // an answer to a question of ours, never a webhook
    }
    return QStringLiteral("unknown");
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
    parsed.strippedBody = canonicalJson(withoutSecrets(*object, tokens));
    parsed.bodyHash = base::sha256Hex(parsed.strippedBody);
    return parsed;
}

} // namespace authlink::incode::webhook
