// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/values.h"

#include "core/verification/json/enum_names.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::verification
{

QString nameOf(LinkMode value)
{
    switch (value) {
    case LinkMode::Session:
        return u"session"_s;
    case LinkMode::Static:
        return u"static"_s;
    }
    return {};
}

QString nameOf(Channel value)
{
    switch (value) {
    case Channel::Sms:
        return u"sms"_s;
    case Channel::Email:
        return u"email"_s;
    case Channel::Copy:
        return u"copy"_s;
    case Channel::Qr:
        return u"qr"_s;
    }
    return {};
}

QString nameOf(Status value)
{
    switch (value) {
    case Status::Preparing:
        return u"preparing"_s;
    case Status::Sent:
        return u"sent"_s;
    case Status::Opened:
        return u"opened"_s;
    case Status::Capturing:
        return u"capturing"_s;
    case Status::Checking:
        return u"checking"_s;
    case Status::Decided:
        return u"decided"_s;
    case Status::SendFailed:
        return u"send_failed"_s;
    case Status::Denied:
        return u"denied"_s;
    case Status::Expired:
        return u"expired"_s;
    case Status::Cancelled:
        return u"cancelled"_s;
    case Status::Closed:
        return u"closed"_s;
    }
    return {};
}

QString nameOf(Verdict value)
{
    switch (value) {
    case Verdict::Verified:
        return u"verified"_s;
    case Verdict::WrongPerson:
        return u"wrong_person"_s;
    case Verdict::NotRecognized:
        return u"not_recognized"_s;
    case Verdict::SpoofSuspected:
        return u"spoof_suspected"_s;
    case Verdict::Blocklisted:
        return u"blocklisted"_s;
    case Verdict::NotEnrolled:
        return u"not_enrolled"_s;
    case Verdict::Inconclusive:
        return u"inconclusive"_s;
    case Verdict::NeedsReview:
        return u"needs_review"_s;
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
        return u"too_dark"_s;
    case Reason::TooBlurry:
        return u"too_blurry"_s;
    case Reason::TooSmall:
        return u"too_small"_s;
    case Reason::MaskWorn:
        return u"mask_worn"_s;
    case Reason::LensesWorn:
        return u"lenses_worn"_s;
    case Reason::HeadCovered:
        return u"head_covered"_s;
    case Reason::EyesClosed:
        return u"eyes_closed"_s;
    case Reason::FaceOccluded:
        return u"face_occluded"_s;
    case Reason::SeveralFaces:
        return u"several_faces"_s;
    case Reason::NoFace:
        return u"no_face"_s;
    case Reason::FaceCropped:
        return u"face_cropped"_s;
    case Reason::LowQuality:
        return u"low_quality"_s;
    default:
        return {};
    }
}
} // namespace

QString nameOf(Reason value)
{
    switch (value) {
    case Reason::Spoof:
        return u"spoof"_s;
    case Reason::Blocklisted:
        return u"blocklisted"_s;
    case Reason::NotEnrolled:
        return u"not_enrolled"_s;
    case Reason::NoMatch:
        return u"no_match"_s;
    case Reason::VendorError:
        return u"vendor_error"_s;
    case Reason::Contradictory:
        return u"contradictory"_s;
    case Reason::Incomplete:
        return u"incomplete"_s;
    case Reason::OtherCustomer:
        return u"other_customer"_s;
    case Reason::SecondFactor:
        return u"second_factor"_s;
    case Reason::Ambiguous:
        return u"ambiguous"_s;
    case Reason::LowConfidence:
        return u"low_confidence"_s;
    case Reason::VendorReview:
        return u"vendor_review"_s;
    case Reason::NotConfirmed:
        return u"not_confirmed"_s;
    case Reason::Unconfirmed:
        return u"unconfirmed"_s;
    case Reason::SessionFailed:
        return u"session_failed"_s;
    case Reason::SameCustomerTwice:
        return u"same_customer_twice"_s;
    case Reason::CustomerDenied:
        return u"customer_denied"_s;
    default:
        return qualityName(value);
    }
}

QString nameOf(Role value)
{
    switch (value) {
    case Role::Agent:
        return u"agent"_s;
    case Role::Supervisor:
        return u"supervisor"_s;
    case Role::Admin:
        return u"admin"_s;
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
    return findByName(name, Reason::CustomerDenied);
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
