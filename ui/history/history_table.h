// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/models/history_model.h"
#include "ui/theme/theme.h"

#include <QTableView>

namespace authlink::ui
{

/// The rows of a client::HistoryModel. A row is one thing: its current cell is always that of the customer, whose spoken text names the
/// account and the outcome too. Accounts are never cut; the names make room.
class HistoryTable final : public QTableView
{
    Q_OBJECT

public:
    /// Both outlive it.
    HistoryTable(const Theme &theme, client::HistoryModel &model, QWidget *parent = nullptr);

    /// Before the rows are updated: remembers which one is at the top.
    void rememberPlace();
    /// After: that one is at the top again. At the very top, with nothing selected, new rows come into sight instead.
    void restorePlace();
    void makeCurrent(int row);
    void makeNoneCurrent();

protected:
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setColumns();
    void fitColumns();
    [[nodiscard]] int titleWidth(client::HistoryModel::Column column) const;

    const Theme &m_theme;
    client::HistoryModel &m_model;
    QString m_topId; ///< empty: no place to keep
    int m_across = 0;
};

} // namespace authlink::ui
