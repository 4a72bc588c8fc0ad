// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QKeyEvent;
class QKeySequence;
class QWidget;

namespace authlink::ui
{

/// The rule of keys that Qt doesn't keep by itself: a key of the window works wherever the focus is, also where a text field has a meaning
/// of its own for it (Ctrl+E: end of line); and a repeat of a held key starts nothing, so that who holds Enter does not answer the next
/// question too. They also work in a window that stands before this one and belongs to it, such as the guide, unless it asks something.
/// Watches all of the application's keys from its construction on.
class KeyGuard final : public QObject
{
    Q_OBJECT

public:
    /// The keys are the shortcuts of all actions in `window`, which outlives this.
    explicit KeyGuard(QWidget &window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isRepeat(const QKeyEvent &key) const;
    [[nodiscard]] bool isKeyOfWindow(const QKeyEvent &key) const;
    /// The action that the key would trigger in the window, nullptr if none can be triggered now.
    [[nodiscard]] QAction *actionOf(const QKeyEvent &key) const;
    [[nodiscard]] bool isInFront(const QWidget &widget) const;
    [[nodiscard]] bool starts(const QWidget &widget, const QKeyEvent &key) const;

    QWidget &m_window;
    int m_released = 0;       ///< the key that was released last
    quint64 m_releasedAt = 0; ///< on the clock of the events
};

} // namespace authlink::ui
