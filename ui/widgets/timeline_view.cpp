// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timeline_view.h"

#include "core/client/models/timeline_model.h"
#include "core/client/text/time_texts.h"
#include "core/protocol/messages.h"
#include "core/verification/event.h"
#include "ui/widgets/parts.h"

#include <QDateTime>
#include <QHash>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{
constexpr double kClockEm = 5.6;
constexpr double kDotEm = 1.5;
constexpr double kAfterEm = 5.6;
constexpr double kPadEm = 0.45;
constexpr qsizetype kMaxWords = 600; // a note about a call with what stands before it

QString clockOf(const QModelIndex &index)
{
    return client::clockText(base::fromMillis(index.data(client::TimelineModel::AtRole).toDateTime().toMSecsSinceEpoch()));
}

QString afterOf(const QModelIndex &index)
{
    const std::chrono::milliseconds passed(index.data(client::TimelineModel::SincePreviousRole).toLongLong());
    return index.row() == 0 ? QString() : u"+%1"_s.arg(client::durationText(passed));
}

QString wordsOf(const QModelIndex &index)
{
    return bounded(index.data(client::TimelineModel::TextRole).toString(), kMaxWords);
}
} // namespace

EventLook lookOf(const QString &kind, const QString &what)
{
    const bool alert =
        what == protocol::kNoticeUnprovenPass || what == protocol::kNoticeSameCustomer || what == protocol::kNoticeSeveralAgents;
    if (kind == "note"_L1 && alert)
        return {ColorRole::Attention, Shape::Warning};
    if (kind == "note"_L1 && (what == verification::kNoteDeniedElsewhere || what == verification::kNoteCustomerDenied))
        return {ColorRole::Denied, Shape::Hand};
    if (kind == "message_reported"_L1 && what == "delivered"_L1)
        return {ColorRole::Accent, Shape::Message};
    static const QHash<QString, EventLook> looks{
        {u"message_sent"_s, {ColorRole::Accent, Shape::Send}},
        {u"message_failed"_s, {ColorRole::Attention, Shape::Warning}},
        {u"message_reported"_s, {ColorRole::Attention, Shape::Message}},
        {u"opened"_s, {ColorRole::Accent, Shape::Phone}},
        {u"denied"_s, {ColorRole::Denied, Shape::Hand}},
        {u"second_device"_s, {ColorRole::Attention, Shape::Warning}},
        {u"attempt_failed"_s, {ColorRole::Attention, Shape::Resend}},
        {u"verdict"_s, {ColorRole::Neutral, Shape::Stop}},
        {u"contradiction"_s, {ColorRole::Attention, Shape::Review}},
        {u"expired"_s, {ColorRole::Neutral, Shape::Hourglass}},
        {u"cancelled"_s, {ColorRole::Neutral, Shape::Cancel}},
        {u"closed"_s, {ColorRole::Neutral, Shape::EndCall}},
        {u"resent"_s, {ColorRole::Accent, Shape::Resend}},
        {u"confirming"_s, {ColorRole::Accent, Shape::Hourglass}},
        {u"corrected"_s, {ColorRole::Attention, Shape::Edit}},
    };
    return looks.value(kind);
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
    layout.text = option.fontMetrics.boundingRect(room, Qt::TextWordWrap, wordsOf(index));
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
    painter->drawText(layout.clock, Qt::AlignLeading, clockOf(index));
    painter->drawText(layout.after, Qt::AlignTrailing, afterOf(index));

    const int middle = layout.dot.center().x();
    const int level = layout.clock.center().y();
    painter->setPen(QPen(colors.divider, 2));
    if (index.row() > 0)
        painter->drawLine(middle, option.rect.top(), middle, level);
    if (index.row() + 1 < index.model()->rowCount())
        painter->drawLine(middle, level, middle, option.rect.bottom() + 1);
    const QString what = index.data(client::TimelineModel::CodeRole).toString();
    const auto [role, shape] = lookOf(index.data(client::TimelineModel::KindRole).toString(), what);
    const Swatch &swatch = colors.of(role);
    const double side = shape == Shape::None ? em(0.55) : em(1.25);
    const QRectF disc(middle - side / 2, level - side / 2, side, side);
    painter->setPen(Qt::NoPen);
    painter->setBrush(shape == Shape::None ? colors.outline : swatch.fill);
    painter->drawEllipse(disc);
    const double inset = side * 0.2;
    paintShape(*painter, disc.adjusted(inset, inset, -inset, -inset), shape, swatch.text);

    painter->setPen(selected ? colors.accent.softText : colors.text);
    painter->drawText(layout.text, Qt::TextWordWrap | Qt::AlignLeading, wordsOf(index));
    painter->restore();
}

