// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QWidget>

namespace authlink::app
{

/// Finds real widgets by object name and drives them with the events a person makes.
/// Errors: NotFound (no such widget), WrongState (hidden or disabled: a person could not use it either).
class UiDriver
{
public:
    explicit UiDriver(QWidget &window) : m_window(window) {}

    [[nodiscard]] base::Result<void> click(const QString &objectName);
    /// Chooses a menu entry, as its key or the menu would.
    [[nodiscard]] base::Result<void> choose(const QString &actionName);
    /// Focuses the widget, selects what is there, and types over it.
    [[nodiscard]] base::Result<void> type(const QString &objectName, const QString &text);
    /// An empty name: the widget that has the focus.
    [[nodiscard]] base::Result<void> press(const QString &objectName, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    /// The visible widget of that name; nullptr if there is none.
    [[nodiscard]] QWidget *visible(const QString &objectName) const;
    /// Visible and enabled.
    [[nodiscard]] bool canUse(const QString &objectName) const { return usable(objectName).has_value(); }
    /// The item view of that name shows at least one row.
    [[nodiscard]] bool hasRows(const QString &objectName) const;

private:
    [[nodiscard]] base::Result<QWidget *> usable(const QString &objectName) const;

    QWidget &m_window;
};

} // namespace authlink::app
