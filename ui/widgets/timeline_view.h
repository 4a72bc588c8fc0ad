// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QListView>
#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

class QPushButton;

namespace authlink::ui
{

/// How a kind of event looks; its words are client::eventText().
struct EventLook {
    ColorRole role = ColorRole::Neutral;
    Shape shape = Shape::None;
};
/// Unknown kinds (a newer relay) get a plain dot. `what` is a note's code, or what a carrier reported.
[[nodiscard]] EventLook lookOf(const QString &kind, const QString &what = {});

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

/// A client::TimelineModel as a list. At its end it keeps the newest line in sight; who has scrolled up stays where they read, and a button
/// says that there is something newer below.
class TimelineView final : public QListView
{
    Q_OBJECT

public:
    TimelineView(const QString &name, const Theme &theme, QWidget *parent = nullptr);
    void setModel(QAbstractItemModel *model) override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] bool isAtEnd() const;
    void rememberPlace();
    void restorePlace();
    void placeHint();

    QPushButton *m_newer;
    bool m_follows = true;
    bool m_isPending = false;      ///< lines have changed, and the view has not been laid out since
    QPersistentModelIndex m_first; ///< the line at the top, and where it was
    int m_firstTop = 0;
};

} // namespace authlink::ui
