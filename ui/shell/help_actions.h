// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;
class QWidget;

namespace authlink::ui
{

/// User guide (F1) and About, each in a window of its own beside the work: neither stands in the way of a call, Escape closes it, and a
/// second request brings the same window to the front. Nothing is fetched from anywhere.
/// @param owner the windows belong to it
void addHelpActions(QMenu &menu, QWidget &owner);

} // namespace authlink::ui
