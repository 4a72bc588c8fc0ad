// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/rehearsal/ui_driver.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

void sendKey(QWidget *widget, Qt::Key key, Qt::KeyboardModifiers modifiers, const QString &text)
{
    QKeyEvent press(QEvent::KeyPress, key, modifiers, text);
    QCoreApplication::sendEvent(widget, &press);
    QKeyEvent release(QEvent::KeyRelease, key, modifiers, text);
    QCoreApplication::sendEvent(widget, &release);
}

} // namespace

QWidget *UiDriver::visible(const QString &objectName) const
{
    const auto found = m_window.findChildren<QWidget *>(objectName);
    const auto shown = std::find_if(found.begin(), found.end(), [](const QWidget *widget) { return widget->isVisible(); });
    return shown == found.end() ? nullptr : *shown;
}

base::Result<QWidget *> UiDriver::usable(const QString &objectName) const
{
    QWidget *widget = visible(objectName);
    if (!widget)
        return base::fail(base::ErrorCode::NotFound, u"no visible widget '%1'"_s.arg(objectName));
    if (!widget->isEnabled())
        return base::fail(base::ErrorCode::WrongState, u"'%1' is disabled"_s.arg(objectName));
    return widget;
}

bool UiDriver::hasRows(const QString &objectName) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(visible(objectName));
    return view && view->model() && view->model()->rowCount() > 0;
}

base::Result<void> UiDriver::click(const QString &objectName)
{
    const auto found = usable(objectName);
    if (!found)
        return base::fail(found.error());
    QWidget *widget = *found;
    const QPointF local = QRectF(widget->rect()).center();
    const QPointF global = widget->mapToGlobal(local);
    QMouseEvent down(QEvent::MouseButtonPress, local, global, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &down);
    QMouseEvent up(QEvent::MouseButtonRelease, local, global, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &up);
    return {};
}

base::Result<void> UiDriver::choose(const QString &actionName)
{
    auto *action = m_window.findChild<QAction *>(actionName);
    if (!action)
        return base::fail(base::ErrorCode::NotFound, u"no menu entry '%1'"_s.arg(actionName));
    if (!action->isEnabled())
        return base::fail(base::ErrorCode::WrongState, u"the menu entry '%1' is disabled"_s.arg(actionName));
    action->trigger();
    return {};
}

base::Result<void> UiDriver::type(const QString &objectName, const QString &text)
{
    const auto found = usable(objectName);
    if (!found)
        return base::fail(found.error());
    QWidget *widget = *found;
    widget->setFocus(Qt::OtherFocusReason);
    sendKey(widget, Qt::Key_A, Qt::ControlModifier, QString());
    for (const QChar c : text)
        sendKey(widget, static_cast<Qt::Key>(c.toUpper().unicode()), Qt::NoModifier, QString(c));
    return {};
}

base::Result<void> UiDriver::press(const QString &objectName, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    if (objectName.isEmpty()) {
        QWidget *focused = m_window.focusWidget();
        if (!focused)
            return base::fail(base::ErrorCode::NotFound, u"nothing has the focus"_s);
        sendKey(focused, key, modifiers, key == Qt::Key_Return ? u"\r"_s : QString());
        return {};
    }
    const auto found = usable(objectName);
    if (!found)
        return base::fail(found.error());
    sendKey(*found, key, modifiers, key == Qt::Key_Return ? u"\r"_s : QString());
    return {};
}

} // namespace authlink::app
