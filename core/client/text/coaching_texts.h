// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/coaching.h"

#include <QString>

namespace authlink::client
{

/// What is happening and what the agent does next, in the console's language. Never names a threshold, a score, or which check failed
/// beyond reasonText().
[[nodiscard]] QString situationText(const CoachingInput &input, Situation situation);

/// What an agent does while Incode can't be reached; stands below outageText().
[[nodiscard]] QString outageAdviceText();

} // namespace authlink::client
