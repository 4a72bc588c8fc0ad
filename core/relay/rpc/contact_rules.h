// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/call_params.h"
#include "core/relay/rpc/rpc_call.h"
#include "core/verification/rules/limits.h"
#include "core/verification/verification.h"

/// Whom a user may have verified, and where the link may be sent to: the contact on file, or another one that a supervisor names.
namespace authlink::relay::rpc
{

/// The user's own customer record: what the directory holds for their account. Errors: StoreUnavailable.
[[nodiscard]] base::Result<verification::OwnRecord> ownRecordOf(const store::User &user, const store::Reader &reader);
/// Nobody takes part in verifying themselves, also not by sending the link again or handing it out. Errors: NotAllowed (kRefusedOwnRecord).
[[nodiscard]] base::Result<void> checkNotOwnRecord(const verification::OwnRecord &own, const verification::Customer &customer);

/// Whether the caller may have somebody verified who is not in the directory: what is proven then is an Incode id, and the name is what was
/// typed. Errors: NotAllowed (kRefusedUnlisted: nobody may; kRefusedNoSupervisor).
[[nodiscard]] base::Result<void> checkMayStartUnlisted(const Caller &caller, const verification::Policy &policy);

/// A typed number as E.164. A landline is said before sending, not after.
/// Errors: Invalid, about `field`.
[[nodiscard]] base::Result<QString> contactNumber(const QString &typed, const QString &field);

/// The other contact, checked for the channel. Errors: NotAllowed (kRefusedNoSupervisor), Invalid.
[[nodiscard]] base::Result<verification::ContactOverride> otherContact(const Caller &caller, const protocol::OtherContact &contact,
                                                                       verification::Channel channel);
/// Whether there is somewhere to send to. Errors: Invalid (channel: there is nothing on file; contact: a number on file that no text
/// message can be sent to).
[[nodiscard]] base::Result<void> checkReachable(const verification::Verification &state, verification::Channel channel);

} // namespace authlink::relay::rpc
