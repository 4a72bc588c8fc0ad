// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/client/states.h"
#include "core/protocol/verification_view.h"

#include <QString>

namespace authlink::client
{

/// The banner for a verification. Verified only if the verdict is `verified`, the status is decided, freshness is Fresh, and now is
/// before validUntil (an absent validUntil is not green): fails closed.
/// @param serverNow the relay's time, RelayConnection::serverNow()
[[nodiscard]] BannerKind bannerOf(const protocol::VerificationView &view, Freshness freshness, base::Instant serverNow);

/// The large word of the banner for the agent, translated, e.g. "NOT VERIFIED".
[[nodiscard]] QString bannerWords(BannerKind kind);

/// Plain words for a reason that an agent may see, translated; empty for one not meant for agents' eyes or unknown.
[[nodiscard]] QString reasonWords(verification::Reason reason);
/// Plain words for a status, translated, e.g. "link opened".
[[nodiscard]] QString statusWords(verification::Status status);

} // namespace authlink::client
