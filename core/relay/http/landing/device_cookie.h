// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// The cookie that binds the browser that said Yes to its link. Pure and thread-safe.
namespace authlink::relay::http
{

inline constexpr char kDeviceCookie[] = "authlink_device";
inline constexpr int kDeviceCookieSeconds = 3600; // longer than any link lives

/// The token of a link that nobody has, since no token of ours is as short: its page comes with a cookie that binds nothing, so that
/// `authlink-relay doctor` sees what arrives of one.
inline constexpr char kNobodysToken[] = "doctor";

/// The value of its Set-Cookie header.
/// @param value a URL token
/// @param path where browsers see the link
/// @param isSecure they come by TLS
[[nodiscard]] inline QByteArray deviceCookie(const QByteArray &value, const QByteArray &path, bool isSecure)
{
    const QByteArray cookie = QByteArray(kDeviceCookie) + '=' + value + "; Path=" + path
                              + "; Max-Age=" + QByteArray::number(kDeviceCookieSeconds) + "; HttpOnly; SameSite=Lax";
    return isSecure ? cookie + "; Secure" : cookie;
}

} // namespace authlink::relay::http
