// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attention/tray_icon.h"

#include "ui/theme/theme.h"

#include <QPainter>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{

constexpr int kTraySizes[] = {16, 22, 24, 32, 48, 64};

/// A disc in the color of the banner, so that it stands out on a bar of whatever color.
QPixmap badge(int side, Shape shape, const Swatch &swatch)
{
    QPixmap picture(side, side);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(swatch.fill);
    painter.drawEllipse(picture.rect());
    const double inset = side * 0.16;
    paintShape(painter, QRectF(picture.rect()).adjusted(inset, inset, -inset, -inset), shape, swatch.text);
    return picture;
}

} // namespace

TrayIcon::TrayIcon(const Theme &theme, QObject *parent) : QObject(parent), m_theme(theme)
{
    m_icon.setObjectName(u"trayIcon"_s);
    m_menu.setObjectName(u"trayMenu"_s);
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason != QSystemTrayIcon::Context && reason != QSystemTrayIcon::MiddleClick)
            Q_EMIT activated();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &TrayIcon::activated);
    connect(&theme, &Theme::changed, this, &TrayIcon::paint);
}

void TrayIcon::setShown(bool shown)
{
    m_icon.setVisible(shown);
}

void TrayIcon::show(const BannerLook &look, const QString &tip)
{
    if (m_icon.toolTip() != tip)
        m_icon.setToolTip(tip);
    if (m_look && m_look->role == look.role && m_look->shape == look.shape)
        return;
    m_look = look;
    paint();
}

void TrayIcon::paint()
{
    if (!m_look)
        return;
    QIcon icon;
    for (const int side : kTraySizes)
        icon.addPixmap(badge(side, m_look->shape, m_theme.colors().of(m_look->role)));
    m_icon.setIcon(icon);
}

void TrayIcon::notify(const QString &heading, Notifier::Urgency urgency)
{
    if (m_icon.isVisible() && QSystemTrayIcon::isSystemTrayAvailable() && QSystemTrayIcon::supportsMessages())
        m_icon.showMessage(heading, QString(),
                           urgency == Notifier::Urgency::Critical ? QSystemTrayIcon::Critical : QSystemTrayIcon::Information);
}

} // namespace authlink::ui
