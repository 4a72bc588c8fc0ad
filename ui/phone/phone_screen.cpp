// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/phone_screen.h"

#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{
constexpr double kBezelEm = 0.75;
constexpr double kTopEm = 1.9;
constexpr double kBottomEm = 1.5;
constexpr double kCornerEm = 2.2;
constexpr double kMaxHeightEm = 40.0;
constexpr QRgb kBody = 0xff23272e;
constexpr QRgb kEdge = 0xff5c6570;
constexpr QRgb kGlass = 0xff0b0d10;
} // namespace

PhoneScreen::PhoneScreen(const Theme &theme, QWidget *screen, QWidget *parent) : QFrame(parent), m_theme(theme)
{
    setObjectName(u"phoneBody"_s);
    auto *column = new QVBoxLayout(this);
    column->addWidget(screen);
    connect(&theme, &Theme::changed, this, &PhoneScreen::applyMargins);
    applyMargins();
}

void PhoneScreen::applyMargins()
{
    setMaximumHeight(em(kMaxHeightEm));
    layout()->setContentsMargins(em(kBezelEm), em(kTopEm), em(kBezelEm), em(kBottomEm));
    update();
}

void PhoneScreen::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double corner = em(kCornerEm);
    const QRectF body = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(QPen(QColor(kEdge), 1.5));
    painter.setBrush(QColor(kBody));
    painter.drawRoundedRect(body, corner, corner);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(kGlass));
    const QPointF top(body.center().x(), em(kTopEm) / 2.0 + 1);
    painter.drawRoundedRect(QRectF(top.x() - em(2.2), top.y() - em(0.25), em(4.4), em(0.5)), em(0.25), em(0.25));
    painter.setBrush(QColor(kEdge));
    const QPointF bottom(body.center().x(), height() - em(kBottomEm) / 2.0);
    painter.drawRoundedRect(QRectF(bottom.x() - em(3), bottom.y() - em(0.12), em(6), em(0.25)), em(0.12), em(0.12));
    painter.setBrush(m_theme.colors().card);
    painter.drawRoundedRect(QRectF(contentsRect().marginsRemoved(layout()->contentsMargins())).adjusted(-2, -2, 2, 2), em(0.8), em(0.8));
}

} // namespace authlink::ui
