// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/models/timeline_model.h"

#include "core/client/models/role_values.h"
#include "core/client/text/event_texts.h"

#include <algorithm>
#include <utility>

namespace authlink::client
{

namespace
{

QString codeOf(const protocol::EventView &event)
{
    const auto detail = protocol::detailOf(event);
    return detail.code.isEmpty() ? detail.report : detail.code;
}

qint64 millisBetween(const protocol::EventView &from, const protocol::EventView &to)
{
    return base::toMillis(to.at) - base::toMillis(from.at);
}

} // namespace

TimelineModel::TimelineModel(QObject *parent) : QAbstractListModel(parent) {}

void TimelineModel::follow(LiveVerifications &verifications, const QString &id)
{
    stopFollowing();
    m_verifications = &verifications;
    m_id = id;
    const auto refresh = [this](const QString &changed) {
        if (changed != m_id || !m_verifications)
            return;
        const LiveVerification *entry = m_verifications->find(m_id);
        update(entry ? entry->events : QList<protocol::EventView>());
    };
    connect(&verifications, &LiveVerifications::added, this, refresh);
    connect(&verifications, &LiveVerifications::changed, this, refresh);
    connect(&verifications, &LiveVerifications::removed, this, refresh);
    beginResetModel();
    const LiveVerification *entry = verifications.find(id);
    m_events = entry ? entry->events : QList<protocol::EventView>();
    endResetModel();
    verifications.loadTimeline(id);
}

void TimelineModel::show(const QList<protocol::EventView> &events)
{
    stopFollowing();
    beginResetModel();
    m_events = events;
    endResetModel();
}

void TimelineModel::stopFollowing()
{
    if (m_verifications)
        m_verifications->disconnect(this);
    m_verifications.clear();
    m_id.clear();
}

void TimelineModel::update(const QList<protocol::EventView> &events)
{
    if (events == m_events)
        return;
    const bool grows = events.size() > m_events.size() && std::equal(m_events.begin(), m_events.end(), events.begin());
    if (!grows) {
        beginResetModel();
        m_events = events;
        endResetModel();
        return;
    }
    beginInsertRows({}, static_cast<int>(m_events.size()), static_cast<int>(events.size()) - 1);
    m_events = events;
    endInsertRows();
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &event = m_events.at(index.row());
    switch (role) {
    case SeqRole:
        return event.seq;
    case KindRole:
        return event.kind;
    case Qt::DisplayRole:
    case TextRole:
        return eventText(event);
    case ByRole:
        return event.by;
    case AtRole:
        return dateTimeValue(event.at);
    case SinceStartRole:
        return millisBetween(m_events.constFirst(), event);
    case SincePreviousRole:
        return index.row() == 0 ? 0 : millisBetween(m_events.at(index.row() - 1), event);
    case CodeRole:
        return codeOf(event);
    default:
        return {};
    }
}

QHash<int, QByteArray> TimelineModel::roleNames() const
{
    return {{Qt::DisplayRole, "display"},
            {SeqRole, "seq"},
            {KindRole, "kind"},
            {TextRole, "text"},
            {ByRole, "by"},
            {AtRole, "at"},
            {SinceStartRole, "sinceStart"},
            {SincePreviousRole, "sincePrevious"},
            {CodeRole, "code"}};
}

} // namespace authlink::client
