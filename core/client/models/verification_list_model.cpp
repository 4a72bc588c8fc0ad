// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/models/verification_list_model.h"

#include "core/client/models/role_values.h"
#include "core/client/situation.h"
#include "core/client/text/banner_texts.h"
#include "core/client/text/verification_texts.h"

namespace authlink::client
{

VerificationListModel::VerificationListModel(LiveVerifications &verifications, const RelayConnection &connection, Scope scope,
                                             QObject *parent)
    : QAbstractListModel(parent),
      m_verifications(verifications),
      m_connection(connection),
      m_scope(scope)
{
    connect(&verifications, &LiveVerifications::added, this, &VerificationListModel::onAdded);
    connect(&verifications, &LiveVerifications::changed, this, &VerificationListModel::onChanged);
    connect(&verifications, &LiveVerifications::removed, this, &VerificationListModel::onRemoved);
    connect(&connection, &RelayConnection::stateChanged, this, [this] {
        if (m_scope == Scope::Own && m_connection.hello() && m_connection.hello()->user.name != m_user)
            reload(); // another user, or the first one, has signed in
    });
    reload();
}

int VerificationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

QVariant VerificationListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QString id = m_ids.at(index.row());
    const LiveVerification *entry = m_verifications.find(id);
    if (!entry)
        return {};
    const auto &view = entry->view;
    switch (role) {
    case IdRole:
        return id;
    case BannerRole:
        return static_cast<int>(m_verifications.banner(id));
    case BannerTextRole:
        return bannerText(m_verifications.banner(id));
    case StatusRole:
        return view.status.name;
    case ConfirmedRole:
        return entry->freshness == Freshness::Fresh;
    case StaleSinceRole:
        return dateTimeValue(entry->staleSince);
    case EndedRole:
        return view.hasEnded();
    case Qt::DisplayRole:
    case CustomerRole:
        return customerText(view);
    case AccountRole:
        return accountOf(view.customer);
    case PhoneRole:
        return view.customer.phoneMasked;
    case AgentRole:
        return view.agent.displayName;
    case CreatedAtRole:
        return dateTimeValue(view.createdAt);
    case LinkExpiresAtRole:
        return dateTimeValue(view.linkExpiresAt);
    case ValidUntilRole:
        return dateTimeValue(view.validUntil);
    case CallIdRole:
        return view.callId;
    case AlertRole:
        return hasAlert(view, entry->events);
    case WhoRole:
        return whoText(view);
    default:
        return {};
    }
}

QHash<int, QByteArray> VerificationListModel::roleNames() const
{
    return {{Qt::DisplayRole, "display"},   {IdRole, "id"},
            {BannerRole, "banner"},         {BannerTextRole, "bannerText"},
            {StatusRole, "status"},         {ConfirmedRole, "confirmed"},
            {StaleSinceRole, "staleSince"}, {EndedRole, "ended"},
            {CustomerRole, "customer"},     {AccountRole, "account"},
            {PhoneRole, "phone"},           {AgentRole, "agent"},
            {CreatedAtRole, "createdAt"},   {LinkExpiresAtRole, "linkExpiresAt"},
            {ValidUntilRole, "validUntil"}, {CallIdRole, "callId"},
            {AlertRole, "alert"},           {WhoRole, "who"}};
}

void VerificationListModel::onAdded(const QString &id)
{
    if (!isInScope(id) || m_ids.contains(id))
        return;
    // The order of the verifications, restricted to what is in scope.
    int row = 0;
    for (const QString &each : m_verifications.ids()) {
        if (each == id)
            break;
        if (row < m_ids.size() && m_ids.at(row) == each)
            ++row;
    }
    beginInsertRows({}, row, row);
    m_ids.insert(row, id);
    endInsertRows();
}

void VerificationListModel::onChanged(const QString &id)
{
    const int row = rowOf(id);
    if (row >= 0)
        Q_EMIT dataChanged(index(row), index(row));
}

void VerificationListModel::onRemoved(const QString &id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_ids.removeAt(row);
    endRemoveRows();
}

void VerificationListModel::reload()
{
    beginResetModel();
    m_user = m_connection.hello() ? m_connection.hello()->user.name : QString();
    m_ids.clear();
    for (const QString &id : m_verifications.ids()) {
        if (isInScope(id))
            m_ids.append(id);
    }
    endResetModel();
}

bool VerificationListModel::isInScope(const QString &id) const
{
    const LiveVerification *entry = m_verifications.find(id);
    return entry && (m_scope == Scope::All || entry->view.agent.name == m_user);
}

} // namespace authlink::client