TimelineView::TimelineView(const QString &name, const Theme &theme, QWidget *parent)
    : QListView(parent),
      m_newer(makeButton(name + u"Newer"_s, tr("Newer below"), tr("Go to the newest line (End)"), Variant::Normal))
{
    setObjectName(name);
    setAccessibleName(tr("Timeline"));
    setToolTip(tr("What happened, when, and how long it took"));
    setItemDelegate(new TimelineDelegate(theme, this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setResizeMode(Adjust);
    setSelectionMode(SingleSelection);
    m_newer->setParent(this);
    m_newer->setFocusPolicy(Qt::NoFocus); // it comes and goes by itself, and must not take the focus with it
    m_newer->hide();
    connect(m_newer, &QPushButton::clicked, this, &QListView::scrollToBottom);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (isAtEnd())
            m_newer->hide();
    });
}

void TimelineView::setModel(QAbstractItemModel *model)
{
    if (model != nullptr) { // before the view hears of it and forgets where its lines are
        connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, &TimelineView::rememberPlace);
        connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &TimelineView::rememberPlace);
    }
    QListView::setModel(model);
    if (model == nullptr)
        return;
    m_follows = true;
    connect(model, &QAbstractItemModel::rowsInserted, this, &TimelineView::restorePlace, Qt::QueuedConnection);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &TimelineView::restorePlace, Qt::QueuedConnection);
    connect(model, &QAbstractItemModel::modelReset, this, &QListView::scrollToBottom, Qt::QueuedConnection);
}

bool TimelineView::isAtEnd() const
{
    const QScrollBar &bar = *verticalScrollBar();
    return bar.value() >= bar.maximum() - em(kPadEm);
}

void TimelineView::rememberPlace()
{
    if (std::exchange(m_isPending, true))
        return;
    m_follows = isAtEnd();
    const QModelIndex first = indexAt(QPoint(viewport()->width() / 2, 1));
    m_first = first;
    m_firstTop = first.isValid() ? visualRect(first).top() : 0;
}

void TimelineView::restorePlace()
{
    if (!std::exchange(m_isPending, false))
        return; // several changes at once
    if (m_follows || model()->rowCount() == 0) {
        doItemsLayout();
        scrollToBottom();
        m_newer->hide();
        return;
    }
    doItemsLayout();
    if (m_first.isValid()) // lines may have come before it as well
        verticalScrollBar()->setValue(verticalScrollBar()->value() + visualRect(m_first).top() - m_firstTop);
    m_newer->setVisible(!isAtEnd());
    placeHint();
}

void TimelineView::placeHint()
{
    m_newer->adjustSize();
    m_newer->move(viewport()->geometry().center().x() - m_newer->width() / 2,
                  viewport()->geometry().bottom() - m_newer->height() - em(kPadEm));
    m_newer->raise();
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    const bool wasAtEnd = isAtEnd();
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout(); // the rows are as high as their words need at this width
    if (wasAtEnd)
        QMetaObject::invokeMethod(this, &QListView::scrollToBottom, Qt::QueuedConnection);
    placeHint();
}

QSize TimelineView::minimumSizeHint() const
{
    return {em(13), em(9)};
}

} // namespace authlink::ui
