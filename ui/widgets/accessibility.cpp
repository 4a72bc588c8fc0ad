// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/accessibility.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

namespace authlink::ui
{
namespace
{

constexpr char kRole[] = "accessibleRole";

QAccessibleInterface *interfaceOf(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    const QVariant role = widget == nullptr ? QVariant() : widget->property(kRole);
    if (!role.isValid())
        return nullptr;
    return new QAccessibleWidget(widget, static_cast<QAccessible::Role>(role.toInt())); // Qt's cache owns it
}

void setRole(QWidget &widget, QAccessible::Role role)
{
    QAccessible::installFactory(&interfaceOf); // the same one again changes nothing
    widget.setProperty(kRole, static_cast<int>(role));
}

} // namespace

void makeAlert(QWidget &widget)
{
    setRole(widget, QAccessible::AlertMessage);
}

void makePicture(QWidget &widget)
{
    setRole(widget, QAccessible::Graphic);
}

void raiseAlert(QWidget &widget)
{
    QAccessibleEvent alert(&widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    // AT-SPI has no alert events: its screen readers speak an alert when it begins to show.
    QAccessibleEvent shown(&widget, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&shown);
}

void enableKeepingFocus(QWidget &widget, bool enabled)
{
    constexpr char kHadFocus[] = "hadFocus";
    QWidget *focused = widget.window()->focusWidget();
    if (!enabled && focused != nullptr && (focused == &widget || widget.isAncestorOf(focused))) {
        focused->clearFocus();
        widget.setProperty(kHadFocus, focused == &widget);
    }
    const bool wasEnabled = widget.isEnabled();
    widget.setEnabled(enabled);
    if (!enabled || wasEnabled)
        return;
    if (widget.property(kHadFocus).toBool() && widget.isVisible() && widget.window()->focusWidget() == nullptr)
        widget.setFocus(Qt::OtherFocusReason);
    widget.setProperty(kHadFocus, false);
}

void showKeepingFocus(QWidget &widget, bool shown)
{
    QWidget *focused = widget.window()->focusWidget();
    if (!shown && focused != nullptr && (focused == &widget || widget.isAncestorOf(focused)))
        focused->clearFocus();
    widget.setVisible(shown);
}

void setSpokenName(QWidget &widget, const QString &name)
{
    if (widget.accessibleName() != name)
        widget.setAccessibleName(name);
}

} // namespace authlink::ui
