// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/attention/standing.h"

#include "core/client/situation.h"
#include "core/verification/event.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::client
{
namespace
{

bool asksForHelp(Situation situation)
{
    switch (situation) {
    case Situation::NotOpened:
    case Situation::Undeliverable:
    case Situation::MessageBlocked:
    case Situation::Landline:
    case Situation::CaptureSlow:
    case Situation::RetryTooDark:
    case Situation::RetryFace:
    case Situation::RetryOther:
    case Situation::LastAttempt:
    case Situation::ProcessingSlow:
    case Situation::SecondDevice:
    case Situation::SecondBrowser:
    case Situation::UnattributedAttempt:
    case Situation::SameCustomerTwice:
        return true;
    default:
        return false;
    }
}

Severity severityOf(BannerKind banner)
{
    switch (banner) {
    case BannerKind::Refused:
    case BannerKind::SpoofSuspected:
    case BannerKind::WrongPerson:
    case BannerKind::NotVerified:
        return Severity::Danger;
    case BannerKind::NeedsReview:
    case BannerKind::Inconclusive:
    case BannerKind::SendFailed:
    case BannerKind::FaceOnly:
        return Severity::Attention;
    case BannerKind::Expired:
        return Severity::Stalled;
    case BannerKind::NotVerifiedYet:
        return Severity::Waiting;
    case BannerKind::Verified:
        return Severity::Verified;
    case BannerKind::Outage:
        return Severity::Outage;
    case BannerKind::Stale:
        return Severity::NotCurrent;
    case BannerKind::Cancelled:
    case BannerKind::Ended:
        break;
    }
    return Severity::None;
}

Warnings warningOf(const QString &code)
{
    if (code == protocol::kNoticeUnprovenPass)
        return Warning::UnprovenPass;
    if (code == verification::kNoteSameCustomer)
        return Warning::Contested;
    if (code == verification::kNoteSeveralAgents)
        return Warning::SeveralAgents;
    if (code == verification::kNoteDeniedElsewhere || code == verification::kNoteCustomerDenied)
        return Warning::CustomerSaidNo;
    return {};
}

} // namespace

Warnings warningsOf(const protocol::VerificationView &view, const QList<protocol::EventView> &events, base::Instant after)
{
    Warnings warnings;
    warnings.setFlag(Warning::UnprovenPass, view.hasReason(verification::Reason::NotConfirmed));
    warnings.setFlag(Warning::Contested, view.contested);
    warnings.setFlag(Warning::CustomerSaidNo,
                     view.status.is(verification::Status::Denied) || view.hasReason(verification::Reason::CustomerDenied));
    for (const protocol::EventView &event : events) {
        if (event.at > after && event.kind == "note"_L1)
            warnings |= warningOf(protocol::detailOf(event).code);
    }
    return warnings;
}

Severity severityOf(const Standing &standing)
{
    Severity severity = severityOf(standing.banner);
    if (severity == Severity::NotCurrent || standing.banner == BannerKind::Ended || standing.banner == BannerKind::Cancelled)
        return severity;
    if (standing.isStalled)
        severity = std::max(severity, Severity::Stalled);
    if (standing.warnings)
        severity = std::max(severity, Severity::Attention);
    if (standing.warnings.testFlag(Warning::CustomerSaidNo))
        severity = std::max(severity, Severity::Danger);
    return severity;
}

Line lineOf(const RelayConnection &connection)
{
    if (!connection.isLive() || connection.store() == protocol::StoreState::Outage)
        return Line::NotCurrent;
    return connection.vendor() == protocol::VendorState::Outage ? Line::Outage : Line::Current;
}

Overview overviewOf(const QList<Standing> &standings, Line line)
{
    Overview overview;
    overview.open = static_cast<int>(standings.size());
    for (const Standing &standing : standings) {
        const Severity severity = severityOf(standing);
        if (overview.worst.id.isEmpty() || severity >= overview.severity) {
            overview.severity = severity;
            overview.worst = standing;
        }
    }
    if (line == Line::NotCurrent) {
        overview.severity = Severity::NotCurrent;
        overview.worst = {.id = {}, .banner = BannerKind::Stale};
    } else if (line == Line::Outage && overview.severity < Severity::Outage) {
        overview.severity = Severity::Outage;
        overview.worst = {.id = {}, .banner = BannerKind::Outage};
    } else if (overview.severity == Severity::None) {
        overview.worst = {};
    }
    return overview;
}

QList<Standing> ownStandings(const LiveVerifications &verifications, const RelayConnection &connection)
{
    QList<Standing> standings;
    const auto &hello = connection.hello();
    if (!hello)
        return standings;
    for (const QString &id : verifications.ids()) {
        const LiveVerification *entry = verifications.find(id);
        if (entry == nullptr || entry->view.agent.name != hello->user.name)
            continue;
        const Situation situation = situationOf({.view = entry->view,
                                                 .events = entry->events,
                                                 .serverNow = connection.serverNow(),
                                                 .stallAfter = hello->policy.stallAfter,
                                                 .freshness = entry->freshness,
                                                 .vendor = connection.vendor(),
                                                 .company = {}});
        standings.append({.id = id,
                          .banner = verifications.banner(id),
                          .warnings = warningsOf(entry->view, entry->events),
                          .isStalled = asksForHelp(situation)});
    }
    return standings;
}

} // namespace authlink::client
