// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace authlink::base
{

/// Whether a message may be sent to this address: LOCAL@DOMAIN in printable ASCII with exactly one '@', no spaces, quotes, brackets or
/// list separators, and within the sizes of RFC 5321 section 4.5.3.1. Whether the mailbox exists, only mail tells. Thread-safe.
[[nodiscard]] bool isEmailAddress(QStringView text);

} // namespace authlink::base
