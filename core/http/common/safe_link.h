// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace authlink::http
{

/// "localhost" or a loopback address: what is sent there in the clear is heard by nobody else.
[[nodiscard]] bool isThisMachine(const QString &host);

/// Where a secret or a customer may be sent: https, or http to this machine only; with a host, without user info.
[[nodiscard]] bool isSafeLink(const QUrl &url);

/// The same, and paths can be joined to it: without query and fragment.
[[nodiscard]] bool isSafeBase(const QUrl &url);

} // namespace authlink::http
