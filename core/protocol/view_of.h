// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"
#include "core/verification/policy.h"
#include "core/verification/verification.h"

/// From the domain to what travels: who may see what (docs/domain.md "What each role sees"). Contacts are masked for everybody; customer
/// ids, scores and the reasons that follow from them, the vendor's words, addresses and devices are for supervisors and admins only.
namespace authlink::protocol
{

/// Who looks: role and sign-in name.
struct Viewer {
    QString name;
    verification::Role role = verification::Role::Agent;
};

/// Agents see their own verifications; supervisors and admins see all.
[[nodiscard]] bool maySee(const Viewer &viewer, const verification::Verification &state);

[[nodiscard]] CustomerView viewOf(const verification::Customer &customer, verification::Role role);
[[nodiscard]] VerificationView viewOf(const verification::Verification &state, verification::Role role);
[[nodiscard]] EventView viewOf(const verification::Event &event, verification::Role role);
/// @param state after the event, or later
[[nodiscard]] VerificationChanged viewOf(const verification::Event &event, const verification::Verification &state,
                                         verification::Role role);
/// @param channels that this relay can deliver by
[[nodiscard]] PolicyView viewOf(const verification::Policy &policy, const QList<verification::Channel> &channels);

} // namespace authlink::protocol
