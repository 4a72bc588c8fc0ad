// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/client/banner.h"
#include "core/client/connection/relay_calls.h"
#include "core/client/connection/relay_connection.h"
#include "core/client/detail_fetcher.h"
#include "core/client/open_pages.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>
#include <optional>

namespace authlink::client
{

/// Whether `events` goes back to the beginning.
enum class Timeline { Partial, Complete };

struct LiveVerification {
    protocol::VerificationView view;
    QList<protocol::EventView> events; ///< by seq, each once; at most LiveVerifications::kMaxEvents, the newest
    qint64 lastSeq = 0;                ///< of the newest change applied
    Freshness freshness = Freshness::Stale;
    std::optional<base::Instant> staleSince; ///< local time; set while Stale
    Timeline timeline = Timeline::Partial;
};

/// The verifications on screen with their timelines, kept current by the stream. Notifications come in order and are always taken over;
/// the answer of a call only adds what is not known yet, since the answer to a repeated call may be old. When the connection is lost, or
/// the relay can't record anything, everything is Stale at once; after a reconnect each verification is Fresh when the relay has confirmed
/// it: by a complete replay, by a page of what is open, or by verification.get. What it knows and no page lists may have ended: that is
/// asked for. Of two states of a verification the one with the higher sequence number is kept, whichever came first. While one of them is
/// green, the connection is vigilant. One thread.
class LiveVerifications final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kMaxEvents = 500;
    static constexpr int kMaxEnded = 200; ///< ended ones kept; the oldest are removed first

    LiveVerifications(RelayConnection &connection, RelayCalls &calls, base::Clock &clock, QObject *parent = nullptr);
    ~LiveVerifications() override;

    /// Ids by creation, oldest first.
    [[nodiscard]] const QStringList &ids() const { return m_order; }
    /// nullptr: unknown. Valid until the next signal.
    [[nodiscard]] const LiveVerification *find(const QString &id) const;

    /// What may be shown now: the banner, by server time, freshness, and the vendor's state. If it is another one than was last told of,
    /// changed() follows.
    [[nodiscard]] BannerKind banner(const QString &id) const;

    /// From the answer of verification.start: adds it if it is new, then asks the relay for its timeline.
    void adopt(const protocol::VerificationView &view);
    /// Asks for the whole timeline (and the current state) unless it is complete. changed() follows.
    void loadTimeline(const QString &id);
    /// The panel is gone. A later change of the same verification adds it again, unless it has ended.
    void forget(const QString &id);

Q_SIGNALS:
    void added(const QString &id);
    void changed(const QString &id); ///< view, events, freshness, or what banner() says
    void removed(const QString &id);

private:
    void onStateChanged(RelayConnection::State state);
    void onResync(const protocol::Resync &resync);
    void onChange(const protocol::VerificationChanged &change);
    void takeListed(const QList<protocol::VerificationView> &open, qint64 seq);
    void onListed();
    void readAnew(LiveVerification &entry);
    void onDetail(const protocol::VerificationDetail &detail);
    void onAlarm();
    void reportNewBanners();
    LiveVerification &insert(const protocol::VerificationView &view);
    void remove(QString id);
    void dropOldEnded();
    void confirm(LiveVerification &entry) const;
    void markStale(LiveVerification &entry) const;
    void report(const QString &id);
    [[nodiscard]] BannerKind bannerNow(const LiveVerification &entry) const;
    void arm();

    RelayConnection &m_connection;
    base::Clock &m_clock;
    DetailFetcher m_details; ///< whole timelines, and with them what the pages don't tell
    OpenPages m_pages;
    QHash<QString, LiveVerification> m_entries;
    QStringList m_order;
    QSet<QString> m_unlisted;             ///< known before the resync, and on no page yet
    QHash<QString, qint64> m_endedSince;  ///< what ended while pages are coming, by seq: an older page does not bring it back
    QSet<QString> m_unconfirmed;          ///< ids that a replay can't confirm: they need an answer of their own
    QHash<QString, BannerKind> m_banners; ///< as last shown, to notice what time alone changes
    std::unique_ptr<base::Alarm> m_alarm;
};

} // namespace authlink::client
