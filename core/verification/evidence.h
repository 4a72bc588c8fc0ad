// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/verification/values.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace authlink::verification
{

/// Which kind of webhook or answer an Evidence came from (docs/incode.md "Webhooks").
enum class Source {
    LegacyOneToN, ///< 1:N authentication webhook (static links)
    LegacyOneToOne,
    FaceAuthentication, ///< the result of a session
    Session,            ///< events of a session: started, succeeded, failed, pending review…
    OnboardingStatus,
    Score, ///< Incode's record of the session, which we asked for (inquiry.h)
};

/// A boolean field of a webhook. Missing is never read as "fine", and a value of a wrong type is never converted; Row::Incoherent treats
/// some mistyped fields more strictly than missing ones.
enum class Flag { Absent, No, Yes, Mistyped };

enum class Overall { Absent, Pass, Fail, Unknown };

/// What a Session or Onboarding Status webhook says happened; None for results.
enum class SessionEvent { None, Started, Progress, Succeeded, Failed, PendingReview, IdentityEnrolled, Finished, Expired, Other };

struct VendorError {
    std::optional<int> code; ///< 4003, 4004, 4005, 4015, … where the shape carries it
    QString name;            ///< upper case, e.g. "FACE_TOO_DARK"; empty if only a code is known
    QString message;         ///< Incode's words, for operators; never shown to agents

    bool operator==(const VendorError &) const = default;
};

struct Candidate {
    QString customerId;
    double confidence = 0.0;

    bool operator==(const Candidate &) const = default;
};

/// Every webhook, whatever its shape, as one value (docs/domain.md "Evidence"). Carries no token.
struct Evidence {
    Source source = Source::LegacyOneToN;
    SessionEvent sessionEvent = SessionEvent::None;
    QString interviewId;
    QString transactionId;
    QString matchedCustomerId; ///< trimmed
    QString externalCustomerId;
    Flag faceMatch = Flag::Absent;
    Overall overall = Overall::Absent;
    std::optional<double> confidence;
    std::vector<Candidate> candidates; ///< in any order
    Flag spoofAttempt = Flag::Absent;
    std::optional<double> spoofConfidence;
    Flag secondFactor = Flag::Absent;
    std::optional<VendorError> error;
    std::optional<int> attemptsLeft;
    base::Instant receivedAt{};
    std::optional<base::Instant> issuedAt; ///< when Incode says it made the result; legacy results only. Can only stop a green

    bool operator==(const Evidence &) const = default;
};

/// What a status of Incode's own record means for us (docs/incode.md "Asking Incode itself"). Any other word reads as Absent.
enum class RecordStatus {
    Absent, ///< missing, mistyped, UNKNOWN or an unknown word: no answer yet, and never fine
    Ok,     ///< OK, and nothing else
    Fail,   ///< FAIL, WARN, MANUAL_FAIL
    Review, ///< MANUAL, MANUAL_PENDING, MANUAL_OK: a person decides there, not we
};

/// Incode's own record of a session, as it answered our question. Holds no token.
struct VendorRecord {
    /// Ok only where `overall.status` is OK and no part of the record (authentication, liveness) states anything against it.
    RecordStatus overall = RecordStatus::Absent;
    QString identityId; ///< `authentication.identityId`, trimmed; empty: missing or mistyped
    /// Where the session's life was asked too: Finished, Expired, or Other; None if it was not, or the answer said nothing.
    SessionEvent life = SessionEvent::None;

    bool operator==(const VendorRecord &) const = default;
};

/// Whether the evidence is a result about a face, which the decision table takes; false for events of a session. Depends on the source
/// alone.
[[nodiscard]] bool isResult(const Evidence &evidence);

QString nameOf(Source value);
QString nameOf(SessionEvent value);
QString nameOf(Flag value);
QString nameOf(Overall value);
template <>
std::optional<Source> fromName<Source>(QStringView name);
template <>
std::optional<SessionEvent> fromName<SessionEvent>(QStringView name);
template <>
std::optional<Flag> fromName<Flag>(QStringView name);
template <>
std::optional<Overall> fromName<Overall>(QStringView name);

/// In UTF-8. Lossless for finite numbers (JSON has no others).
[[nodiscard]] QByteArray toJsonText(const Evidence &evidence);
/// Strict inverse of toJsonText: a missing or mistyped field is Invalid; unknown fields are ignored.
[[nodiscard]] base::Result<Evidence> evidenceFromJson(const QJsonObject &json);

} // namespace authlink::verification
