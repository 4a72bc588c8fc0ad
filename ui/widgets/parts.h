// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>

class QAction;
class QBoxLayout;
class QLineEdit;

/// Builders for labels, frames and buttons that have an object name, an accessible name, plain text and a variant of the style sheet.
namespace authlink::ui
{

enum class Tone { Plain, Muted, Strong, Denied, Attention, Verified };
enum class Surface { Card, Sunken, Line };
enum class Variant { Normal, Primary, Danger, Quiet, Segment };

/// A label that shows its text as plain text, since texts from outside may contain markup. `name` is its objectName.
[[nodiscard]] QLabel *makeLabel(const QString &name, Tone tone = Tone::Plain, double size = 1.0);
void setTone(QLabel &label, Tone tone);

[[nodiscard]] QFrame *makeFrame(const QString &name, Surface surface);
[[nodiscard]] QFrame *makeLine();

/// A push button that does what the action does, with its text, tooltip, enabled state and accessible name; kept in step with it.
[[nodiscard]] QLineEdit *makeField(const QString &name, const QString &label, const QString &tip);
[[nodiscard]] QPushButton *makeButton(const QString &name, QAction &action, Variant variant = Variant::Normal);
[[nodiscard]] QPushButton *makeButton(const QString &name, const QString &text, const QString &tip, Variant variant = Variant::Normal);
void setVariant(QPushButton &button, Variant variant);

/// A text for a tooltip, which Qt would otherwise show as rich text if it looks like it: escaped, so that markup shows as text.
[[nodiscard]] QString plainTip(const QString &text);
/// A text from outside as one line of at most `most` characters (client::oneLine()).
[[nodiscard]] QString bounded(const QString &text, qsizetype most = 120);
/// For a label that wraps its words: words longer than any name's can be broken too, so that they don't widen the window.
[[nodiscard]] QString wrappable(const QString &text);

/// Sets the style sheet if it is another one: setting it styles the widget and all below it anew.
void setSheet(QWidget &widget, const QString &sheet);

/// Applies style properties that were changed after the first show.
void restyle(QWidget &widget);

/// Margins and spacing in em.
void setSpacing(QBoxLayout &layout, double margin, double spacing);

} // namespace authlink::ui
