// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/client/states.h"
#include "core/protocol/verification_view.h"

#include <QString>

#include <chrono>

namespace authlink::client
{

/// The large words of the banner, e.g. "NOT VERIFIED".
[[nodiscard]] QString bannerText(BannerKind kind);
/// The line below them: the reason as far as the agent may know it, and what to do.
[[nodiscard]] QString bannerDetailText(BannerKind kind, const protocol::VerificationView &view);
/// The line below "NOT VERIFIED" while a passing result is being confirmed with Incode.
[[nodiscard]] QString confirmingText();

/// The line below a validity that is in its last minute.
[[nodiscard]] QString endingDetailText(const QString &detail);

// What stands beside them.
[[nodiscard]] QString confirmingForText(std::chrono::milliseconds duration);
[[nodiscard]] QString validForText(std::chrono::milliseconds left);
/// The same in the last minute.
[[nodiscard]] QString endingForText(std::chrono::milliseconds left);
[[nodiscard]] QString decidedAtText(base::Instant at);
/// "As of 14:03:22, 12 s old", for what was current at `since`. Local time.
[[nodiscard]] QString ageText(base::Instant since, base::Instant now);
/// The notice on a panel that shows an earlier state: with its age.
[[nodiscard]] QString notConfirmedText(base::Instant since, base::Instant now);

/// Warns that what is shown is only what was last known: the connection is lost.
[[nodiscard]] QString staleText();
/// Incode can't be reached: what that means now. The one sentence for it, wherever an outage is told.
[[nodiscard]] QString outageText();
/// outageText() for a place that is not headed by the word OUTAGE.
[[nodiscard]] QString outageAlertText();

} // namespace authlink::client
