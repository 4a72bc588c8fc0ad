// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

class QWidget;

namespace authlink::test
{

/// A text that a person reads, hears, or finds under the pointer.
struct WindowText {
    QString where; ///< the widget's name and which of its texts it is, for the report
    QString text;
};

/// Every text of what is visible in the window: labels, buttons, fields, menus, tabs, tables and lists, tool tips, and what a screen
/// reader says.
[[nodiscard]] QList<WindowText> textsOf(const QWidget &window);

/// What is cut at the window's present size: buttons, labels, tabs, fields and column titles narrower than their text, and areas
/// that would have to be scrolled sideways. Each in a sentence.
[[nodiscard]] QStringList cutTextsOf(const QWidget &window);

/// Underlined letters that lead to two things: in a menu, or among the menus and the buttons of the window.
[[nodiscard]] QStringList ambiguousAcceleratorsOf(const QWidget &window);

} // namespace authlink::test
