// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/connection/relay_calls.h"

#include <QAbstractListModel>

namespace authlink::client
{

/// The customers of the directory whom the agent who is signed in verified last: newest first, each once. From the relay's history,
/// whenever the connection is live again and when asked to; nothing is kept on this computer. What a row says is of that verification: who
/// picks one looks the account up. Roles are those of CustomerSearchModel. Plain text, no GUI types.
class RecentCustomersModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr qsizetype kMaxShown = 5;
    static constexpr int kAsked = 30; ///< verifications: some are of the same customer, or of one who is not in the directory

    /// Both outlive the model.
    RecentCustomersModel(RelayConnection &connection, RelayCalls &calls, QObject *parent = nullptr);
    ~RecentCustomersModel() override;

    /// Asks the relay. Until it answers, and where it does not, the rows stay as they are.
    void refresh();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void setCustomers(const QList<protocol::CustomerView> &customers);

    RelayConnection &m_connection;
    RelayCalls &m_calls;
    QString m_agent; ///< whose customers these are
    QList<protocol::CustomerView> m_customers;
    CallHandle m_call;
};

} // namespace authlink::client
