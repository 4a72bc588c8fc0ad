// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/key_guard.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QWidget>

#include <algorithm>

namespace authlink::ui
{

namespace
{

QKeySequence sequenceOf(const QKeyEvent &key)
{
    return QKeySequence(QKeyCombination(key.modifiers() & ~Qt::KeypadModifier, static_cast<Qt::Key>(key.key())));
}

/// Whether something offers the action at the moment: an action of a panel that is not shown has the same key as that of the one that is.
bool isShown(const QAction &action)
{
    const auto places = action.associatedObjects();
    return std::any_of(places.begin(), places.end(), [](QObject *place) {
        if (const auto *menu = qobject_cast<QMenu *>(place))
            return menu->menuAction()->isEnabled() && menu->menuAction()->isVisible();
        const auto *widget = qobject_cast<QWidget *>(place);
        return widget != nullptr && widget->isVisible() && widget->isEnabled();
    });
}

} // namespace

KeyGuard::KeyGuard(QWidget &window) : QObject(&window), m_window(window)
{
    QCoreApplication::instance()->installEventFilter(this);
}

/// X11 repeats a key as a release and a press of one moment, which Qt sees for what they are only if it has both at once.
bool KeyGuard::isRepeat(const QKeyEvent &key) const
{
    return key.isAutoRepeat() || (key.key() == m_released && key.timestamp() == m_releasedAt && m_releasedAt != 0);
}

bool KeyGuard::isKeyOfWindow(const QKeyEvent &key) const
{
    const QKeySequence pressed = sequenceOf(key);
    const auto actions = m_window.findChildren<QAction *>();
    return std::any_of(actions.begin(), actions.end(), [&pressed](const QAction *action) { return action->shortcuts().contains(pressed); });
}

QAction *KeyGuard::actionOf(const QKeyEvent &key) const
{
    const QKeySequence pressed = sequenceOf(key);
    const auto actions = m_window.findChildren<QAction *>();
    const auto found = std::find_if(actions.begin(), actions.end(), [&pressed](const QAction *action) {
        return action->isEnabled() && action->shortcuts().contains(pressed) && isShown(*action);
    });
    return found == actions.end() ? nullptr : *found;
}

/// Whether the widget is in a window of its own that belongs to the window and leaves it usable.
bool KeyGuard::isInFront(const QWidget &widget) const
{
    const QWidget *window = widget.window();
    if (window == &m_window || window->isModal() || window->windowType() == Qt::Popup)
        return false;
    while (window != nullptr && window != &m_window)
        window = window->parentWidget();
    return window != nullptr;
}

/// Whether this key does something that a person would not want done several times.
bool KeyGuard::starts(const QWidget &widget, const QKeyEvent &key) const
{
    const bool isText = widget.testAttribute(Qt::WA_InputMethodEnabled);
    switch (key.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape:
        return true;
    case Qt::Key_Space:
        return !isText;
    default:
        // Alt and a letter is a button's or a menu's; where it has opened a form, the rest would be typed into it.
        if (key.modifiers().testFlag(Qt::AltModifier) && !key.modifiers().testFlag(Qt::ControlModifier) && !key.text().isEmpty())
            return true;
        return isKeyOfWindow(key);
    }
}

bool KeyGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (!watched->isWidgetType())
        return false;
    if (event->type() == QEvent::KeyRelease) {
        m_released = static_cast<QKeyEvent *>(event)->key();
        m_releasedAt = static_cast<QKeyEvent *>(event)->timestamp();
        return false;
    }
    const bool isPress = event->type() == QEvent::KeyPress;
    if (!isPress && event->type() != QEvent::ShortcutOverride)
        return false;
    auto *widget = static_cast<QWidget *>(watched);
    auto &key = static_cast<QKeyEvent &>(*event);
    if (isRepeat(key)) {
        if (isPress)
            return starts(*widget, key);
        key.accept(); // no shortcut: it comes as a key press
        return true;
    }
    if (isPress && isInFront(*widget)) {
        QAction *action = actionOf(key);
        if (action != nullptr)
            action->trigger();
        return action != nullptr;
    }
    if (isPress || widget->window() != &m_window || !isKeyOfWindow(key))
        return false;
    key.ignore(); // the widget is not asked whether it wants the key: it is a shortcut
    return true;
}

} // namespace authlink::ui
