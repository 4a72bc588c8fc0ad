// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>

class QAction;
class QBoxLayout;

/// Small builders that keep the promises every widget makes: an object name, an accessible name, plain text, a variant of the style sheet.
namespace authlink::ui
{

enum class Tone { Plain, Muted, Strong, Denied, Attention, Verified };
enum class Surface { Card, Sunken, Line };
enum class Variant { Normal, Primary, Danger, Quiet, Segment };

/// A label that never interprets its text (texts from outside are hostile). `name` is its objectName.
[[nodiscard]] QLabel *makeLabel(const QString &name, Tone tone = Tone::Plain, double size = 1.0);
void setTone(QLabel &label, Tone tone);

[[nodiscard]] QFrame *makeFrame(const QString &name, Surface surface);
[[nodiscard]] QFrame *makeLine();

/// A push button that does what the action does, with its text, tooltip, enabled state and accessible name; kept in step with it.
[[nodiscard]] QPushButton *makeButton(const QString &name, QAction &action, Variant variant = Variant::Normal);
[[nodiscard]] QPushButton *makeButton(const QString &name, const QString &text, const QString &tip, Variant variant = Variant::Normal);
void setVariant(QPushButton &button, Variant variant);

/// Texts from outside for places that would otherwise guess at rich text (tooltips): escaped, so that markup shows as text.
[[nodiscard]] QString plainTip(const QString &text);
/// Longest text from outside that a label shows; longer ones end in an ellipsis. Also drops control and direction-override characters.
[[nodiscard]] QString bounded(const QString &text, qsizetype most = 120);

/// Sets the style sheet if it is another one: setting it styles the widget and all below it anew.
void setSheet(QWidget &widget, const QString &sheet);

/// Style properties changed after the first show are only seen after this.
void restyle(QWidget &widget);

/// Margins and spacing in em.
void setSpacing(QBoxLayout &layout, double margin, double spacing);

} // namespace authlink::ui
