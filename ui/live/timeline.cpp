// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/timeline.h"

#include "ui/widgets/parts.h"
#include "ui/widgets/times.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace authlink::ui
{
namespace
{
constexpr double kClockEm = 5.6;
constexpr double kDotEm = 1.5;
constexpr double kAfterEm = 5.6;
constexpr double kPadEm = 0.45;
} // namespace

void TimelineModel::setEvents(const QList<protocol::EventView> &events)
{
    const bool continues =
        events.size() >= m_events.size() && std::equal(m_events.begin(), m_events.end(), events.begin(), events.begin() + m_events.size());
    if (!continues) {
        beginResetModel();
        m_events = events;
        endResetModel();
    } else if (events.size() > m_events.size()) {
        beginInsertRows({}, static_cast<int>(m_events.size()), static_cast<int>(events.size()) - 1);
        m_events = events;
        endInsertRows();
    }
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const protocol::EventView &event = m_events.at(index.row());
    const QString after =
        index.row() == 0 ? QString() : QStringLiteral("+%1").arg(durationText(event.at - m_events.at(index.row() - 1).at));
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1  %2  %3").arg(clockText(event.at), wordsOf(event).text, after).trimmed();
    case ClockRole:
        return clockText(event.at);
    case AfterRole:
        return after;
    case TextRole:
        return wordsOf(event).text;
    case ColorRoleRole:
        return static_cast<int>(wordsOf(event).role);
    case ShapeRole:
        return static_cast<int>(wordsOf(event).shape);
    default:
        return {};
    }
}

TimelineDelegate::TimelineDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

TimelineDelegate::Layout TimelineDelegate::layoutOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const int pad = em(kPadEm);
    const QRect area = option.rect.adjusted(pad, 0, -pad, 0);
    Layout layout;
    layout.clock = QRect(area.left(), area.top() + pad, em(kClockEm), option.fontMetrics.height());
    layout.dot = QRect(layout.clock.right(), area.top(), em(kDotEm), area.height());
    const int left = layout.dot.right() + pad;
    layout.after = QRect(area.right() - em(kAfterEm), layout.clock.top(), em(kAfterEm), layout.clock.height());
    const QRect room(left, layout.clock.top(), std::max(em(6), layout.after.left() - left), 10000);
    layout.text = option.fontMetrics.boundingRect(room, Qt::TextWordWrap, index.data(TimelineModel::TextRole).toString());
    layout.text.setWidth(room.width());
    for (QRect *rect : {&layout.clock, &layout.dot, &layout.after, &layout.text})
        *rect = QStyle::visualRect(option.direction, option.rect, *rect);
    return layout;
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem sized = option;
    if (const auto *view = qobject_cast<const QAbstractScrollArea *>(option.widget))
        sized.rect = QRect(0, 0, view->viewport()->width(), 0);
    return {em(20), layoutOf(sized, index).text.height() + 2 * em(kPadEm)};
}

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Layout layout = layoutOf(option, index);
    const Colors &colors = m_theme.colors();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected)
        painter->fillRect(option.rect, colors.accent.soft);
    const QColor quiet = selected ? colors.accent.softText : colors.muted;
    painter->setFont(option.font);
    painter->setPen(quiet);
    painter->drawText(layout.clock, Qt::AlignLeading, index.data(TimelineModel::ClockRole).toString());
    painter->drawText(layout.after, Qt::AlignTrailing, index.data(TimelineModel::AfterRole).toString());

    const int middle = layout.dot.center().x();
    const int level = layout.clock.center().y();
    painter->setPen(QPen(colors.divider, 2));
    if (index.row() > 0)
        painter->drawLine(middle, option.rect.top(), middle, level);
    if (index.row() + 1 < index.model()->rowCount())
        painter->drawLine(middle, level, middle, option.rect.bottom() + 1);
    const Swatch &swatch = colors.of(static_cast<ColorRole>(index.data(TimelineModel::ColorRoleRole).toInt()));
    const auto shape = static_cast<Shape>(index.data(TimelineModel::ShapeRole).toInt());
    const double side = shape == Shape::None ? em(0.55) : em(1.25);
    const QRectF disc(middle - side / 2, level - side / 2, side, side);
    painter->setPen(Qt::NoPen);
    painter->setBrush(shape == Shape::None ? colors.outline : swatch.fill);
    painter->drawEllipse(disc);
    const double inset = side * 0.2;
    paintShape(*painter, disc.adjusted(inset, inset, -inset, -inset), shape, swatch.text);

    painter->setPen(selected ? colors.accent.softText : colors.text);
    painter->drawText(layout.text, Qt::TextWordWrap | Qt::AlignLeading, index.data(TimelineModel::TextRole).toString());
    painter->restore();
}

TimelineView::TimelineView(const QString &name, const Theme &theme, QWidget *parent) : QListView(parent), m_model(new TimelineModel(this))
{
    setObjectName(name);
    setAccessibleName(tr("Timeline"));
    setToolTip(tr("What happened, when, and how long it took"));
    setModel(m_model);
    setItemDelegate(new TimelineDelegate(theme, this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setResizeMode(Adjust);
    setSelectionMode(SingleSelection);
}

void TimelineView::setEvents(const QList<protocol::EventView> &events)
{
    const bool atEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    m_model->setEvents(events);
    if (atEnd)
        scrollToBottom();
}

QSize TimelineView::minimumSizeHint() const
{
    return {em(17), em(9)};
}

} // namespace authlink::ui
