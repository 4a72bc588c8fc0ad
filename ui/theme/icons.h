// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>

#include <functional>

namespace authlink::ui
{

/// The shapes of resources/icons. They carry meaning next to words; each outcome has its own silhouette.
enum class Shape {
    None,
    Block,
    Cancel,
    Check,
    ChevronDown,
    Clock,
    CloudOff,
    Copy,
    Cross,
    Dark,
    Edit,
    EndCall,
    Hand,
    History,
    Hourglass,
    Key,
    Link,
    Live,
    Mail,
    Mask,
    Message,
    More,
    Offline,
    Person,
    PersonAdd,
    PersonUnknown,
    Phone,
    Qr,
    Question,
    Reconnecting,
    Resend,
    Review,
    Search,
    Send,
    Speech,
    Spoof,
    Stop,
    TwoFigures,
    Warning,
};

/// The resource of a shape, e.g. ":/authlink/icons/check.svg"; empty for None.
[[nodiscard]] QString resourceOf(Shape shape);

/// Draws a shape in one color into `area` (logical pixels), keeping it square and centered.
void paintShape(QPainter &painter, const QRectF &area, Shape shape, const QColor &color);

/// An icon that asks for its colors whenever it is painted, so that it follows the theme. `disabled` is used for disabled widgets.
[[nodiscard]] QIcon tintedIcon(Shape shape, std::function<QColor()> color, std::function<QColor()> disabled);

} // namespace authlink::ui
