// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace authlink::ui
{

/// Whether somebody has written something into this widget. nullptr: no.
[[nodiscard]] bool isTypedInto(const QWidget *widget);

} // namespace authlink::ui
