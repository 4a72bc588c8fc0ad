// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/models/customer_search_model.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QTimer;

namespace authlink::ui
{

/// Type-ahead over the directory: arrows move, Enter picks, Escape clears. The focus stays in the field.
class CustomerSearch final : public QWidget
{
    Q_OBJECT

public:
    CustomerSearch(const Theme &theme, client::CustomerSearchModel &model, QWidget *parent = nullptr);

    void clear();
    /// Enter that came before the answer no longer picks.
    void forgetWish();

Q_SIGNALS:
    void picked(const authlink::protocol::CustomerView &customer);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onStateChanged(client::CustomerSearchModel::State state);
    void pickCurrent();
    [[nodiscard]] bool moveSelection(int key);

    client::CustomerSearchModel &m_model;
    QLineEdit *m_field;
    QListView *m_results;
    QLabel *m_state;
    QTimer *m_wish; ///< Enter came before the answer: for so long, a single hit is picked
};

} // namespace authlink::ui
