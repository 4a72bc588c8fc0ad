// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/webhooks/webhook_bodies.h"

#include "core/base/secret.h"
#include "core/sandbox/api/tokens.h"

#include <QJsonArray>

#include <algorithm>
#include <chrono>

namespace authlink::sandbox
{

namespace
{

constexpr double kMatchConfidence = 0.923182; // as in the vendor's sample
constexpr double kLiveSpoofConfidence = 0.0009008919;
constexpr double kSpoofConfidence = 0.981337;

QJsonObject errorOf(Capture outcome)
{
    const auto error = [](int code, const QString &name, const QString &message) {
        QJsonObject object{{QStringLiteral("name"), name}, {QStringLiteral("message"), message}};
        if (code != 0)
            object.insert(QStringLiteral("code"), code);
        return object;
    };
    switch (outcome) {
    case Capture::Pass:
    case Capture::OtherPerson:
    case Capture::Review:
        return {};
    case Capture::NotRecognized:
        return error(4015, QStringLiteral("USER_IS_NOT_RECOGNIZED"), QStringLiteral("User is not recognized"));
    case Capture::Spoof:
        return error(4005, QStringLiteral("SPOOF_DETECTED"), QStringLiteral("Spoof attempt detected"));
    case Capture::Blocklisted:
        return error(4003, QStringLiteral("USER_BLACKLISTED"), QStringLiteral("User is blacklisted"));
    case Capture::NotEnrolled:
        return error(4004, QStringLiteral("NONEXISTENT_CUSTOMER"), QStringLiteral("Customer does not exist"));
    case Capture::TooDark:
        return error(0, QStringLiteral("FACE_TOO_DARK"), QStringLiteral("Face is too dark"));
    }
    Q_UNREACHABLE();
}

/// The onboarding interview an identity came from: the same every time, and never the session of an attempt.
QString onboardingInterviewOf(const verification::Customer &customer)
{
    constexpr qsizetype kIdLength = 24;
    return QString::fromLatin1(base::sha256Hex("onboarding " + customer.customerId.toUtf8()).first(kIdLength));
}

} // namespace

QJsonObject sessionWebhook(const SandboxSession &session, const QString &event)
{
    QJsonObject body{{QStringLiteral("event_type"), event}, {QStringLiteral("interviewId"), session.interviewId}};
    if (!session.externalCustomerId.isEmpty())
        body.insert(QStringLiteral("externalCustomerId"), session.externalCustomerId);
    if (!session.loginHint.isEmpty())
        body.insert(QStringLiteral("loginHint"), session.loginHint);
    if (session.state == SessionState::Succeeded || session.state == SessionState::Failed)
        body.insert(QStringLiteral("onboardingStatus"), QStringLiteral("ONBOARDING_FINISHED"));
    if (session.state == SessionState::Succeeded)
        body.insert(QStringLiteral("identityId"), session.matchedCustomerId);
    return body;
}

QJsonObject onboardingStatusWebhook(const SandboxSession &session, const QString &status, const QString &clientId)
{
    QJsonObject body{{QStringLiteral("interviewId"), session.interviewId},
                     {QStringLiteral("onboardingStatus"), status},
                     {QStringLiteral("clientId"), clientId}};
    if (!session.externalCustomerId.isEmpty())
        body.insert(QStringLiteral("externalId"), session.externalCustomerId);
    return body;
}

QJsonObject enrolledWebhook(const QString &interviewId, const QString &account, const QString &customerId)
{
    return {{QStringLiteral("event_type"), QStringLiteral("IDENTITY_ENROLLED")},
            {QStringLiteral("interviewId"), interviewId},
            {QStringLiteral("externalCustomerId"), account},
            {QStringLiteral("identityId"), customerId}};
}

QJsonObject faceAuthenticationWebhook(const SandboxSession &session, Capture outcome, const verification::Customer *matched,
                                      int maxAttempts)
{
    QJsonObject body{
        {QStringLiteral("interviewId"), session.interviewId},
        {QStringLiteral("overallStatus"), isMatch(outcome) ? QStringLiteral("PASS") : QStringLiteral("FAIL")},
        {QStringLiteral("attemptCounterState"),
         QJsonObject{{QStringLiteral("max"), maxAttempts}, {QStringLiteral("remaining"), std::max(0, maxAttempts - session.attempts)}}},
    };
    if (!session.externalCustomerId.isEmpty())
        body.insert(QStringLiteral("externalCustomerId"), session.externalCustomerId);
    if (!session.loginHint.isEmpty())
        body.insert(QStringLiteral("hint"), session.loginHint);
    if (isMatch(outcome) && matched != nullptr)
        body.insert(QStringLiteral("customerId"), matched->customerId);
    if (!isMatch(outcome))
        body.insert(QStringLiteral("error"), errorOf(outcome));
    return body;
}

QJsonObject legacyWebhook(Capture outcome, const verification::Customer *matched, base::Instant now, base::Random &random)
{
    const bool spoof = outcome == Capture::Spoof;
    const auto expires = now + std::chrono::hours(24);
    const auto token = [&] { return QString::fromLatin1(makeVendorToken(QStringLiteral("authentication"), expires, random)); };
    QJsonObject body{
        {QStringLiteral("children"), QJsonArray()},
        {QStringLiteral("faceMatch"), isMatch(outcome)},
        {QStringLiteral("interviewToken"), token()},
        {QStringLiteral("overallStatus"), isMatch(outcome) ? QStringLiteral("PASS") : QStringLiteral("FAIL")},
        {QStringLiteral("recognitionConfidence"), QJsonObject()},
        {QStringLiteral("secondFactor"), false},
        {QStringLiteral("spoofAttempt"), spoof},
        {QStringLiteral("spoofConfidence"), spoof ? kSpoofConfidence : kLiveSpoofConfidence},
        {QStringLiteral("token"), token()},
        {QStringLiteral("transactionId"), makeVendorId(random)},
    };
    if (!isMatch(outcome)) {
        body.insert(QStringLiteral("error"), errorOf(outcome));
        return body;
    }
    if (matched == nullptr)
        return body;
    const QJsonObject candidate{{QStringLiteral("confidence"), kMatchConfidence}, {QStringLiteral("identityId"), matched->customerId}};
    body.insert(QStringLiteral("customerId"), matched->customerId);
    body.insert(QStringLiteral("email"), matched->email);
    body.insert(QStringLiteral("interviewId"), onboardingInterviewOf(*matched));
    body.insert(QStringLiteral("overallScore"), kMatchConfidence);
    body.insert(QStringLiteral("recognitionConfidence"),
                QJsonObject{{QStringLiteral("candidates"), QJsonArray{candidate}}, {QStringLiteral("confidence"), kMatchConfidence}});
    return body;
}

} // namespace authlink::sandbox
