// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/values.h"

#include "core/verification/json/enum_names.h"

namespace authlink::verification
{

QString nameOf(LinkMode value)
{
    switch (value) {
    case LinkMode::Session:
        return QStringLiteral("session");
    case LinkMode::Static:
        return QStringLiteral("static");
    }
    return {};
}

QString nameOf(Channel value)
{
    switch (value) {
    case Channel::Sms:
        return QStringLiteral("sms");
    case Channel::Email:
        return QStringLiteral("email");
    case Channel::Copy:
        return QStringLiteral("copy");
    case Channel::Qr:
        return QStringLiteral("qr");
    }
    return {};
}

QString nameOf(Status value)
{
    switch (value) {
    case Status::Preparing:
        return QStringLiteral("preparing");
    case Status::Sent:
        return QStringLiteral("sent");
    case Status::Opened:
        return QStringLiteral("opened");
    case Status::Capturing:
        return QStringLiteral("capturing");
    case Status::Checking:
        return QStringLiteral("checking");
    case Status::Decided:
        return QStringLiteral("decided");
    case Status::SendFailed:
        return QStringLiteral("send_failed");
    case Status::Denied:
        return QStringLiteral("denied");
    case Status::Expired:
        return QStringLiteral("expired");
    case Status::Cancelled:
        return QStringLiteral("cancelled");
    case Status::Closed:
        return QStringLiteral("closed");
    }
    return {};
}

QString nameOf(Verdict value)
{
    switch (value) {
    case Verdict::Verified:
        return QStringLiteral("verified");
    case Verdict::WrongPerson:
        return QStringLiteral("wrong_person");
    case Verdict::NotRecognized:
        return QStringLiteral("not_recognized");
    case Verdict::SpoofSuspected:
        return QStringLiteral("spoof_suspected");
    case Verdict::Blocklisted:
        return QStringLiteral("blocklisted");
    case Verdict::NotEnrolled:
        return QStringLiteral("not_enrolled");
    case Verdict::Inconclusive:
        return QStringLiteral("inconclusive");
    case Verdict::NeedsReview:
        return QStringLiteral("needs_review");
    }
    return {};
}

namespace
{
/// The photo-quality codes of row 5; empty for any other reason.
QString qualityName(Reason value)
{
    switch (value) {
    case Reason::TooDark:
        return QStringLiteral("too_dark");
    case Reason::TooBlurry:
        return QStringLiteral("too_blurry");
    case Reason::TooSmall:
        return QStringLiteral("too_small");
    case Reason::MaskWorn:
        return QStringLiteral("mask_worn");
    case Reason::LensesWorn:
        return QStringLiteral("lenses_worn");
    case Reason::HeadCovered:
        return QStringLiteral("head_covered");
    case Reason::EyesClosed:
        return QStringLiteral("eyes_closed");
    case Reason::FaceOccluded:
        return QStringLiteral("face_occluded");
    case Reason::SeveralFaces:
        return QStringLiteral("several_faces");
    case Reason::NoFace:
        return QStringLiteral("no_face");
    case Reason::FaceCropped:
        return QStringLiteral("face_cropped");
    case Reason::LowQuality:
        return QStringLiteral("low_quality");
    default:
        return {};
    }
}
} // namespace

QString nameOf(Reason value)
{
    switch (value) {
    case Reason::Spoof:
        return QStringLiteral("spoof");
    case Reason::Blocklisted:
        return QStringLiteral("blocklisted");
    case Reason::NotEnrolled:
        return QStringLiteral("not_enrolled");
    case Reason::NoMatch:
        return QStringLiteral("no_match");
    case Reason::VendorError:
        return QStringLiteral("vendor_error");
    case Reason::Contradictory:
        return QStringLiteral("contradictory");
    case Reason::Incomplete:
        return QStringLiteral("incomplete");
    case Reason::OtherCustomer:
        return QStringLiteral("other_customer");
    case Reason::SecondFactor:
        return QStringLiteral("second_factor");
    case Reason::Ambiguous:
        return QStringLiteral("ambiguous");
    case Reason::LowConfidence:
        return QStringLiteral("low_confidence");
    case Reason::VendorReview:
        return QStringLiteral("vendor_review");
    case Reason::NotConfirmed:
        return QStringLiteral("not_confirmed");
    case Reason::Unconfirmed:
        return QStringLiteral("unconfirmed");
    case Reason::SessionFailed:
        return QStringLiteral("session_failed");
    case Reason::SameCustomerTwice:
        return QStringLiteral("same_customer_twice");
    default:
        return qualityName(value);
    }
}

QString nameOf(Role value)
{
    switch (value) {
    case Role::Agent:
        return QStringLiteral("agent");
    case Role::Supervisor:
        return QStringLiteral("supervisor");
    case Role::Admin:
        return QStringLiteral("admin");
    }
    return {};
}

template <>
std::optional<LinkMode> fromName<LinkMode>(QStringView name)
{
    return findByName(name, LinkMode::Static);
}

template <>
std::optional<Channel> fromName<Channel>(QStringView name)
{
    return findByName(name, Channel::Qr);
}

template <>
std::optional<Status> fromName<Status>(QStringView name)
{
    return findByName(name, Status::Closed);
}

template <>
std::optional<Verdict> fromName<Verdict>(QStringView name)
{
    return findByName(name, Verdict::NeedsReview);
}

template <>
std::optional<Reason> fromName<Reason>(QStringView name)
{
    return findByName(name, Reason::SameCustomerTwice);
}

template <>
std::optional<Role> fromName<Role>(QStringView name)
{
    return findByName(name, Role::Admin);
}

bool isEnd(Status status)
{
    switch (status) {
    case Status::SendFailed:
    case Status::Denied:
    case Status::Expired:
    case Status::Cancelled:
    case Status::Closed:
        return true;
    case Status::Preparing:
    case Status::Sent:
    case Status::Opened:
    case Status::Capturing:
    case Status::Checking:
    case Status::Decided:
        return false;
    }
    return true;
}

bool isPending(Status status)
{
    return !isEnd(status) && status != Status::Decided;
}

} // namespace authlink::verification
