// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/banner/banner_painting.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace authlink::ui
{

namespace
{

constexpr double kBarEm = 0.25; // what is left of a validity
constexpr double kEndingBarEm = 0.75;
constexpr double kPieceEm = 0.8;
constexpr double kGapOfPiecesEm = 0.3;

/// A bar along the lower edge, as long as what is left. It moves with the clock, once a second, and is no animation. In the last minute it
/// is thrice as high, and broken into pieces.
void paintRemaining(QPainter &painter, const QRect &area, Qt::LayoutDirection direction, const BannerContent &content, const Swatch &swatch)
{
    if (!content.remaining)
        return;
    const int high = em(content.isEnding ? kEndingBarEm : kBarEm);
    const int length = static_cast<int>(std::lround(area.width() * *content.remaining));
    const int from = direction == Qt::RightToLeft ? area.right() + 1 - length : area.left();
    const QRect bar(from, area.bottom() + 1 - high, length, high);
    if (!content.isEnding)
        return painter.fillRect(bar, swatch.text);
    const int piece = em(kPieceEm);
    const int gap = em(kGapOfPiecesEm);
    for (int at = from; at < from + length; at += piece + gap)
        painter.fillRect(QRect(at, bar.top(), std::min(piece, from + length - at), high), swatch.text);
}

} // namespace

void paintBanner(QPainter &painter, const QRect &area, Qt::LayoutDirection direction, double radius, const QRectF &disc,
                 const BannerContent &content, const Swatch &swatch)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.fillPath(outline, swatch.fill);
    painter.setClipPath(outline);
    if (content.stale || content.role == ColorRole::Outage) {
        QColor hatch = swatch.text;
        hatch.setAlphaF(0.10F);
        painter.setPen(QPen(hatch, em(0.5)));
        const int step = em(1.6);
        for (int x = area.left() - area.height(); x < area.right(); x += step)
            painter.drawLine(x, area.bottom() + 1, x + area.height(), area.top());
    }
    paintRemaining(painter, area, direction, content, swatch);
    painter.setPen(Qt::NoPen);
    painter.setBrush(swatch.text);
    painter.drawEllipse(disc);
    const double inset = disc.width() * 0.2;
    paintShape(painter, disc.adjusted(inset, inset, -inset, -inset), content.shape, swatch.fill);
    painter.restore();
}

} // namespace authlink::ui
