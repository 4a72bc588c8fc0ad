// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/api/vendor_answers.h"

#include "core/http/common/header_fields.h"
#include "core/http/common/url.h"
#include "core/incode/json_fields.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::incode::api
{

using verification::RecordStatus;
using verification::SessionEvent;
using verification::VendorRecord;

namespace
{

constexpr QLatin1StringView kStatus = "status"_L1;
constexpr QLatin1StringView kOverall = "overall"_L1;

/// The vendor's words (docs/incode.md "Asking Incode itself"). UNKNOWN is missing from it on purpose: it reads as Absent, like any other
/// word.
constexpr std::pair<QLatin1StringView, RecordStatus> kStatuses[] = {
    {"OK"_L1, RecordStatus::Ok},
    {"FAIL"_L1, RecordStatus::Fail},
    {"WARN"_L1, RecordStatus::Fail},
    {"MANUAL_FAIL"_L1, RecordStatus::Fail},
    {"MANUAL"_L1, RecordStatus::Review},
    {"MANUAL_PENDING"_L1, RecordStatus::Review},
    {"MANUAL_OK"_L1, RecordStatus::Review},
};

/// Of the parts, these are objects whenever they are there.
constexpr QLatin1StringView kCheckNames[] = {kOverall, "livenessScore"_L1, "physicalAttack"_L1};

constexpr std::chrono::hours kExecutiveUse(23);        // of 24 h; an hour is left for calls under way and for clocks that differ
constexpr std::chrono::minutes kAccessTokenMargin(1);  // the same, for a token that lives an hour or less
constexpr std::chrono::minutes kAccessTokenDefault(5); // where the server does not say how long it lives
constexpr std::chrono::hours kMaxUse(24);

RecordStatus statusOf(const QJsonValue &value)
{
    const QString word = value.toString();
    const auto *const found =
        std::find_if(std::begin(kStatuses), std::end(kStatuses), [&word](const auto &status) { return status.first == word; });
    return found == std::end(kStatuses) ? RecordStatus::Absent : found->second;
}

bool isMissing(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull();
}

/// What a part of the record has against the whole: Ok is nothing; Absent is something that can't be read.
class Objections
{
public:
    void look(const QJsonValue &part)
    {
        if (!isMissing(part) && !part.isObject())
            add(RecordStatus::Absent);
        walk(part);
    }
    [[nodiscard]] RecordStatus worst() const { return m_worst; }

private:
    // Recursion is bounded: the nesting was checked when the text was read.
    void walk(const QJsonValue &value)
    {
        if (value.isArray()) {
            const QJsonArray elements = value.toArray();
            for (const QJsonValue &element : elements)
                walk(element);
        }
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it.key() == kStatus)
                addStatus(it.value());
            else if (isCheck(it.key()) && !isMissing(it.value()) && !it.value().isObject())
                add(RecordStatus::Absent);
            else
                walk(it.value());
        }
    }

    static bool isCheck(const QString &key)
    {
        return std::any_of(std::begin(kCheckNames), std::end(kCheckNames), [&key](QLatin1StringView name) { return key == name; });
    }

    void addStatus(const QJsonValue &status)
    {
        if (!isMissing(status) && status != QJsonValue("UNKNOWN"_L1))
            add(statusOf(status));
    }

    /// A clear no is worse than a person's pending word, and that is worse than a word nobody knows.
    static int weight(RecordStatus status)
    {
        switch (status) {
        case RecordStatus::Ok:
            return 0;
        case RecordStatus::Absent:
            return 1;
        case RecordStatus::Review:
            return 2;
        case RecordStatus::Fail:
            break;
        }
        return 3;
    }
    void add(RecordStatus status)
    {
        if (weight(status) > weight(m_worst))
            m_worst = status;
    }

    RecordStatus m_worst = RecordStatus::Ok;
};

std::optional<base::Secret> tokenField(const QJsonObject &answer, QLatin1StringView key)
{
    const QByteArray token = answer.value(key).toString().toUtf8();
    return http::isHeaderCredential(token) ? std::optional(base::Secret(token)) : std::nullopt;
}

} // namespace

VendorRecord readScore(const QJsonObject &answer)
{
    const QJsonValue authentication = answer.value("authentication"_L1);
    VendorRecord record;
    record.identityId = idField(authentication.toObject(), "identityId"_L1);
    record.overall = statusOf(answer.value(kOverall).toObject().value(kStatus));
    if (record.overall == RecordStatus::Ok) {
        Objections objections;
        objections.look(authentication);
        objections.look(answer.value("liveness"_L1));
        record.overall = objections.worst();
    }
    return record;
}

SessionEvent readLife(const QJsonObject &answer)
{
    const QString word = nameField(answer, "onboardingStatus"_L1);
    if (word.isEmpty())
        return SessionEvent::None;
    if (word == "ONBOARDING_FINISHED"_L1)
        return SessionEvent::Finished;
    return word == "EXPIRED"_L1 ? SessionEvent::Expired : SessionEvent::Other;
}

std::optional<bool> readVerified(const QJsonObject &answer)
{
    const QJsonValue verified = answer.value("verified"_L1);
    return verified.isBool() ? std::optional(verified.toBool()) : std::nullopt;
}

std::optional<Session> readStart(const QJsonObject &answer)
{
    auto token = tokenField(answer, "token"_L1);
    const QString interviewId = idField(answer, "interviewId"_L1);
    if (interviewId.isEmpty() || !token)
        return std::nullopt;
    return Session{.interviewId = interviewId, .token = *std::move(token), .captureUrl = {}};
}

QUrl readLink(const QJsonObject &answer)
{
    const QUrl url(answer.value("url"_L1).toString(), QUrl::StrictMode);
    return http::isSafeLink(url) ? url : QUrl();
}

std::optional<Grant> readExecutiveToken(const QJsonObject &answer)
{
    auto token = tokenField(answer, "token"_L1);
    return token ? std::optional(Grant{.token = *std::move(token), .use = kExecutiveUse}) : std::nullopt;
}

std::optional<Grant> readAccessToken(const QJsonObject &answer)
{
    auto token = tokenField(answer, "access_token"_L1);
    const QJsonValue type = answer.value("token_type"_L1);
    const bool isBearer = isMissing(type) || type.toString().compare("bearer"_L1, Qt::CaseInsensitive) == 0;
    if (!token || !isBearer)
        return std::nullopt;
    const int seconds = integerField(answer, "expires_in"_L1).value_or(0);
    const std::chrono::milliseconds life = seconds > 0 ? std::chrono::milliseconds(std::chrono::seconds(seconds)) : kAccessTokenDefault;
    const std::chrono::milliseconds use = life - kAccessTokenMargin;
    return Grant{.token = *std::move(token), .use = std::clamp<std::chrono::milliseconds>(use, {}, kMaxUse)};
}

std::optional<Invitation> readInvitation(const QJsonObject &answer)
{
    const QString interviewId = idField(answer, "interviewId"_L1);
    return interviewId.isEmpty() ? std::nullopt : std::optional(Invitation{.interviewId = interviewId, .url = readLink(answer)});
}

bool isRefusal(const QJsonObject &answer)
{
    return answer.value("success"_L1) == QJsonValue(false);
}

base::Error unusableAnswer(const QString &path, const QString &what)
{
    return base::Error{.code = base::ErrorCode::VendorUnavailable,
                       .message = u"Incode's answer to %1 holds no usable %2."_s.arg(path, what),
                       .field = {},
                       .retryAfter = {}};
}

} // namespace authlink::incode::api
