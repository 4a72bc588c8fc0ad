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
      m_clock(clock),
      m_details(connection, calls, clock),
      m_pages(connection, calls, clock),
      m_alarm(clock.makeAlarm([this] { onAlarm(); }))
{
    connect(&connection, &RelayConnection::stateChanged, this, &LiveVerifications::onStateChanged);
    connect(&connection, &RelayConnection::resynced, this, &LiveVerifications::onResync);
    connect(&connection, &RelayConnection::verificationChanged, this, &LiveVerifications::onChange);
    connect(&connection, &RelayConnection::vendorChanged, this, &LiveVerifications::reportNewBanners);
    connect(&connection, &RelayConnection::storeChanged, this, [this] { onStateChanged(m_connection.state()); });
    connect(&m_pages, &OpenPages::arrived, this, [this](const protocol::OpenPage &page) { takeListed(page.open, page.seq); });
    connect(&m_pages, &OpenPages::ended, this, &LiveVerifications::onListed);
    connect(&m_details, &DetailFetcher::arrived, this, &LiveVerifications::onDetail);
    connect(&m_details, &DetailFetcher::gone, this, &LiveVerifications::forget);
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
    if (!entry)
        return BannerKind::Stale;
    const BannerKind kind = bannerNow(*entry);
    if (m_banners.value(id) != kind)
        m_alarm->set(m_clock.now()); // time has changed it, and who looks first must not be the only one to know
    return kind;
}

BannerKind LiveVerifications::bannerNow(const LiveVerification &entry) const
{
    return bannerOf(entry.view, entry.freshness, m_connection.serverNow(), m_connection.vendor());
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
        m_details.wantFirst(view.id);
        arm();
        return;
    }
    loadTimeline(view.id);
}

void LiveVerifications::loadTimeline(const QString &id)
{
    const LiveVerification *entry = find(id);
    if (entry && entry->timeline == Timeline::Partial)
        m_details.wantFirst(id);
}

void LiveVerifications::forget(const QString &id)
{
    remove(id);
    arm();
}

void LiveVerifications::onStateChanged(RelayConnection::State state)
{
    const bool live = state == RelayConnection::State::Live;
    const bool current = live && m_connection.store() != protocol::StoreState::Outage;
    const QStringList ids = m_order;
    for (const QString &id : ids) {
        LiveVerification *entry = m_entries.contains(id) ? &m_entries[id] : nullptr;
        if (!entry || (current ? m_unconfirmed.contains(id) : entry->freshness == Freshness::Stale))
            continue;
        if (current)
            confirm(*entry);
        else
            markStale(*entry);
        report(id);
    }
    if (live) {
        m_pages.resume();
        m_details.resume();
    } else {
        m_pages.pause();
        m_details.pause();
    }
    arm();
}

void LiveVerifications::onResync(const protocol::Resync &resync)
{
    m_endedSince.clear();
    m_unlisted = QSet<QString>(m_order.cbegin(), m_order.cend());
    for (const QString &id : std::as_const(m_order)) {
        m_unconfirmed.insert(id);
        m_entries[id].lastSeq = 0; // it may be another store's
    }
    takeListed(resync.open, m_connection.hello()->seq);
    m_pages.begin(resync.next);
    if (resync.next.isEmpty())
        onListed();
}

void LiveVerifications::takeListed(const QList<protocol::VerificationView> &open, qint64 seq)
{
    QStringList news, known;
    for (const auto &view : open) {
        if (m_endedSince.value(view.id, -1) > seq)
            continue; // the page is older than its end
        const bool isNew = !m_entries.contains(view.id);
        LiveVerification &entry = isNew ? insert(view) : m_entries[view.id];
        (isNew ? news : known).append(view.id);
        if (m_unlisted.remove(view.id) && !entry.events.isEmpty())
            readAnew(entry);
        if (seq < entry.lastSeq)
            continue; // the page is older than what was told meanwhile
        entry.view = view;
        entry.lastSeq = seq;
        m_unconfirmed.remove(view.id);
        if (m_connection.isLive())
            confirm(entry);
    }
    for (const QString &id : std::as_const(news))
        Q_EMIT added(id);
    if (!m_connection.isLive())
        return; // all are reported when it is
    for (const QString &id : std::as_const(known))
        report(id);
    for (const QString &id : std::as_const(news))
        report(id);
    arm();
}

/// All that is open was listed. What else is known has ended meanwhile, or this user may no longer see it: only the relay knows which.
void LiveVerifications::onListed()
{
    m_endedSince.clear();
    const QSet<QString> unlisted = std::exchange(m_unlisted, {});
    const QStringList ids = m_order;
    for (auto id = ids.crbegin(); id != ids.crend(); ++id) { // the newest first
        if (!unlisted.contains(*id) || !m_entries.contains(*id))
            continue;
        readAnew(m_entries[*id]);
    }
}

/// After a resync events may have been missed, and those that are known may be of a past that the relay's store does not hold.
void LiveVerifications::readAnew(LiveVerification &entry)
{
    entry.events.clear();
    entry.timeline = Timeline::Partial;
    m_details.want(entry.view.id);
}

void LiveVerifications::onChange(const protocol::VerificationChanged &change)
{
    const QString id = change.verification.id;
    const bool isNew = !m_entries.contains(id);
    if (change.verification.hasEnded() && m_pages.areComing())
        m_endedSince.insert(id, change.seq);
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

void LiveVerifications::onDetail(const protocol::VerificationDetail &detail)
{
    const QString id = detail.verification.id;
    if (!m_entries.contains(id))
        return;
    LiveVerification &entry = m_entries[id];
    for (const auto &event : detail.events)
        addEvent(entry.events, event);
    entry.timeline = Timeline::Complete;
    if (detail.seq >= entry.lastSeq) { // else it is older than what was told meanwhile, and confirms nothing
        entry.view = detail.verification;
        entry.lastSeq = detail.seq;
        m_unconfirmed.remove(id);
        if (m_connection.isLive())
            confirm(entry);
    }
    report(id);
    dropOldEnded();
    arm();
}

void LiveVerifications::onAlarm()
{
    reportNewBanners();
    arm();
}

void LiveVerifications::reportNewBanners()
{
    const QStringList ids = m_order;
    for (const QString &id : ids) {
        const LiveVerification *entry = find(id);
        if (entry && m_banners.value(id) != bannerNow(*entry))
            report(id);
    }
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
    m_details.forget(id);
    m_unlisted.remove(id);
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
    const LiveVerification *entry = find(id);
    if (!entry)
        return;
    m_banners.insert(id, bannerNow(*entry));
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
    m_connection.setVigilant(next.has_value());
    if (next)
        m_alarm->set(*next);
    else
        m_alarm->clear();
}

} // namespace authlink::client
