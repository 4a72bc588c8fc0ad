// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPoint>
#include <QRect>

namespace authlink::ui
{

/// Where a window is put so that all of it can be seen: as near as possible to where it was, on the screen that has its middle. If none
/// has (the monitor is gone), at the top right of the first screen. Pure.
/// @param screens what is available of each, the primary one first; empty: nothing is known, and nothing is changed
[[nodiscard]] QPoint placeOnScreens(const QRect &window, const QList<QRect> &screens);

} // namespace authlink::ui
