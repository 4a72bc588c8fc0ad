// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/client/states.h"
#include "core/protocol/messages.h"

#include <QString>

namespace authlink::client
{

/// The banner for a verification. Verified only if the verdict is `verified`, the status is decided, freshness is Fresh, and now is
/// before validUntil (an absent validUntil is not green): fails closed. While the vendor is out, what is still pending is an Outage;
/// a verdict or an end stays what it is.
/// @param serverNow the relay's time, RelayConnection::serverNow()
[[nodiscard]] BannerKind bannerOf(const protocol::VerificationView &view, Freshness freshness, base::Instant serverNow,
                                  protocol::VendorState vendor = protocol::VendorState::Ok);

/// The large word of the banner for the agent, translated, e.g. "NOT VERIFIED".
[[nodiscard]] QString bannerWords(BannerKind kind);

/// Plain words for a reason that an agent may see, translated; empty for one not meant for agents' eyes or unknown.
[[nodiscard]] QString reasonWords(verification::Reason reason);
/// Plain words for the carrier's report on a message (VerificationView::messageReport), translated, e.g. "delivered"; empty if there is
/// none or it is unknown. It is the carrier's word, not ours: introduce it by reportedWords().
[[nodiscard]] QString reportWords(const QString &report);
/// "Reported by the carrier: delivered"; empty as above.
[[nodiscard]] QString reportedWords(const QString &report);
/// "found by asking Incode; the webhook did not arrive": beside a verdict whose foundByAsking is set.
[[nodiscard]] QString foundByAskingWords();
/// Plain words for a status, translated, e.g. "link opened".
[[nodiscard]] QString statusWords(verification::Status status);

} // namespace authlink::client
