// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/colors.h"

#include <QFont>
#include <QString>

namespace authlink::ui
{

/// Sizes of labels in percent of the application's font (their dynamic property "textSize").
inline constexpr int kTextSizes[] = {85, 90, 110, 120, 130, 150, 170};

/// The application's style sheet: rounded fields and buttons over Fusion, a focus ring that is always visible, sizes in em.
/// Widgets opt into variants by dynamic properties, see widgets/parts.h.
[[nodiscard]] QString styleSheetFor(const Colors &colors, const QFont &font);

} // namespace authlink::ui
