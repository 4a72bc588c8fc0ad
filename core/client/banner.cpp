// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/banner.h"

namespace authlink::client
{

using verification::Status;
using verification::Verdict;

namespace
{

BannerKind bannerOfVerdict(const protocol::VerificationView &view, base::Instant serverNow)
{
    if (!view.verdict.value)
        return view.verdict.isUnknown() ? BannerKind::Inconclusive : BannerKind::NotVerifiedYet;
    switch (*view.verdict.value) {
    case Verdict::Verified:
        if (!view.status.is(Status::Decided) || !view.validUntil || serverNow >= *view.validUntil)
            return BannerKind::Ended;
        return view.unlisted ? BannerKind::FaceOnly : BannerKind::Verified;
    case Verdict::WrongPerson:
        return BannerKind::WrongPerson;
    case Verdict::SpoofSuspected:
        return BannerKind::SpoofSuspected;
    case Verdict::NotRecognized:
    case Verdict::Blocklisted:
    case Verdict::NotEnrolled:
        return BannerKind::NotVerified;
    case Verdict::Inconclusive:
        return BannerKind::Inconclusive;
    case Verdict::NeedsReview:
        return BannerKind::NeedsReview;
    }
    return BannerKind::Inconclusive;
}

} // namespace

BannerKind bannerOf(const protocol::VerificationView &view, Freshness freshness, base::Instant serverNow, protocol::VendorState vendor)
{
    if (freshness == Freshness::Stale)
        return BannerKind::Stale;
    if (!view.status.value)
        return BannerKind::NotVerifiedYet;
    switch (*view.status.value) {
    case Status::SendFailed:
        return BannerKind::SendFailed;
    case Status::Denied:
        return BannerKind::Refused;
    case Status::Expired:
        return BannerKind::Expired;
    case Status::Cancelled:
        return BannerKind::Cancelled;
    case Status::Closed:
        return view.verdict.isAbsent() ? BannerKind::Ended : bannerOfVerdict(view, serverNow);
    case Status::Decided:
        return bannerOfVerdict(view, serverNow);
    case Status::Preparing:
    case Status::Sent:
    case Status::Opened:
    case Status::Capturing:
    case Status::Checking:
        break;
    }
    return vendor == protocol::VendorState::Outage ? BannerKind::Outage : BannerKind::NotVerifiedYet;
}

} // namespace authlink::client
