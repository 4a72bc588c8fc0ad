// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/alert_role.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

namespace authlink::ui
{
namespace
{

constexpr char kAlert[] = "accessibleAlert";

QAccessibleInterface *alertInterface(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    if (widget == nullptr || !widget->property(kAlert).toBool())
        return nullptr;
    return new QAccessibleWidget(widget, QAccessible::AlertMessage); // Qt's cache owns it
}

} // namespace

void makeAlert(QWidget &widget)
{
    QAccessible::installFactory(&alertInterface); // the same one again changes nothing
    widget.setProperty(kAlert, true);
}

void raiseAlert(QWidget &widget)
{
    QAccessibleEvent alert(&widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    // AT-SPI knows no alert events: there, an alert is heard when it begins to show.
    QAccessibleEvent shown(&widget, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&shown);
}

} // namespace authlink::ui
