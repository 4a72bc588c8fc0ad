// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

/// How a person is reached: what counts as a phone number and an e-mail address, and how they look where they must not be read in full, as
/// identifiers do.
/// Pure and thread-safe.
namespace authlink::base
{

/// Whether a message may be sent to this address: LOCAL@DOMAIN in printable ASCII with exactly one '@', no spaces, quotes, brackets or
/// list separators, and within the sizes of RFC 5321 section 4.5.3.1. Whether the mailbox exists, only mail tells.
[[nodiscard]] bool isEmailAddress(QStringView text);

/// Whether a phone number is written in the form of ITU-T E.164: '+', no leading zero, 7 to 15 digits and nothing else. Whether its country
/// has such a number, parsePhone() tells (phone_number.h).
[[nodiscard]] bool isE164(QStringView phone);

/// All but the last two digits hidden, and everything but digits left out: "•••••••••67". Empty stays empty.
[[nodiscard]] QString maskPhone(const QString &e164);
/// The last three characters of an identifier, where it has more than six: "•••0c2"; otherwise none of them. Enough to find it in a list of
/// one's own, too little for anything else. Empty stays empty.
[[nodiscard]] QString maskId(const QString &id);
/// First letter and domain stay: "m•••@example.com". Empty stays empty.
[[nodiscard]] QString maskEmail(const QString &email);

} // namespace authlink::base
