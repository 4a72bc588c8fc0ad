// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/text/verification_texts.h"

#include "core/client/banner.h"
#include "core/client/text/banner_texts.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace authlink::client
{

using verification::Channel;
using verification::Reason;
using verification::Status;
using verification::Verdict;

namespace
{

class Text
{
    Q_DECLARE_TR_FUNCTIONS(VerificationTexts)
};

} // namespace

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Verified:
        return Text::tr("VERIFIED");
    case Verdict::WrongPerson:
        return Text::tr("WRONG PERSON");
    case Verdict::NotRecognized:
        return Text::tr("NOT RECOGNIZED");
    case Verdict::SpoofSuspected:
        return Text::tr("SPOOF SUSPECTED");
    case Verdict::Blocklisted:
        return Text::tr("BLOCKLISTED");
    case Verdict::NotEnrolled:
        return Text::tr("NOT ENROLLED");
    case Verdict::Inconclusive:
        return Text::tr("INCONCLUSIVE");
    case Verdict::NeedsReview:
        return Text::tr("NEEDS REVIEW");
    }
    return {};
}

QString statusText(Status status)
{
    switch (status) {
    case Status::Preparing:
        return Text::tr("preparing the link");
    case Status::Sent:
        return Text::tr("link sent");
    case Status::Opened:
        return Text::tr("link opened");
    case Status::Capturing:
        return Text::tr("taking the selfie");
    case Status::Checking:
        return Text::tr("confirming with Incode");
    case Status::Decided:
        return Text::tr("decided");
    case Status::SendFailed:
        return Text::tr("not sent");
    case Status::Denied:
        return Text::tr("refused by the customer");
    case Status::Expired:
        return Text::tr("link expired");
    case Status::Cancelled:
        return Text::tr("cancelled");
    case Status::Closed:
        return Text::tr("ended");
    }
    return {};
}

QString outcomeText(const protocol::VerificationView &view)
{
    if (!view.verdict.isAbsent())
        return view.verdict.value ? verdictText(*view.verdict.value) : view.verdict.name;
    if (!view.status.value)
        return view.status.name;
    return verification::isEnd(*view.status.value) ? bannerText(bannerOf(view, Freshness::Fresh, {})) : statusText(*view.status.value);
}

QString reasonText(Reason reason)
{
    switch (reason) {
    case Reason::Spoof:
        return Text::tr("something other than a live face was shown");
    case Reason::Blocklisted:
        return Text::tr("this person is on the block list");
    case Reason::NotEnrolled:
        return Text::tr("this customer is not enrolled");
    case Reason::NoMatch:
        return Text::tr("the face was not recognized");
    case Reason::TooDark:
        return Text::tr("the picture was too dark");
    case Reason::TooBlurry:
        return Text::tr("the picture was blurry");
    case Reason::TooSmall:
        return Text::tr("the face was too far away");
    case Reason::MaskWorn:
        return Text::tr("a mask was worn");
    case Reason::LensesWorn:
        return Text::tr("glasses were worn");
    case Reason::HeadCovered:
        return Text::tr("the head was covered");
    case Reason::EyesClosed:
        return Text::tr("the eyes were closed");
    case Reason::FaceOccluded:
        return Text::tr("the face was partly covered");
    case Reason::SeveralFaces:
        return Text::tr("more than one face was in the picture");
    case Reason::NoFace:
        return Text::tr("no face was in the picture");
    case Reason::FaceCropped:
        return Text::tr("the face was not fully in the picture");
    case Reason::LowQuality:
        return Text::tr("the picture was not good enough");
    case Reason::VendorError:
        return Text::tr("the check could not be completed");
    case Reason::Contradictory:
    case Reason::Incomplete:
        return Text::tr("the answer was not clear");
    case Reason::OtherCustomer:
        return Text::tr("the face belongs to a different customer");
    case Reason::SecondFactor:
    case Reason::Ambiguous:
    case Reason::LowConfidence:
        return Text::tr("the match needs a second look");
    case Reason::VendorReview:
        return Text::tr("a reviewer is looking at it");
    case Reason::NotConfirmed:
        return Text::tr("Incode does not confirm the result");
    case Reason::Unconfirmed:
        return Text::tr("Incode could not be asked in time");
    case Reason::SessionFailed:
        return Text::tr("the check ended without a result");
    case Reason::SameCustomerTwice:
        return Text::tr("two verifications are open for this customer");
    }
    return {};
}

QStringList reasonTexts(const protocol::VerificationView &view)
{
    QStringList texts;
    for (const auto &reason : view.reasons) {
        if (reason.value)
            texts.append(reasonText(*reason.value));
    }
    texts.removeDuplicates();
    return texts;
}

QString foundByAskingText()
{
    return Text::tr("found by asking Incode; the webhook did not arrive");
}

QString messageReportText(const QString &report)
{
    if (report == "delivered"_L1)
        return Text::tr("Reported by the carrier: delivered");
    if (report == "undelivered"_L1 || report == "failed"_L1)
        return Text::tr("Reported by the carrier: could not be delivered");
    if (report == "blocked"_L1)
        return Text::tr("Reported by the carrier: blocked");
    if (report == "landline"_L1)
        return Text::tr("Reported by the carrier: the number is a landline");
    return {};
}

QString channelText(const protocol::WireEnum<Channel> &channel)
{
    if (!channel.value)
        return channel.name;
    switch (*channel.value) {
    case Channel::Sms:
        return Text::tr("SMS");
    case Channel::Email:
        return Text::tr("E-mail");
    case Channel::Copy:
        return Text::tr("Copied link");
    case Channel::Qr:
        return Text::tr("QR code");
    }
    return {};
}

QString languageText(const QString &code)
{
    // A language's name in itself is the same in every translation.
    if (code == "en"_L1)
        return u"English"_s;
    if (code == "es"_L1)
        return u"Espa\u00F1ol"_s;
    if (code == "pt-BR"_L1)
        return u"Portugu\u00EAs (Brasil)"_s;
    return code;
}

} // namespace authlink::client
