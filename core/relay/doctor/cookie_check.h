// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/doctor/finding.h"

#include <QByteArray>
#include <QUrl>

namespace authlink::relay::doctor
{

/// Whether the cookie that binds a customer's phone to its link comes through whatever is in front of the relay as the relay sends it:
/// otherwise the phone that said Yes is taken for another one, or other pages get to see the cookie.
/// @param setCookies the values of the answer's Set-Cookie headers, a line each; others may be among them
/// @param link the address that was asked, as customers see it
[[nodiscard]] Finding cookieFinding(const QByteArray &setCookies, const QUrl &link);

} // namespace authlink::relay::doctor
