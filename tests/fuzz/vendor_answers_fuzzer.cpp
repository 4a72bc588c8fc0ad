// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/api/vendor_answers.h"

#include "core/base/formats/json_guard.h"
#include "core/http/common/header_fields.h"
#include "tests/fuzz/fuzz_support.h"

#include <cstddef>
#include <cstdint>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using test::require;
using verification::RecordStatus;
using verification::SessionEvent;

namespace
{

constexpr int kAnswerNesting = 32;
constexpr qsizetype kMaxHeader = 256;

/// Says of a part, in its own words and not the reader's, that no status in it speaks against the whole.
void requireUnopposed(const QJsonValue &value)
{
    const QJsonArray array = value.toArray();
    for (const QJsonValue &element : array)
        requireUnopposed(element);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() == u"status" && !it.value().isNull())
            require(it.value() == QJsonValue(u"OK"_s) || it.value() == QJsonValue(u"UNKNOWN"_s));
        requireUnopposed(it.value());
    }
}

void checkScore(const QJsonObject &answer)
{
    const auto record = incode::api::readScore(answer);
    require(record.life == SessionEvent::None);
    const QJsonObject authentication = answer.value("authentication"_L1).toObject();
    require(record.identityId.isEmpty() || record.identityId == authentication.value("identityId"_L1).toString().trimmed());
    require(record.identityId.size() <= 256);
    if (record.overall != RecordStatus::Ok)
        return;
    require(answer.value("overall"_L1).toObject().value("status"_L1) == QJsonValue(u"OK"_s));
    for (const QLatin1String part : {"authentication"_L1, "liveness"_L1}) {
        const QJsonValue value = answer.value(part);
        require(value.isObject() || value.isNull() || value.isUndefined());
        requireUnopposed(value);
    }
}

void checkIds(const QString &interviewId)
{
    require(!interviewId.isEmpty() && interviewId.size() <= 256 && interviewId == interviewId.trimmed());
}

void checkLink(const QUrl &url)
{
    if (url.isEmpty())
        return;
    require(url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty());
    require(url.scheme() == u"https"
            || (url.scheme() == u"http" && (url.host() == u"localhost" || url.host().startsWith(u"127.") || url.host().contains(u':'))));
}

void checkGrant(const std::optional<incode::api::Grant> &grant)
{
    if (!grant)
        return;
    require(http::isHeaderCredential(grant->token.reveal()));
    require(grant->use >= std::chrono::milliseconds::zero() && grant->use <= std::chrono::hours(24));
}

} // namespace

/// Whatever the vendor answers, the readers answer; and nothing that is not clearly fine reads as fine.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    if (bytes.size() <= kMaxHeader) {
        const QByteArray header = bytes.toByteArray();
        const auto wait = http::readRetryAfter(header, header, base::Instant{});
        require(!wait || (*wait >= std::chrono::milliseconds::zero() && *wait <= http::kMaxRetryAfter));
    }
    const auto answer = base::readJsonObject(bytes, kAnswerNesting);
    if (!answer)
        return 0;
    checkScore(*answer);

    const SessionEvent life = incode::api::readLife(*answer);
    require(life == SessionEvent::None || answer->value("onboardingStatus"_L1).isString());
    const auto verified = incode::api::readVerified(*answer);
    require(verified.value_or(false) == (answer->value("verified"_L1) == QJsonValue(true)));

    if (const auto session = incode::api::readStart(*answer)) {
        checkIds(session->interviewId);
        require(http::isHeaderCredential(session->token.reveal()));
    }
    checkLink(incode::api::readLink(*answer));
    checkGrant(incode::api::readExecutiveToken(*answer));
    checkGrant(incode::api::readAccessToken(*answer));
    if (const auto invitation = incode::api::readInvitation(*answer)) {
        checkIds(invitation->interviewId);
        checkLink(invitation->url);
    }
    require(!incode::api::isRefusal(*answer) || answer->value("success"_L1).isBool());
    return 0;
}
