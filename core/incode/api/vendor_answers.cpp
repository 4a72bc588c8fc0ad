// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/api/vendor_answers.h"

#include "core/http/common/header_fields.h"
#include "core/http/common/url.h"
#include "core/incode/json_fields.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace authlink::incode::api
{

using verification::RecordStatus;
using verification::SessionEvent;
using verification::VendorRecord;

namespace
{

constexpr QLatin1String kStatus("status");
constexpr QLatin1String kOverall("overall");

/// The vendor's words (docs/incode.md "Asking Incode itself"). UNKNOWN is missing from it on purpose: it reads as Absent, like any other
/// word.
constexpr std::pair<QLatin1String, RecordStatus> kStatuses[] = {
    {QLatin1String("OK"), RecordStatus::Ok},
    {QLatin1String("FAIL"), RecordStatus::Fail},
    {QLatin1String("WARN"), RecordStatus::Fail},
    {QLatin1String("MANUAL_FAIL"), RecordStatus::Fail},
    {QLatin1String("MANUAL"), RecordStatus::Review},
    {QLatin1String("MANUAL_PENDING"), RecordStatus::Review},
    {QLatin1String("MANUAL_OK"), RecordStatus::Review},
};

/// Of the parts, these are objects whenever they are there.
constexpr QLatin1String kCheckNames[] = {kOverall, QLatin1String("livenessScore"), QLatin1String("physicalAttack")};

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
        return std::any_of(std::begin(kCheckNames), std::end(kCheckNames), [&key](QLatin1String name) { return key == name; });
    }

    void addStatus(const QJsonValue &status)
    {
        if (!isMissing(status) && status != QJsonValue(QLatin1String("UNKNOWN")))
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

std::optional<base::Secret> tokenField(const QJsonObject &answer, QLatin1String key)
{
    const QByteArray token = answer.value(key).toString().toUtf8();
    return http::isHeaderCredential(token) ? std::optional(base::Secret(token)) : std::nullopt;
}

} // namespace

VendorRecord readScore(const QJsonObject &answer)
{
    const QJsonValue authentication = answer.value(QLatin1String("authentication"));
    VendorRecord record;
    record.identityId = idField(authentication.toObject(), QLatin1String("identityId"));
    record.overall = statusOf(answer.value(kOverall).toObject().value(kStatus));
    if (record.overall == RecordStatus::Ok) {
        Objections objections;
        objections.look(authentication);
        objections.look(answer.value(QLatin1String("liveness")));
        record.overall = objections.worst();
    }
    return record;
}

SessionEvent readLife(const QJsonObject &answer)
{
    const QString word = nameField(answer, QLatin1String("onboardingStatus"));
    if (word.isEmpty())
        return SessionEvent::None;
    if (word == QLatin1String("ONBOARDING_FINISHED"))
        return SessionEvent::Finished;
    return word == QLatin1String("EXPIRED") ? SessionEvent::Expired : SessionEvent::Other;
}

std::optional<bool> readVerified(const QJsonObject &answer)
{
    const QJsonValue verified = answer.value(QLatin1String("verified"));
    return verified.isBool() ? std::optional(verified.toBool()) : std::nullopt;
}

std::optional<Session> readStart(const QJsonObject &answer)
{
    auto token = tokenField(answer, QLatin1String("token"));
    const QString interviewId = idField(answer, QLatin1String("interviewId"));
    if (interviewId.isEmpty() || !token)
        return std::nullopt;
    return Session{.interviewId = interviewId, .token = *std::move(token), .captureUrl = {}};
}

QUrl readLink(const QJsonObject &answer)
{
    const QUrl url(answer.value(QLatin1String("url")).toString(), QUrl::StrictMode);
    return http::isSafeLink(url) ? url : QUrl();
}

std::optional<Grant> readExecutiveToken(const QJsonObject &answer)
{
    auto token = tokenField(answer, QLatin1String("token"));
    return token ? std::optional(Grant{.token = *std::move(token), .use = kExecutiveUse}) : std::nullopt;
}

std::optional<Grant> readAccessToken(const QJsonObject &answer)
{
    auto token = tokenField(answer, QLatin1String("access_token"));
    const QJsonValue type = answer.value(QLatin1String("token_type"));
    const bool isBearer = isMissing(type) || type.toString().compare(QLatin1String("bearer"), Qt::CaseInsensitive) == 0;
    if (!token || !isBearer)
        return std::nullopt;
    const int seconds = integerField(answer, QLatin1String("expires_in")).value_or(0);
    const std::chrono::milliseconds life = seconds > 0 ? std::chrono::milliseconds(std::chrono::seconds(seconds)) : kAccessTokenDefault;
    const std::chrono::milliseconds use = life - kAccessTokenMargin;
    return Grant{.token = *std::move(token), .use = std::clamp<std::chrono::milliseconds>(use, {}, kMaxUse)};
}

std::optional<Invitation> readInvitation(const QJsonObject &answer)
{
    const QString interviewId = idField(answer, QLatin1String("interviewId"));
    return interviewId.isEmpty() ? std::nullopt : std::optional(Invitation{.interviewId = interviewId, .url = readLink(answer)});
}

bool isRefusal(const QJsonObject &answer)
{
    return answer.value(QLatin1String("success")) == QJsonValue(false);
}

base::Error unusableAnswer(const QString &path, const QString &what)
{
    return base::Error{.code = base::ErrorCode::VendorUnavailable,
                       .message = QStringLiteral("Incode's answer to %1 holds no usable %2.").arg(path, what),
                       .field = {},
                       .retryAfter = {}};
}

} // namespace authlink::incode::api
