// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace authlink::ui
{

/// A line with shape, words and color next to what it is about, for errors and confirmations instead of a dialog. Hidden while it is
/// empty; a new text is an alert for screen readers.
class NoticeLine final : public QFrame
{
    Q_OBJECT

public:
    NoticeLine(const QString &name, const Theme &theme, QWidget *parent = nullptr);

    enum class Weight { Quiet, Strong };
    void say(ColorRole role, ui::Shape shape, const QString &text, Weight weight = Weight::Quiet);
    void clear();
    [[nodiscard]] QString text() const;
    /// Adds a "Got it" button, which emits dismissed().
    void makeDismissable();

Q_SIGNALS:
    void dismissed();

private:
    void applyColors();

    const Theme &m_theme;
    ColorRole m_role = ColorRole::Neutral;
    ui::Shape m_shape = ui::Shape::None;
    Weight m_weight = Weight::Quiet;
    QLabel *m_icon;
    QLabel *m_words;
};

} // namespace authlink::ui
