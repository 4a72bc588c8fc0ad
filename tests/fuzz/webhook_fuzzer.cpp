// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"
#include "core/incode/webhook_parser.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace authlink;

namespace
{
void require(bool holds)
{
    if (!holds)
        std::abort();
}
} // namespace

/// Whatever comes, the parser answers; and what it accepts keeps its promises.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView body(data, static_cast<qsizetype>(size));
    const auto webhook = incode::parseWebhook(body, base::Instant{});
    if (!webhook) {
        require(webhook.error().code == base::ErrorCode::Invalid);
        return 0;
    }
    require(webhook->bodyHash == base::sha256Hex(webhook->strippedBody));
    require(webhook->evidence.has_value() == (webhook->shape != u"unknown"));
    // What is stored reads back as itself and says the same; secrets are gone for good.
    const auto again = incode::parseWebhook(webhook->strippedBody, base::Instant{});
    require(again.has_value());
    require(again->strippedBody == webhook->strippedBody);
    if (webhook->evidence) {
        for (const QString &id :
             {webhook->evidence->interviewId, webhook->evidence->matchedCustomerId, webhook->evidence->externalCustomerId})
            require(id.size() <= 256 && id == id.trimmed());
    }
    return 0;
}
