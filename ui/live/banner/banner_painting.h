// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/live/banner/banner_content.h"

class QPainter;
class QRect;
class QRectF;

namespace authlink::ui
{

/// Whatever shows a banner paints this: the role's color, hatched while it is not to be relied on, and the shape on a disc. The words are
/// the caller's.
/// @param direction where reading begins, what is left of a validity stays longest
/// @param radius of the corners
void paintBanner(QPainter &painter, const QRect &area, Qt::LayoutDirection direction, double radius, const QRectF &disc,
                 const BannerContent &content, const Swatch &swatch);

} // namespace authlink::ui
