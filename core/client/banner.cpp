// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/banner.h"

#include <QCoreApplication>

namespace authlink::client
{

using verification::Reason;
using verification::Status;
using verification::Verdict;

namespace
{

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Banner)
};

BannerKind bannerOfVerdict(const protocol::VerificationView &view, base::Instant serverNow)
{
    if (!view.verdict.value)
        return view.verdict.isUnknown() ? BannerKind::Inconclusive : BannerKind::NotVerifiedYet;
    switch (*view.verdict.value) {
    case Verdict::Verified:
        return view.status.is(Status::Decided) && view.validUntil && serverNow < *view.validUntil ? BannerKind::Verified
                                                                                                  : BannerKind::Ended;
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

QString bannerWords(BannerKind kind)
{
    switch (kind) {
    case BannerKind::NotVerifiedYet:
        return Words::tr("NOT VERIFIED");
    case BannerKind::Verified:
        return Words::tr("VERIFIED");
    case BannerKind::NotVerified:
        return Words::tr("NOT VERIFIED");
    case BannerKind::WrongPerson:
        return Words::tr("WRONG PERSON");
    case BannerKind::SpoofSuspected:
        return Words::tr("SPOOF SUSPECTED");
    case BannerKind::Refused:
        return Words::tr("REFUSED");
    case BannerKind::Inconclusive:
        return Words::tr("INCONCLUSIVE");
    case BannerKind::NeedsReview:
        return Words::tr("NEEDS REVIEW");
    case BannerKind::Expired:
        return Words::tr("EXPIRED");
    case BannerKind::Cancelled:
        return Words::tr("CANCELLED");
    case BannerKind::SendFailed:
        return Words::tr("NOT SENT");
    case BannerKind::Ended:
        return Words::tr("ENDED");
    case BannerKind::Stale:
        return Words::tr("NOT CURRENT");
    case BannerKind::Outage:
        return Words::tr("OUTAGE");
    }
    return {};
}

QString reasonWords(Reason reason)
{
    switch (reason) {
    case Reason::Spoof:
        return Words::tr("something other than a live face was shown");
    case Reason::Blocklisted:
        return Words::tr("this person is on the block list");
    case Reason::NotEnrolled:
        return Words::tr("this customer is not enrolled");
    case Reason::NoMatch:
        return Words::tr("the face was not recognized");
    case Reason::TooDark:
        return Words::tr("the picture was too dark");
    case Reason::TooBlurry:
        return Words::tr("the picture was blurry");
    case Reason::TooSmall:
        return Words::tr("the face was too far away");
    case Reason::MaskWorn:
        return Words::tr("a mask was worn");
    case Reason::LensesWorn:
        return Words::tr("glasses were worn");
    case Reason::HeadCovered:
        return Words::tr("the head was covered");
    case Reason::EyesClosed:
        return Words::tr("the eyes were closed");
    case Reason::FaceOccluded:
        return Words::tr("the face was partly covered");
    case Reason::SeveralFaces:
        return Words::tr("more than one face was in the picture");
    case Reason::NoFace:
        return Words::tr("no face was in the picture");
    case Reason::FaceCropped:
        return Words::tr("the face was not fully in the picture");
    case Reason::LowQuality:
        return Words::tr("the picture was not good enough");
    case Reason::VendorError:
        return Words::tr("the check could not be completed");
    case Reason::Contradictory:
    case Reason::Incomplete:
        return Words::tr("the answer was not clear");
    case Reason::OtherCustomer:
        return Words::tr("the face belongs to a different customer");
    case Reason::SecondFactor:
    case Reason::Ambiguous:
    case Reason::LowConfidence: // which of these it was is not the agent's to know
        return Words::tr("the match needs a second look");
    case Reason::VendorReview:
        return Words::tr("a reviewer is looking at it");
    case Reason::NotConfirmed:
        return Words::tr("Incode does not confirm the result");
    case Reason::Unconfirmed:
        return Words::tr("Incode could not be asked in time");
    case Reason::SessionFailed:
        return Words::tr("the check ended without a result");
    case Reason::SameCustomerTwice:
        return Words::tr("two verifications are open for this customer");
    }
    return {};
}

QString reportWords(const QString &report)
{
    if (report == QLatin1String("delivered"))
        return Words::tr("delivered");
    if (report == QLatin1String("undelivered") || report == QLatin1String("failed"))
        return Words::tr("could not be delivered");
    if (report == QLatin1String("blocked"))
        return Words::tr("blocked");
    if (report == QLatin1String("landline"))
        return Words::tr("the number is a landline");
    return {};
}

QString reportedWords(const QString &report)
{
    const QString words = reportWords(report);
    return words.isEmpty() ? QString() : Words::tr("Reported by the carrier: %1").arg(words);
}

QString foundByAskingWords()
{
    return Words::tr("found by asking Incode; the webhook did not arrive");
}

QString statusWords(Status status)
{
    switch (status) {
    case Status::Preparing:
        return Words::tr("preparing the link");
    case Status::Sent:
        return Words::tr("link sent");
    case Status::Opened:
        return Words::tr("link opened");
    case Status::Capturing:
        return Words::tr("taking the selfie");
    case Status::Checking:
        return Words::tr("confirming with Incode");
    case Status::Decided:
        return Words::tr("decided");
    case Status::SendFailed:
        return Words::tr("not sent");
    case Status::Denied:
        return Words::tr("refused by the customer");
    case Status::Expired:
        return Words::tr("link expired");
    case Status::Cancelled:
        return Words::tr("cancelled");
    case Status::Closed:
        return Words::tr("ended");
    }
    return {};
}

} // namespace authlink::client
