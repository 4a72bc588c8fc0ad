// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/models/timeline_model.h"

#include "core/client/models/role_values.h"
#include "core/client/text/event_texts.h"
#include "core/client/text/time_texts.h"

#include <algorithm>
#include <iterator>
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
    update(events);
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
    updateBeginning(events);
    const auto same = std::mismatch(m_events.cbegin(), m_events.cend(), events.cbegin(), events.cend());
    const auto first = static_cast<int>(std::distance(m_events.cbegin(), same.first));
    const auto sameEnd = std::mismatch(m_events.crbegin(), std::make_reverse_iterator(same.first), events.crbegin(),
                                       std::make_reverse_iterator(same.second));
    const auto gone = static_cast<int>(std::distance(same.first, sameEnd.first.base()));
    const auto come = static_cast<int>(std::distance(same.second, sameEnd.second.base()));
    if (gone > 0) {
        beginRemoveRows({}, first, first + gone - 1);
        m_events.remove(first, gone);
        endRemoveRows();
    }
    if (come > 0) {
        beginInsertRows({}, first, first + come - 1);
        m_events = events;
        endInsertRows();
    }
    if ((gone > 0 || come > 0) && first + come < m_events.size()) // these lines count from others now
        Q_EMIT dataChanged(index(first + come), index(rowCount() - 1));
}

/// What came before is known late, or goes: apart from the rest, so that what a person reads stays a line of its own.
void TimelineModel::updateBeginning(const QList<protocol::EventView> &events)
{
    if (m_events.isEmpty() || events.isEmpty())
        return;
    const auto earlier = static_cast<int>(events.indexOf(m_events.constFirst()));
    const auto gone = static_cast<int>(m_events.indexOf(events.constFirst()));
    if (earlier > 0) {
        beginInsertRows({}, 0, earlier - 1);
        m_events = events.first(earlier) + m_events;
        endInsertRows();
        Q_EMIT dataChanged(index(earlier), index(rowCount() - 1)); // these lines count from others now
    } else if (gone > 0) {
        beginRemoveRows({}, 0, gone - 1);
        m_events.remove(0, gone);
        endRemoveRows();
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
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
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(clockText(event.at), eventText(event));
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
