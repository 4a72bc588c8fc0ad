// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// What the vendor may be asked to write to. Pure and thread-safe.
namespace authlink::incode
{

/// '+', no leading zero, 7 to 15 digits and nothing else.
[[nodiscard]] bool isE164(const QString &phone);
/// SOMEBODY@SOMEWHERE without spaces and control characters, 254 characters at most (RFC 5321); whether it exists, only mail tells.
[[nodiscard]] bool isEmailAddress(const QString &address);

} // namespace authlink::incode
