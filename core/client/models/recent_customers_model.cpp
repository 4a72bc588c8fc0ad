// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/models/recent_customers_model.h"

#include "core/client/models/customer_search_model.h"
#include "core/client/text/verification_texts.h"

#include <algorithm>

namespace authlink::client
{

namespace
{

QList<protocol::CustomerView> customersOf(const QList<protocol::VerificationView> &verifications, const QString &agent)
{
    QList<protocol::CustomerView> customers;
    for (const protocol::VerificationView &each : verifications) {
        const protocol::CustomerView &customer = each.customer;
        const bool isKnown = std::any_of(customers.cbegin(), customers.cend(),
                                         [&customer](const protocol::CustomerView &known) { return known.account == customer.account; });
        if (each.unlisted || customer.account.isEmpty() || each.agent.name != agent || isKnown)
            continue;
        customers.append(customer);
        if (customers.size() == RecentCustomersModel::kMaxShown)
            break;
    }
    return customers;
}

} // namespace

RecentCustomersModel::RecentCustomersModel(RelayConnection &connection, RelayCalls &calls, QObject *parent)
    : QAbstractListModel(parent),
      m_connection(connection),
      m_calls(calls)
{
    connect(&connection, &RelayConnection::stateChanged, this, &RecentCustomersModel::refresh);
    refresh();
}

RecentCustomersModel::~RecentCustomersModel() = default;

void RecentCustomersModel::refresh()
{
    if (!m_connection.isLive() || !m_connection.hello())
        return;
    const QString agent = m_connection.hello()->user.name;
    if (agent != m_agent) // another person's customers are nobody's business
        setCustomers({});
    m_agent = agent;
    protocol::HistoryParams params;
    params.agent = agent;
    params.limit = kAsked;
    m_call = m_calls.history(params, [this, agent](const base::Result<protocol::HistoryPageView> &page) {
        if (page)
            setCustomers(customersOf(page->items, agent));
    });
}

void RecentCustomersModel::setCustomers(const QList<protocol::CustomerView> &customers)
{
    if (customers == m_customers)
        return;
    beginResetModel();
    m_customers = customers;
    endResetModel();
}

int RecentCustomersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_customers.size());
}

QVariant RecentCustomersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const protocol::CustomerView &customer = m_customers.at(index.row());
    switch (role) {
    case CustomerSearchModel::AccountRole:
        return customer.account;
    case Qt::DisplayRole:
    case CustomerSearchModel::NameRole:
        return customer.name;
    case Qt::AccessibleTextRole:
        return whoText(customer);
    case CustomerSearchModel::PhoneRole:
        return customer.phoneMasked;
    default:
        return {};
    }
}

} // namespace authlink::client
