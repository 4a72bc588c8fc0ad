// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of the stream, as either end may receive them: whatever the bytes, a frame or a failure with a JSON-RPC code, and what a
// message means survives writing and reading again.
#include "core/client/banner.h"
#include "core/client/coaching.h"
#include "core/protocol/call_params.h"
#include "core/protocol/json_rpc.h"
#include "core/protocol/messages.h"

#include <cstdint>
#include <cstdlib>

using namespace authlink;
using namespace authlink::protocol;

namespace
{

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void readVerification(const QJsonObject &json)
{
    const auto view = verificationViewFromJson(json);
    if (!view)
        return;
    require(verificationViewFromJson(toJson(*view)).has_value());
    const auto now = base::fromMillis(1'795'000'000'000);
    const bool green = client::bannerOf(*view, client::Freshness::Fresh, now) == client::BannerKind::Verified;
    require(!green || (json.value(u"verdict") == QStringLiteral("verified") && json.value(u"status") == QStringLiteral("decided")));
    require(client::bannerOf(*view, client::Freshness::Stale, now) == client::BannerKind::Stale);
    const QList<EventView> none;
    static_cast<void>(client::coach({.view = *view, .events = none, .serverNow = now, .stallAfter = {}, .freshness = {}, .company = {}}));
}

void readParams(const QJsonObject &params)
{
    static_cast<void>(helloParamsFromJson(params));
    static_cast<void>(searchCustomersParamsFromJson(params));
    static_cast<void>(idParamsFromJson(params));
    static_cast<void>(historyParamsFromJson(params));
    static_cast<void>(resendParamsFromJson(params));
    if (const auto start = startParamsFromJson(params))
        require(startParamsFromJson(toJson(*start)) == *start);
    if (const auto change = verificationChangedFromJson(params))
        require(verificationChangedFromJson(toJson(*change)).has_value());
    static_cast<void>(noticeFromJson(params));
    readVerification(params.value(u"verification").toObject());
}

void readResult(const QJsonValue &result)
{
    if (const auto hello = helloResultFromJson(result))
        require(helloResultFromJson(toJson(*hello)).has_value());
    static_cast<void>(customersFromJson(result));
    static_cast<void>(linkFromJson(result));
    static_cast<void>(detailFromJson(result));
    static_cast<void>(historyPageFromJson(result));
    readVerification(result.toObject());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto frame = parseFrame(bytes);
    if (!frame) {
        require(frame.error().error.code <= -32600 && frame.error().error.code >= -32700);
        return 0;
    }
    if (const auto *request = std::get_if<Request>(&*frame)) {
        readParams(request->params);
    } else if (const auto *notification = std::get_if<Notification>(&*frame)) {
        readParams(notification->params);
    } else {
        const auto &outcome = std::get<Response>(*frame).outcome;
        if (const auto *error = std::get_if<RpcError>(&outcome))
            static_cast<void>(toError(*error));
        else
            readResult(std::get<QJsonValue>(outcome));
    }
    return 0;
}
