// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/webhooks/webhook_bodies.h"

#include "core/base/secret.h"
#include "core/sandbox/api/tokens.h"

#include <QJsonArray>

#include <algorithm>
#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::webhooks
{

namespace
{

constexpr double kMatchConfidence = 0.923182; // this and the next as in Incode's sample
constexpr double kLiveSpoofConfidence = 0.0009008919;
constexpr double kSpoofConfidence = 0.981337;

QJsonObject errorOf(Capture outcome)
{
    const auto error = [](int code, const QString &name, const QString &message) {
        QJsonObject object{{u"name"_s, name}, {u"message"_s, message}};
        if (code != 0)
            object.insert(u"code"_s, code);
        return object;
    };
    switch (outcome) {
    case Capture::Pass:
    case Capture::OtherPerson:
    case Capture::Review:
        return {};
    case Capture::NotRecognized:
        return error(4015, u"USER_IS_NOT_RECOGNIZED"_s, u"User is not recognized"_s);
    case Capture::Spoof:
        return error(4005, u"SPOOF_DETECTED"_s, u"Spoof attempt detected"_s);
    case Capture::Blocklisted:
        return error(4003, u"USER_BLACKLISTED"_s, u"User is blacklisted"_s);
    case Capture::NotEnrolled:
        return error(4004, u"NONEXISTENT_CUSTOMER"_s, u"Customer does not exist"_s);
    case Capture::TooDark:
        return error(0, u"FACE_TOO_DARK"_s, u"Face is too dark"_s);
    }
    Q_UNREACHABLE();
}

/// The interview in which the customer enrolled, which the legacy webhook names: the same every time, and no session of ours.
QString onboardingInterviewOf(const verification::Customer &customer)
{
    constexpr qsizetype kIdLength = 24;
    return QString::fromLatin1(base::sha256Hex("onboarding " + customer.customerId.toUtf8()).first(kIdLength));
}

} // namespace

QJsonObject sessionWebhook(const api::Session &session, const QString &event)
{
    QJsonObject body{{u"event_type"_s, event}, {u"interviewId"_s, session.interviewId}};
    if (!session.externalCustomerId.isEmpty())
        body.insert(u"externalCustomerId"_s, session.externalCustomerId);
    if (!session.loginHint.isEmpty())
        body.insert(u"loginHint"_s, session.loginHint);
    if (session.state == api::SessionState::Succeeded || session.state == api::SessionState::Failed)
        body.insert(u"onboardingStatus"_s, u"ONBOARDING_FINISHED"_s);
    if (session.state == api::SessionState::Succeeded)
        body.insert(u"identityId"_s, session.matchedCustomerId);
    return body;
}

QJsonObject onboardingStatusWebhook(const api::Session &session, const QString &status, const QString &clientId)
{
    QJsonObject body{{u"interviewId"_s, session.interviewId}, {u"onboardingStatus"_s, status}, {u"clientId"_s, clientId}};
    if (!session.externalCustomerId.isEmpty())
        body.insert(u"externalId"_s, session.externalCustomerId);
    return body;
}

QJsonObject enrolledWebhook(const QString &interviewId, const QString &account, const QString &customerId)
{
    return {{u"event_type"_s, u"IDENTITY_ENROLLED"_s},
            {u"interviewId"_s, interviewId},
            {u"externalCustomerId"_s, account},
            {u"identityId"_s, customerId}};
}

QJsonObject faceAuthenticationWebhook(const api::Session &session, Capture outcome, const verification::Customer *matched, int maxAttempts)
{
    QJsonObject body{
        {u"interviewId"_s, session.interviewId},
        {u"overallStatus"_s, isMatch(outcome) ? u"PASS"_s : u"FAIL"_s},
        {u"attemptCounterState"_s, QJsonObject{{u"max"_s, maxAttempts}, {u"remaining"_s, std::max(0, maxAttempts - session.attempts)}}},
    };
    if (!session.externalCustomerId.isEmpty())
        body.insert(u"externalCustomerId"_s, session.externalCustomerId);
    if (!session.loginHint.isEmpty())
        body.insert(u"hint"_s, session.loginHint);
    if (isMatch(outcome) && matched != nullptr)
        body.insert(u"customerId"_s, matched->customerId);
    if (!isMatch(outcome))
        body.insert(u"error"_s, errorOf(outcome));
    return body;
}

QJsonObject legacyWebhook(Capture outcome, const verification::Customer *matched, base::Instant now, base::Random &random)
{
    const bool spoof = outcome == Capture::Spoof;
    const auto expires = now + std::chrono::hours(24);
    const auto token = [&] { return QString::fromLatin1(api::makeVendorToken(u"authentication"_s, expires, random)); };
    QJsonObject body{
        {u"children"_s, QJsonArray()},
        {u"faceMatch"_s, isMatch(outcome)},
        {u"interviewToken"_s, token()},
        {u"overallStatus"_s, isMatch(outcome) ? u"PASS"_s : u"FAIL"_s},
        {u"recognitionConfidence"_s, QJsonObject()},
        {u"secondFactor"_s, false},
        {u"spoofAttempt"_s, spoof},
        {u"spoofConfidence"_s, spoof ? kSpoofConfidence : kLiveSpoofConfidence},
        {u"token"_s, token()},
        {u"transactionId"_s, api::makeVendorId(random)},
    };
    if (!isMatch(outcome)) {
        body.insert(u"error"_s, errorOf(outcome));
        return body;
    }
    if (matched == nullptr)
        return body;
    const QJsonObject candidate{{u"confidence"_s, kMatchConfidence}, {u"identityId"_s, matched->customerId}};
    body.insert(u"customerId"_s, matched->customerId);
    body.insert(u"email"_s, matched->email);
    body.insert(u"interviewId"_s, onboardingInterviewOf(*matched));
    body.insert(u"overallScore"_s, kMatchConfidence);
    body.insert(u"recognitionConfidence"_s, QJsonObject{{u"candidates"_s, QJsonArray{candidate}}, {u"confidence"_s, kMatchConfidence}});
    return body;
}

} // namespace authlink::sandbox::webhooks
