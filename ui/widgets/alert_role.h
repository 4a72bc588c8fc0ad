// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace authlink::ui
{

/// Gives a widget the role of an alert for assistive technology, with its accessible name as the words; for what must be heard
/// without the focus (banner, notices, connection). Call it in the widget's constructor: the role is fixed at the first question for it.
void makeAlert(QWidget &widget);

/// Tells assistive technology that the alert has new words. Screen readers speak an alert that begins to show.
void raiseAlert(QWidget &widget);

} // namespace authlink::ui
