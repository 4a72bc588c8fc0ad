// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{

// In the order of Shape, after None.
constexpr std::array kFiles = {"block",          "cancel", "check",    "chevron_down", "clock",        "cloud_off", "copy",   "cross",
                               "dark",           "edit",   "end_call", "hand",         "history",      "hourglass", "key",    "link",
                               "live",           "mail",   "mask",     "message",      "more",         "offline",   "person", "person_add",
                               "person_unknown", "phone",  "qr",       "question",     "reconnecting", "resend",    "review", "search",
                               "send",           "speech", "spoof",    "stop",         "two_figures",  "warning"};
static_assert(kFiles.size() == static_cast<std::size_t>(Shape::Warning), "every shape has a file");

class TintedEngine final : public QIconEngine
{
public:
    TintedEngine(Shape shape, std::function<QColor()> color, std::function<QColor()> disabled)
        : m_shape(shape),
          m_color(std::move(color)),
          m_disabled(std::move(disabled))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintShape(*painter, rect, m_shape, mode == QIcon::Disabled ? m_disabled() : m_color());
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect({}, size), mode, state);
        return result;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new TintedEngine(*this); }

private:
    Shape m_shape;
    std::function<QColor()> m_color;
    std::function<QColor()> m_disabled;
};

} // namespace

QString resourceOf(Shape shape)
{
    if (shape == Shape::None)
        return {};
    return u":/authlink/icons/%1.svg"_s.arg(QLatin1String(kFiles.at(static_cast<std::size_t>(shape) - 1)));
}

void paintShape(QPainter &painter, const QRectF &area, Shape shape, const QColor &color)
{
    const double side = std::min(area.width(), area.height());
    if (shape == Shape::None || side < 1.0)
        return;
    const double ratio = painter.device() != nullptr ? painter.device()->devicePixelRatioF() : 1.0;
    const int pixels = static_cast<int>(std::ceil(side * ratio));
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter tint(&image);
    QSvgRenderer(resourceOf(shape)).render(&tint, QRectF(0, 0, pixels, pixels));
    tint.setCompositionMode(QPainter::CompositionMode_SourceIn);
    tint.fillRect(image.rect(), color);
    tint.end();
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side), image);
    painter.restore();
}

QIcon tintedIcon(Shape shape, std::function<QColor()> color, std::function<QColor()> disabled)
{
    return QIcon(new TintedEngine(shape, std::move(color), std::move(disabled))); // QIcon owns the engine
}

} // namespace authlink::ui
