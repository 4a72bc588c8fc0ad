// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/live_verifications.h"

#include <QAbstractListModel>

namespace authlink::client
{

/// The history of one verification, oldest first: what happened, when, and how long after the previous line. Follows a live
/// verification, or shows given events (History tab). News changes only the lines that it is about. Plain text, no GUI types.
class TimelineModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        SeqRole = Qt::UserRole + 1, ///< qint64
        KindRole,                   ///< QString: wire name, e.g. "message_sent"
        TextRole,                   ///< QString: what happened, translated (also Qt::DisplayRole)
        ByRole,                     ///< QString
        AtRole,                     ///< QDateTime UTC
        SinceStartRole,             ///< qint64 ms after the first line
        SincePreviousRole,          ///< qint64 ms after the previous line
        CodeRole,                   ///< QString: code of a note, report of a message; else empty. Untrusted
    };

    explicit TimelineModel(QObject *parent = nullptr);

    /// Follows one of the verifications and has them load its whole timeline.
    void follow(LiveVerifications &verifications, const QString &id);
    /// Shows fixed events; stops following.
    void show(const QList<protocol::EventView> &events);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    void update(const QList<protocol::EventView> &events);
    void updateBeginning(const QList<protocol::EventView> &events);
    void stopFollowing();

    QPointer<LiveVerifications> m_verifications;
    QString m_id;
    QList<protocol::EventView> m_events;
};

} // namespace authlink::client
