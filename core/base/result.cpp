// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

#include <array>
#include <utility>

namespace authlink::base
{

namespace
{
constexpr std::array<std::pair<ErrorCode, const char *>, 14> kNames{{
    {ErrorCode::Invalid, "invalid"},
    {ErrorCode::NotAllowed, "not_allowed"},
    {ErrorCode::NotFound, "not_found"},
    {ErrorCode::WrongState, "wrong_state"},
    {ErrorCode::LimitReached, "limit_reached"},
    {ErrorCode::Locked, "locked"},
    {ErrorCode::VendorUnavailable, "vendor_unavailable"},
    {ErrorCode::StoreUnavailable, "store_unavailable"},
    {ErrorCode::Conflict, "conflict"},
    {ErrorCode::NotSignedIn, "not_signed_in"},
    {ErrorCode::Timeout, "timeout"},
    {ErrorCode::Cancelled, "cancelled"},
    {ErrorCode::Unreachable, "unreachable"},
    {ErrorCode::Internal, "internal"},
}};
} // namespace

QString errorCodeName(ErrorCode code)
{
    for (const auto &[value, name] : kNames) {
        if (value == code)
            return QString::fromLatin1(name);
    }
    return QString::fromLatin1("internal");
}

std::optional<ErrorCode> errorCodeFromName(QStringView name)
{
    for (const auto &[value, text] : kNames) {
        if (name == QLatin1StringView(text))
            return value;
    }
    return std::nullopt;
}

Error invalid(QString field, QString why)
{
    return Error{.code = ErrorCode::Invalid, .message = std::move(why), .field = std::move(field), .retryAfter = {}};
}

} // namespace authlink::base
