// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/models/customer_search_model.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace authlink::client
{
class RecentCustomersModel;
}

class QLabel;
class QLineEdit;
class QListView;
class QTimer;

namespace authlink::ui
{

class RecentCustomers;

/// Type-ahead over the directory: arrows move, Enter picks, Escape clears. The focus stays in the field. Who is highlighted stays so when
/// an answer refines the list; where the one whom the agent chose is not in it any more, nobody is, and Enter picks nobody. While nothing
/// is typed, the customers verified last can be chosen; who picks one looks the account up.
class CustomerSearch final : public QWidget
{
    Q_OBJECT

public:
    CustomerSearch(const Theme &theme, client::CustomerSearchModel &model, QWidget *parent = nullptr);

    /// Whom to offer while nothing is typed. Once. @param customers outlives this
    void offerRecent(client::RecentCustomersModel &customers);
    void clear();
    /// As if it had been typed, but Enter that came before picks nothing of it.
    void setText(const QString &text);
    [[nodiscard]] bool isEmpty() const;
    /// Enter that came before the answer no longer picks.
    void forgetWish();

Q_SIGNALS:
    void picked(const authlink::protocol::CustomerView &customer);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onStateChanged(client::CustomerSearchModel::State state);
    void pickCurrent();
    void pickRecent(const QModelIndex &index);
    void pickWished();
    void leaveRecent();
    [[nodiscard]] QString wordsFor(client::CustomerSearchModel::State state) const;
    void highlight();
    [[nodiscard]] bool moveSelection(int key);
    [[nodiscard]] bool pressEnter();

    client::CustomerSearchModel &m_model;
    QLineEdit *m_field;
    QListView *m_results;
    QLabel *m_state;
    RecentCustomers *m_recent;
    QTimer *m_wish;        ///< Enter came before the answer: for so long, a single hit is picked
    QString m_wished;      ///< or this account, and no other
    QString m_highlighted; ///< account
    bool m_chosen = false; ///< by the agent's hand, not because it was the first
};

} // namespace authlink::ui
