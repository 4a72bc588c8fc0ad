// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/verification_view.h"
#include "ui/theme/theme.h"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

namespace authlink::ui
{

/// What an event says to an agent, in words, a shape and a color.
struct EventWords {
    ColorRole role = ColorRole::Neutral;
    Shape shape = Shape::None;
    QString text;
};
/// Unknown kinds (a newer relay) are shown by their name.
[[nodiscard]] EventWords wordsOf(const protocol::EventView &event);

/// The events of one verification, oldest first, with clock time and the time that passed since the one before.
class TimelineModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { ClockRole = Qt::UserRole + 1, AfterRole, TextRole, ColorRoleRole, ShapeRole };

    using QAbstractListModel::QAbstractListModel;

    /// Appends when `events` continues what is shown; otherwise starts over.
    void setEvents(const QList<protocol::EventView> &events);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<protocol::EventView> m_events;
};

/// Paints a row: time, a dot on a line, words, duration.
class TimelineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    TimelineDelegate(const Theme &theme, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Layout {
        QRect clock, dot, text, after;
    };
    [[nodiscard]] static Layout layoutOf(const QStyleOptionViewItem &option, const QModelIndex &index);

    const Theme &m_theme;
};

/// The list of the two above; keeps the newest event in sight.
class TimelineView final : public QListView
{
    Q_OBJECT

public:
    TimelineView(const QString &name, const Theme &theme, QWidget *parent = nullptr);
    void setEvents(const QList<protocol::EventView> &events);
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    TimelineModel *m_model;
};

} // namespace authlink::ui
