// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace authlink::ui
{

/// Whether somebody has written something into this widget. nullptr: no.
[[nodiscard]] bool isTypedInto(const QWidget *widget);
/// The same, or it is where the agent answers a question or writes up a call, also before the first letter.
[[nodiscard]] bool isOccupied(const QWidget *focus);

} // namespace authlink::ui
