// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/live_verifications.h"

#include <algorithm>
#include <tuple>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::client
{

using verification::Verdict;

namespace
{

bool isBefore(const protocol::EventView &a, const protocol::EventView &b)
{
    return a.seq < b.seq;
}

/// Keeps events sorted by seq, each once, and bounded. Returns whether old ones had to go.
bool addEvent(QList<protocol::EventView> &events, const protocol::EventView &event)
{
    const auto at = std::lower_bound(events.cbegin(), events.cend(), event, isBefore);
    if (at != events.cend() && at->seq == event.seq)
        return false;
    events.insert(at, event);
    if (events.size() <= LiveVerifications::kMaxEvents)
        return false;
    events.removeFirst();
    return true;
}

} // namespace

LiveVerifications::LiveVerifications(RelayConnection &connection, RelayCalls &calls, base::Clock &clock, QObject *parent)
    : QObject(parent),
      m_connection(connection),
      m_calls(calls),
      m_clock(clock),
      m_alarm(clock.makeAlarm([this] { onAlarm(); }))
{
    connect(&connection, &RelayConnection::stateChanged, this, &LiveVerifications::onStateChanged);
    connect(&connection, &RelayConnection::resynced, this, &LiveVerifications::onResync);
    connect(&connection, &RelayConnection::verificationChanged, this, &LiveVerifications::onChange);
    connect(&connection, &RelayConnection::vendorChanged, this, &LiveVerifications::reportNewBanners);
    connect(&connection, &RelayConnection::storeChanged, this, [this] { onStateChanged(m_connection.state()); });
}

LiveVerifications::~LiveVerifications() = default;

const LiveVerification *LiveVerifications::find(const QString &id) const
{
    const auto found = m_entries.constFind(id);
    return found == m_entries.constEnd() ? nullptr : &*found;
}

BannerKind LiveVerifications::banner(const QString &id) const
{
    const LiveVerification *entry = find(id);
    return entry ? bannerOf(entry->view, entry->freshness, m_connection.serverNow(), m_connection.vendor()) : BannerKind::Stale;
}

void LiveVerifications::adopt(const protocol::VerificationView &view)
{
    if (!m_entries.contains(view.id)) {
        LiveVerification &entry = insert(view);
        // The answer to a repeated call is the first one, perhaps old: a verdict in it has to be confirmed by the relay.
        if (m_connection.isLive() && view.verdict.isAbsent())
            confirm(entry);
        else
            m_unconfirmed.insert(view.id);
        Q_EMIT added(view.id);
        want(view.id);
        arm();
        return;
    }
    loadTimeline(view.id);
}

void LiveVerifications::loadTimeline(const QString &id)
{
    const LiveVerification *entry = find(id);
    if (entry && entry->timeline == Timeline::Partial && !m_fetches.contains(id))
        want(id);
}

void LiveVerifications::forget(const QString &id)
{
    remove(id);
}

void LiveVerifications::onStateChanged(RelayConnection::State state)
{
    const QStringList ids = m_order;
    if (state != RelayConnection::State::Live || m_connection.store() == protocol::StoreState::Outage) {
        for (const QString &id : ids) {
            LiveVerification *entry = m_entries.contains(id) ? &m_entries[id] : nullptr;
            if (!entry || entry->freshness == Freshness::Stale)
                continue;
            markStale(*entry);
            report(id);
        }
        arm();
        return;
    }
    for (const QString &id : ids) {
        if (!m_entries.contains(id) || m_unconfirmed.contains(id))
            continue;
        confirm(m_entries[id]);
        report(id);
    }
    QStringList wanted;
    for (const auto &[id, fetch] : m_fetches)
        wanted.append(id);
    for (const QString &id : std::as_const(wanted))
        fetch(id);
    arm();
}

void LiveVerifications::onResync(const protocol::Resync &resync)
{
    const qint64 seq = m_connection.hello()->seq;
    QSet<QString> open;
    QStringList news;
    for (const auto &view : resync.open) {
        open.insert(view.id);
        if (!m_entries.contains(view.id)) {
            insert(view);
            news.append(view.id);
        }
        LiveVerification &entry = m_entries[view.id];
        entry.view = view;
        entry.lastSeq = seq;
        entry.timeline = Timeline::Partial;
        m_unconfirmed.remove(view.id);
        if (!news.contains(view.id))
            want(view.id);
    }
    for (const QString &id : std::as_const(m_order)) {
        if (open.contains(id))
            continue;
        // It has ended meanwhile, or this user may no longer see it: only the relay knows which.
        m_unconfirmed.insert(id);
        m_entries[id].lastSeq = 0;
        m_entries[id].timeline = Timeline::Partial;
        want(id);
    }
    for (const QString &id : std::as_const(news))
        Q_EMIT added(id);
}

void LiveVerifications::onChange(const protocol::VerificationChanged &change)
{
    const QString id = change.verification.id;
    const bool isNew = !m_entries.contains(id);
    if (isNew && change.verification.hasEnded())
        return; // its panel was closed: a late event does not bring it back
    LiveVerification &entry = isNew ? insert(change.verification) : m_entries[id];
    if (isNew && change.event.kind == "created"_L1)
        entry.timeline = Timeline::Complete;
    if (addEvent(entry.events, change.event))
        entry.timeline = Timeline::Complete; // more than kMaxEvents are never kept
    if (change.seq > entry.lastSeq) {
        entry.view = change.verification;
        entry.lastSeq = change.seq;
        m_unconfirmed.remove(id);
        if (m_connection.isLive())
            confirm(entry);
    }
    if (isNew)
        Q_EMIT added(id);
    report(id);
    dropOldEnded();
    arm();
}

void LiveVerifications::onDetail(const QString &id, const base::Result<protocol::VerificationDetail> &detail)
{
    if (!detail) {
        if (detail.error().code == base::ErrorCode::NotFound || detail.error().code == base::ErrorCode::NotAllowed)
            return remove(id);
        if (const auto fetch = m_fetches.find(id); fetch != m_fetches.end() && m_connection.isLive())
            fetch->second.retryAt = m_clock.now() + kRecheckAfter;
        return arm();
    }
    m_fetches.erase(id);
    if (!m_entries.contains(id) || detail->verification.id != id)
        return;
    LiveVerification &entry = m_entries[id];
    const qint64 seq = detail->events.isEmpty() ? 0 : detail->events.constLast().seq;
    if (seq >= entry.lastSeq) {
        entry.view = detail->verification;
        entry.lastSeq = seq;
    }
    for (const auto &event : detail->events)
        addEvent(entry.events, event);
    entry.timeline = Timeline::Complete;
    m_unconfirmed.remove(id);
    if (m_connection.isLive())
        confirm(entry);
    report(id);
    dropOldEnded();
    arm();
}

void LiveVerifications::onAlarm()
{
    QStringList due;
    for (auto &[id, fetch] : m_fetches) {
        if (fetch.retryAt && *fetch.retryAt <= m_clock.now() && m_connection.isLive())
            due.append(id);
    }
    for (const QString &id : std::as_const(due))
        fetch(id);
    reportNewBanners();
    arm();
}

void LiveVerifications::reportNewBanners()
{
    const QStringList ids = m_order;
    for (const QString &id : ids) {
        if (m_entries.contains(id) && m_banners.value(id) != banner(id))
            report(id);
    }
}

void LiveVerifications::want(const QString &id)
{
    m_fetches.try_emplace(id);
    if (m_connection.isLive())
        fetch(id);
}

void LiveVerifications::fetch(const QString &id)
{
    Fetch &fetch = m_fetches[id];
    fetch.retryAt.reset();
    fetch.call = m_calls.get(id, [this, id](const auto &detail) { onDetail(id, detail); });
}

LiveVerification &LiveVerifications::insert(const protocol::VerificationView &view)
{
    LiveVerification &entry = m_entries[view.id];
    entry.view = view;
    markStale(entry);
    const auto isEarlier = [this](const QString &a, const QString &b) {
        const auto &first = m_entries.constFind(a)->view;
        const auto &second = m_entries.constFind(b)->view;
        return std::tie(first.createdAt, first.id) < std::tie(second.createdAt, second.id);
    };
    m_order.insert(std::upper_bound(m_order.cbegin(), m_order.cend(), view.id, isEarlier), view.id);
    m_banners.insert(view.id, BannerKind::Stale);
    return entry;
}

void LiveVerifications::remove(QString id) // NOLINT(performance-unnecessary-value-param): `id` may be an element of m_order
{
    m_fetches.erase(id);
    m_unconfirmed.remove(id);
    m_banners.remove(id);
    m_order.removeOne(id);
    if (m_entries.remove(id) > 0)
        Q_EMIT removed(id);
}

void LiveVerifications::dropOldEnded()
{
    QStringList ended;
    for (const QString &id : std::as_const(m_order)) {
        if (m_entries.constFind(id)->view.hasEnded())
            ended.append(id);
    }
    for (qsizetype i = 0; i + kMaxEnded < ended.size(); ++i)
        remove(ended.at(i));
}

void LiveVerifications::confirm(LiveVerification &entry) const
{
    if (m_connection.store() == protocol::StoreState::Outage)
        return; // what speaks against it may not have been taken in
    entry.freshness = Freshness::Fresh;
    entry.staleSince.reset();
}

void LiveVerifications::markStale(LiveVerification &entry) const
{
    entry.freshness = Freshness::Stale;
    if (!entry.staleSince)
        entry.staleSince = m_clock.now();
}

void LiveVerifications::report(const QString &id)
{
    if (!m_entries.contains(id))
        return;
    m_banners.insert(id, banner(id));
    Q_EMIT changed(id);
}

void LiveVerifications::arm()
{
    std::optional<base::Instant> next;
    const auto consider = [&next](base::Instant at) { next = std::min(next.value_or(at), at); };
    for (const auto &entry : std::as_const(m_entries)) {
        const BannerKind shown = m_banners.value(entry.view.id);
        const bool runsOut = shown == BannerKind::Verified || shown == BannerKind::FaceOnly;
        if (entry.view.verdict.is(Verdict::Verified) && entry.view.validUntil && runsOut)
            consider(m_connection.toLocal(*entry.view.validUntil));
    }
    for (const auto &[id, fetch] : m_fetches) {
        if (fetch.retryAt
            && m_connection.isLive()) // while not live the alarm would go off at once, again and again; going live asks anyway
            consider(*fetch.retryAt);
    }
    if (next)
        m_alarm->set(*next);
    else
        m_alarm->clear();
}

} // namespace authlink::client
