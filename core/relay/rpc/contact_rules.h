// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/call_params.h"
#include "core/relay/rpc/rpc_call.h"
#include "core/verification/verification.h"

/// Where a link may be sent to: the contact on file, or another one that a supervisor names. Pure.
namespace authlink::relay::rpc
{

/// A typed number as E.164. A landline is said before sending, not after.
/// Errors: Invalid, about `field`.
[[nodiscard]] base::Result<QString> contactNumber(const QString &typed, const QString &field);

/// The other contact, checked for the channel. Errors: NotAllowed (right), Invalid.
[[nodiscard]] base::Result<verification::ContactOverride> otherContact(const Caller &caller, const protocol::OtherContact &contact,
                                                                       verification::Channel channel);
/// Whether there is somewhere to send to. Errors: Invalid (channel).
[[nodiscard]] base::Result<void> checkReachable(const verification::Verification &state, verification::Channel channel);

} // namespace authlink::relay::rpc
