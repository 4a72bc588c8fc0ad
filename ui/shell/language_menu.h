// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMenu;
class QSettings;

namespace authlink::ui
{

/// The language that was chosen in the menu, one of base::languages(). Empty: the system's.
[[nodiscard]] QString chosenLanguage(const QSettings &settings);

/// Adds the submenu that chooses the language of the console's texts. The choice is kept in `settings` and read when the console
/// starts: texts that are on screen don't change while somebody is on a call. `settings` outlives the menu.
void addLanguageMenu(QMenu &menu, QSettings &settings);

} // namespace authlink::ui
