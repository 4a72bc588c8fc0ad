// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/formats/json_guard.h"
#include "core/base/secret.h"
#include "core/http/common/header_fields.h"
#include "core/incode/webhook/webhook_parser.h"
#include "core/incode/webhook/webhook_proof.h"
#include "tests/fuzz/fuzz_support.h"

#include <QJsonDocument>

#include <cstddef>
#include <cstdint>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using incode::webhook::ParsedWebhook;
using test::require;
using verification::Evidence;
using verification::SessionEvent;
using verification::Source;

namespace
{

/// The tokens that came in and are shaped as tokens are.
QStringList realTokens(const QJsonObject &body)
{
    QStringList tokens;
    for (const QString &token : incode::webhook::tokensOf(body)) {
        if (http::isHeaderCredential(token.toUtf8()))
            tokens.append(token);
    }
    return tokens;
}

void requireNoToken(const ParsedWebhook &webhook, const QStringList &tokens)
{
    for (const QString &token : tokens) {
        const auto isFree = [&token](const QString &text) { require(!text.contains(token)); };
        test::visitTexts(QJsonDocument::fromJson(webhook.strippedBody).object(), isFree);
        if (!webhook.evidence)
            continue;
        const Evidence &evidence = *webhook.evidence;
        for (const QString &text : {evidence.interviewId, evidence.transactionId, evidence.matchedCustomerId, evidence.externalCustomerId})
            isFree(text);
        for (const auto &candidate : evidence.candidates)
            isFree(candidate.customerId);
        if (evidence.error)
            isFree(evidence.error->message);
    }
}

void requireHonestProof(const ParsedWebhook &webhook, const QJsonObject &body)
{
    const bool legacy = webhook.shape == u"legacy_1n" || webhook.shape == u"legacy_1_1";
    const std::pair<const base::Secret &, QLatin1String> values[] = {
        {webhook.proof.transactionId, "transactionId"_L1},
        {webhook.proof.token, "token"_L1},
        {webhook.proof.interviewToken, "interviewToken"_L1},
    };
    for (const auto &[value, key] : values) {
        if (value.isEmpty())
            continue;
        require(legacy && body.value(key).isString());
        require(http::isHeaderCredential(value.reveal()) && value.equals(body.value(key).toString().toUtf8()));
    }
    require(legacy || !webhook.evidence || !webhook.evidence->issuedAt);
}

void requireBounded(const Evidence &evidence)
{
    for (const QString &id : {evidence.interviewId, evidence.transactionId, evidence.matchedCustomerId, evidence.externalCustomerId})
        require(id.size() <= 256 && id == id.trimmed());
    require(evidence.candidates.size() <= 50);
    // An event matches nobody, unless it is the one that says who somebody is.
    if (!isResult(evidence) && evidence.sessionEvent != SessionEvent::IdentityEnrolled)
        require(evidence.matchedCustomerId.isEmpty());
    require(isResult(evidence) == (evidence.sessionEvent == SessionEvent::None));
    require(evidence.source != Source::Score);
    // The store keeps it, and must get back what it was given.
    const auto again = verification::evidenceFromJson(QJsonDocument::fromJson(toJsonText(evidence)).object());
    require(again.has_value() && *again == evidence);
}

} // namespace

/// Whatever comes, the parser answers; and what it accepts keeps its promises.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const auto webhook = incode::webhook::parseWebhook(bytes, base::Instant{});
    const auto body = base::readJsonObject(bytes, incode::webhook::kMaxNesting);
    require(webhook.has_value() == body.has_value());
    if (!webhook) {
        require(webhook.error().code == base::ErrorCode::Invalid);
        return 0;
    }
    require(webhook->bodyHash == base::sha256Hex(webhook->strippedBody));
    require(webhook->evidence.has_value() == (webhook->shape != u"unknown"));
    // What is stored reads back as itself and vouches for nothing: secrets are gone for good.
    const auto again = incode::webhook::parseWebhook(webhook->strippedBody, base::Instant{});
    require(again.has_value() && again->strippedBody == webhook->strippedBody);
    require(again->proof.token.isEmpty() && again->proof.interviewToken.isEmpty());
    requireNoToken(*webhook, realTokens(*body));
    requireHonestProof(*webhook, *body);
    if (webhook->evidence)
        requireBounded(*webhook->evidence);
    return 0;
}
