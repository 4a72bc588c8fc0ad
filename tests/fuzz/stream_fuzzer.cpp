// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of the stream, as either end may receive them: whatever the bytes, a frame or a failure with a JSON-RPC code, and what was
// read is read again from what the encoder makes of it.
#include "core/client/banner.h"
#include "core/client/coaching.h"
#include "core/protocol/call_params.h"
#include "core/protocol/json/json_rpc.h"
#include "core/protocol/messages.h"
#include "tests/fuzz/fuzz_support.h"

#include <cstdint>

using namespace authlink;
using namespace authlink::protocol;
using namespace Qt::Literals::StringLiterals;
using test::require;

namespace
{

template <typename Read, typename Json>
void readsAgain(Read read, const Json &json)
{
    if (const auto value = read(json))
        require(read(toJson(*value)) == *value);
}

void readVerification(const QJsonValue &json)
{
    const auto view = verificationViewFromJson(json);
    if (!view)
        return;
    require(verificationViewFromJson(toJson(*view)) == *view);
    const auto now = base::fromMillis(1'795'000'000'000);
    const bool green = client::bannerOf(*view, client::Freshness::Fresh, now) == client::BannerKind::Verified;
    require(!green || (json["verdict"_L1] == u"verified"_s && json["status"_L1] == u"decided"_s && json["unlisted"_L1] != true));
    require(client::bannerOf(*view, client::Freshness::Stale, now) == client::BannerKind::Stale);
    const QList<EventView> none;
    static_cast<void>(client::coach({.view = *view, .events = none, .serverNow = now, .stallAfter = {}, .freshness = {}, .company = {}}));
}

void readParams(const QJsonObject &params)
{
    readsAgain(helloParamsFromJson, params);
    readsAgain(searchCustomersParamsFromJson, params);
    readsAgain(startParamsFromJson, params);
    readsAgain(resendParamsFromJson, params);
    readsAgain(idParamsFromJson, params);
    readsAgain(getManyParamsFromJson, params);
    readsAgain(listParamsFromJson, params);
    readsAgain(historyParamsFromJson, params);
    readsAgain(verificationChangedFromJson, params);
    const Notice notice = noticeFromJson(params);
    require(noticeFromJson(toJson(notice)) == notice);
    readVerification(params.value("verification"_L1));
}

void readResult(const QJsonValue &result)
{
    readsAgain(helloResultFromJson, result);
    readsAgain(customersFromJson, result);
    readsAgain(detailFromJson, result);
    readsAgain(detailsFromJson, result);
    readsAgain(openPageFromJson, result);
    readsAgain(historyPageFromJson, result);
    if (const auto link = linkFromJson(result))
        require(linkFromJson(toJson(*link)).has_value()); // QUrl may write an equal address in another way
    readVerification(result);
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
        if (const auto *error = std::get_if<RpcError>(&outcome)) {
            const base::Error read = toError(*error);
            require(toError(toRpcError(read)).code == read.code);
        } else {
            readResult(std::get<QJsonValue>(outcome));
        }
    }
    return 0;
}
