// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/live_verifications.h"

#include <QAbstractListModel>

namespace authlink::client
{

/// The verifications on screen, one a row, oldest first: the order does not jump, so Ctrl+1…5 stay put. Plain text, no GUI types.
class VerificationListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Scope {
        Own, ///< those of the signed-in user
        All,
    };
    Q_ENUM(Scope)

    enum Role {
        IdRole = Qt::UserRole + 1, ///< QString
        BannerRole,                ///< int: BannerKind
        BannerTextRole,            ///< QString: bannerText()
        StatusRole,                ///< QString: wire name
        ConfirmedRole,             ///< bool: known to be current
        StaleSinceRole,            ///< QDateTime UTC, invalid while confirmed
        EndedRole,                 ///< bool
        CustomerRole,              ///< QString: name (also Qt::DisplayRole)
        AccountRole,               ///< QString: accountOf()
        PhoneRole,                 ///< QString, masked
        AgentRole,                 ///< QString: display name
        CreatedAtRole,             ///< QDateTime UTC
        LinkExpiresAtRole,         ///< QDateTime UTC (server time)
        ValidUntilRole,            ///< QDateTime UTC (server time)
        CallIdRole,                ///< QString
        AlertRole,                 ///< bool: hasAlert()
        WhoRole,                   ///< QString: whoText()
    };

    VerificationListModel(LiveVerifications &verifications, const RelayConnection &connection, Scope scope, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// -1: not in the model.
    [[nodiscard]] int rowOf(const QString &id) const { return static_cast<int>(m_ids.indexOf(id)); }
    [[nodiscard]] QString idAt(int row) const { return m_ids.value(row); }

private:
    void onAdded(const QString &id);
    void onChanged(const QString &id);
    void onRemoved(const QString &id);
    void reload();
    [[nodiscard]] bool isInScope(const QString &id) const;

    LiveVerifications &m_verifications;
    const RelayConnection &m_connection;
    Scope m_scope;
    QString m_user;
    QStringList m_ids;
};

} // namespace authlink::client
