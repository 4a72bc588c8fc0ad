// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace authlink::ui
{

/// What happened, what it means for this call, what to do: one line for the agent, translated.
[[nodiscard]] QString wordsOf(const base::Error &error);

} // namespace authlink::ui
