// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/verification_view.h"
#include "ui/theme/icons.h"

namespace authlink::ui
{

/// "Verified", "Wrong person", …, or the status while there is no verdict. About the past, so without a promise for now.
[[nodiscard]] QString outcomeWords(const protocol::VerificationView &view);
[[nodiscard]] QString verdictWords(verification::Verdict verdict);
/// The verdict's shape; None without one.
[[nodiscard]] Shape verdictShape(const protocol::WireEnum<verification::Verdict> &verdict);

} // namespace authlink::ui
