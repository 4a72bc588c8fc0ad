// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/webhook/webhook_proof.h"

#include "core/base/formats/json_guard.h"
#include "core/http/common/header_fields.h"
#include "core/incode/json_fields.h"

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace authlink::incode::webhook
{

namespace
{

constexpr QLatin1StringView kToken = "token"_L1;
constexpr QLatin1StringView kInterviewToken = "interviewToken"_L1;
constexpr int kClaimNesting = 8;
/// 2000-01-01 and 2100-01-01, in seconds: a time outside is not one at which a token was made.
constexpr double kEarliestIssue = 946'684'800;
constexpr double kLatestIssue = 4'102'444'800;
constexpr double kMillis = 1000;

base::Secret proofField(const QJsonObject &body, QLatin1StringView key)
{
    const QByteArray value = body.value(key).toString().toUtf8();
    const bool safe =
        http::isHeaderCredential(value) && std::none_of(value.begin(), value.end(), [](char c) { return c == '"' || c == '\\'; });
    return safe ? base::Secret(value) : base::Secret();
}

std::optional<base::Instant> issueTimeOf(const QJsonValue &token)
{
    const QByteArray text = token.toString().toUtf8();
    const QList<QByteArray> parts = text.split('.');
    if (!http::isHeaderCredential(text) || parts.size() != 3)
        return std::nullopt;
    const auto decoded =
        QByteArray::fromBase64Encoding(parts.at(1), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    const auto claims = base::readJsonObject(*decoded, kClaimNesting);
    const auto seconds = claims ? numberField(*claims, "iat"_L1) : std::nullopt;
    if (!seconds || *seconds < kEarliestIssue || *seconds > kLatestIssue)
        return std::nullopt;
    return base::fromMillis(static_cast<qint64>(std::floor(*seconds * kMillis)));
}

} // namespace

LegacyProof proofOf(const QJsonObject &body)
{
    LegacyProof proof;
    if (const QString id = idField(body, "transactionId"_L1); !id.isEmpty())
        proof.transactionId = proofField(body, "transactionId"_L1);
    proof.token = proofField(body, kToken);
    proof.interviewToken = proofField(body, kInterviewToken);
    return proof;
}

QStringList tokensOf(const QJsonObject &body)
{
    QStringList tokens;
    for (const QLatin1StringView key : {kToken, kInterviewToken}) {
        if (const QString token = body.value(key).toString(); token.size() >= kShortestToken)
            tokens.append(token);
    }
    return tokens;
}

std::optional<base::Instant> issuedAtOf(const QJsonObject &body)
{
    const auto token = issueTimeOf(body.value(kToken));
    const auto interview = issueTimeOf(body.value(kInterviewToken));
    return token && interview ? std::max(token, interview) : token;
}

} // namespace authlink::incode::webhook
