// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/attention/notifier.h"
#include "ui/live/banner/banner_content.h"

#include <QMenu>
#include <QSystemTrayIcon>

#include <optional>

namespace authlink::ui
{

class Theme;

/// The worst open state as an icon in the system's tray. On a desktop without a tray (GNOME) it is nowhere, and says nothing about that:
/// whatever it offers is in the window, too. Names nobody.
class TrayIcon final : public QObject
{
    Q_OBJECT

public:
    explicit TrayIcon(const Theme &theme, QObject *parent = nullptr);

    /// What a right click offers.
    [[nodiscard]] QMenu &menu() { return m_menu; }
    void setShown(bool shown);
    void show(const BannerLook &look, const QString &tip);
    [[nodiscard]] QIcon icon() const { return m_icon.icon(); }
    [[nodiscard]] QString tip() const { return m_icon.toolTip(); }
    /// A notification where the desktop has no other. Nothing without a tray.
    void notify(const QString &heading, Notifier::Urgency urgency);

Q_SIGNALS:
    /// A person clicked on the icon, or on the notification.
    void activated();

private:
    void paint();

    const Theme &m_theme;
    QMenu m_menu;
    QSystemTrayIcon m_icon;
    std::optional<BannerLook> m_look;
};

} // namespace authlink::ui
