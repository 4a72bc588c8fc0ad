// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/attention/announcer.h"

#include <algorithm>

namespace authlink::client
{

using Kind = Announcement::Kind;

namespace
{

/// nullopt: no outcome, or one that the agent brought about.
std::optional<Kind> kindOf(BannerKind banner)
{
    switch (banner) {
    case BannerKind::Verified:
        return Kind::Verified;
    case BannerKind::NotVerified:
        return Kind::Denied;
    case BannerKind::WrongPerson:
    case BannerKind::SpoofSuspected:
    case BannerKind::Refused:
        return Kind::Alarm;
    case BannerKind::FaceOnly:
    case BannerKind::Inconclusive:
    case BannerKind::NeedsReview:
    case BannerKind::SendFailed:
    case BannerKind::Expired:
        return Kind::Attention;
    case BannerKind::NotVerifiedYet:
    case BannerKind::Cancelled:
    case BannerKind::Ended:
    case BannerKind::Stale:
    case BannerKind::Outage:
        break;
    }
    return std::nullopt;
}

/// Whether the agent may be acting on it right now.
bool isPass(BannerKind banner)
{
    return banner == BannerKind::Verified || banner == BannerKind::FaceOnly;
}

bool isDatedAfter(const protocol::VerificationView &view, base::Instant moment)
{
    const auto isLater = [moment](const std::optional<base::Instant> &at) { return at && *at > moment; };
    return isLater(view.decidedAt) || isLater(view.closedAt);
}

/// Whether the line does not come back by itself within moments.
bool lasts(RelayConnection::State state)
{
    using State = RelayConnection::State;
    return state == State::Offline || state == State::SignInExpired || state == State::Disabled || state == State::Replaced;
}

} // namespace

Announcer::Announcer(const LiveVerifications &verifications, const RelayConnection &connection, QObject *parent)
    : QObject(parent),
      m_verifications(verifications),
      m_connection(connection)
{
    connect(&verifications, &LiveVerifications::added, this, &Announcer::look); // what adopt() adds is not reported as changed
    connect(&verifications, &LiveVerifications::changed, this, &Announcer::look);
    connect(&verifications, &LiveVerifications::removed, this, &Announcer::onRemoved);
    connect(&connection, &RelayConnection::stateChanged, this, &Announcer::lookAtLine);
    connect(&connection, &RelayConnection::vendorChanged, this, &Announcer::lookAtLine);
    connect(&connection, &RelayConnection::storeChanged, this, &Announcer::lookAtLine);
}

void Announcer::followUser()
{
    const auto &hello = m_connection.hello();
    if (!hello || hello->user.name == m_user)
        return;
    m_user = hello->user.name;
    m_signedInAt = hello->serverTime;
    m_told.clear();
    m_removed.clear();
}

void Announcer::onRemoved(const QString &id)
{
    m_removed.removeOne(id);
    m_removed.append(id);
    while (m_removed.size() > kMaxRemoved)
        m_told.remove(m_removed.takeFirst());
}

/// What is taken as told when a verification is seen for the first time.
Announcer::Told Announcer::atSignIn(const LiveVerification &entry, BannerKind banner) const
{
    if (isDatedAfter(entry.view, m_signedInAt))
        return {};
    return {.banner = banner, .warnings = warningsOf(entry.view, {})};
}

void Announcer::look(const QString &id)
{
    followUser();
    const LiveVerification *entry = m_verifications.find(id);
    if (entry == nullptr || entry->freshness == Freshness::Stale || entry->view.agent.name != m_user)
        return;
    m_removed.removeOne(id);
    const BannerKind banner = m_verifications.banner(id);
    const auto known = m_told.constFind(id);
    const Told before = known != m_told.constEnd() ? *known : atSignIn(*entry, banner);
    const Warnings warnings = warningsOf(entry->view, entry->events, m_signedInAt);
    // What was told stays told: an outage may hide a state, and the timeline may be cut.
    m_told.insert(id, {.banner = banner == BannerKind::Outage ? before.banner : banner, .warnings = before.warnings | warnings});

    const Warnings news = warnings & ~before.warnings;
    const std::optional<Kind> outcome = banner == before.banner ? std::nullopt : kindOf(banner);
    if (!outcome && !news)
        return;
    Announcement announcement{
        .kind = outcome.value_or(Kind::Attention), .id = id, .outcome = outcome ? std::optional(banner) : std::nullopt, .warnings = news};
    const bool isTakenBack = outcome && isPass(before.banner) && !isPass(banner);
    if (isTakenBack || announcement.isCustomersNo())
        announcement.kind = Kind::Alarm;
    else if (announcement.kind == Kind::Verified && news)
        announcement.kind = Kind::Attention; // never the sound of a plain green
    Q_EMIT announced(announcement);
}

void Announcer::lookAtLine()
{
    followUser();
    const bool isLive = m_connection.isLive();
    if (!isLive && !lasts(m_connection.state()))
        return; // a short loss of the line greys everything, and tells nothing
    const bool isOut = lineOf(m_connection) != Line::Current;
    if (m_isOut == isOut)
        return;
    const bool wasKnown = m_isOut.has_value();
    m_isOut = isOut;
    if (!wasKnown)
        return; // as it was at the sign-in
    const BannerKind banner = isLive ? BannerKind::Outage : BannerKind::Stale;
    Q_EMIT announced({.kind = isOut ? Kind::Outage : Kind::Recovered,
                      .id = {},
                      .outcome = isOut ? std::optional(banner) : std::nullopt,
                      .warnings = {}});
}

} // namespace authlink::client
