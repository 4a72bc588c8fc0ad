// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace authlink::ui
{

enum class Activation {
    Wanted, ///< it takes the keys, if the window system lets it
    Spared, ///< the keys stay where they are
};

/// Brings a window before the others and marks it in the task bar, as far as the window system allows. One that is minimised stays so
/// where activation is to be spared.
void comeForward(QWidget &window, Activation activation);

} // namespace authlink::ui
