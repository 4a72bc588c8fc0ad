// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flow_row.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QStyle>

#include <algorithm>

namespace authlink::ui
{
namespace
{
constexpr double kFlowGapEm = 0.5;
}

FlowRow::FlowRow(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FlowRow::add(QWidget *widget)
{
    widget->setParent(this);
    m_widgets.append(widget);
    updateGeometry();
}

int FlowRow::heightForWidth(int width) const
{
    return arrange(width, Pass::Measure);
}

QSize FlowRow::sizeHint() const
{
    int width = 0;
    for (const QWidget *widget : m_widgets)
        width += widget->isHidden() ? 0 : widget->sizeHint().width() + em(kFlowGapEm);
    return {width, arrange(width, Pass::Measure)};
}

QSize FlowRow::minimumSizeHint() const
{
    int width = 0;
    for (const QWidget *widget : m_widgets)
        width = std::max(width, widget->isHidden() ? 0 : widget->sizeHint().width());
    return {width, m_widgets.isEmpty() ? 0 : m_widgets.first()->sizeHint().height()};
}

void FlowRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(width(), Pass::Place);
}

bool FlowRow::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        arrange(width(), Pass::Place);
    }
    return QWidget::event(event);
}

int FlowRow::arrange(int width, Pass pass) const
{
    const int gap = em(kFlowGapEm);
    int x = 0;
    int y = 0;
    int lineHeight = 0;
    for (QWidget *widget : m_widgets) {
        if (widget->isHidden())
            continue;
        const QSize size = widget->sizeHint();
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += lineHeight + gap;
            lineHeight = 0;
        }
        if (pass == Pass::Place)
            widget->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(QPoint(x, y), size)));
        x += size.width() + gap;
        lineHeight = std::max(lineHeight, size.height());
    }
    return y + lineHeight;
}

} // namespace authlink::ui
