// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QUrl>

/// Addresses: where they lead, and what may be sent there. Pure and thread-safe.
namespace authlink::http
{

/// The address of `path` below `base`: https://host/app/ and /v1/x give https://host/app/v1/x. What else `base` holds stays.
/// @param path begins with '/'; percent-encoded where needed
[[nodiscard]] QUrl joinUrl(const QUrl &base, const QString &path);

/// Whether the path means the same to whoever reads it: no part of it is empty (the last may be), "." or "..", which browsers, proxies and
/// servers take out, each in its own way.
[[nodiscard]] bool hasPlainPath(const QUrl &url);

/// The longest token in our links and cookies.
inline constexpr qsizetype kMaxUrlToken = 64;

/// Whether this has the form of such a token: base64url without padding, not empty, at most kMaxUrlToken characters. base::makeToken() uses
/// letters and digits only.
[[nodiscard]] bool isUrlToken(QByteArrayView text);

/// "localhost" or a loopback address: what is sent there in the clear is heard by nobody else.
[[nodiscard]] bool isThisMachine(const QString &host);

/// Where a secret or a customer may be sent: https, or http to this machine only; with a host, without user info.
[[nodiscard]] bool isSafeLink(const QUrl &url);

/// The same, and paths can be joined to it: without query and fragment.
[[nodiscard]] bool isSafeBase(const QUrl &url);

} // namespace authlink::http
