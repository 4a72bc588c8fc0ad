// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/verification.h"

/// The domain's values that the golden files show: one customer, one agent, and a verification in the states that calls lead to.
namespace authlink::test
{

inline constexpr QLatin1StringView kSampleId("01a1ee56-5e00-7000-8000-000000000001");

[[nodiscard]] verification::Customer sampleCustomer();
/// Preparing: what verification.start answers.
[[nodiscard]] verification::Verification startedVerification();
/// Sent: the message is out, the customer has not opened the link.
[[nodiscard]] verification::Verification sentVerification();
/// Decided, verified.
[[nodiscard]] verification::Verification verifiedVerification();
/// Decided, wrong person.
[[nodiscard]] verification::Verification wrongPersonVerification();
[[nodiscard]] verification::Verification cancelledVerification();
[[nodiscard]] verification::Verification closedVerification();

/// One event of every kind, numbered. More than any one verification has.
[[nodiscard]] std::vector<verification::Event> eventsOfEveryKind();

} // namespace authlink::test
