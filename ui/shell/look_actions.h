// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>

class QAction;
class QMenu;
class QSettings;

namespace authlink::ui
{

class Theme;

/// A menu entry with everything a person needs to find and to understand it.
QAction *addEntry(QMenu &menu, const QString &name, const QString &text, const QString &tip, const QKeySequence &keys);

/// Text size and appearance: restores what was chosen on this desk, and adds the entries that change it.
void addLookActions(QMenu &menu, Theme &theme, QSettings &settings);

} // namespace authlink::ui
