// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/colors.h"

#include <QFont>
#include <QString>

namespace authlink::ui
{

/// The application's style sheet: rounded fields and buttons over Fusion, a focus ring that is always visible, sizes in em.
/// Widgets opt into variants by dynamic properties, see widgets/parts.h.
[[nodiscard]] QString styleSheetFor(const Colors &colors, const QFont &font);

} // namespace authlink::ui
