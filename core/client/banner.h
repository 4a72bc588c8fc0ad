// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/client/states.h"
#include "core/protocol/messages.h"

namespace authlink::client
{

/// The banner for a verification. Verified only if the verdict is `verified`, the status is decided, freshness is Fresh, and now is
/// before validUntil (an absent validUntil is not green), and the customer is of the directory (else FaceOnly): fails closed. While the
/// vendor is out, what is still pending is an Outage; a verdict or an end stays what it is.
/// @param serverNow the relay's time, RelayConnection::serverNow()
[[nodiscard]] BannerKind bannerOf(const protocol::VerificationView &view, Freshness freshness, base::Instant serverNow,
                                  protocol::VendorState vendor = protocol::VendorState::Ok);

} // namespace authlink::client
