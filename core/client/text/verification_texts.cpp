// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/text/verification_texts.h"

#include "core/client/banner.h"
#include "core/client/text/banner_texts.h"
#include "core/client/text/foreign_text.h"
#include "core/protocol/stream.h"

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

class VerificationTexts
{
    Q_DECLARE_TR_FUNCTIONS(VerificationTexts)
};

/// "Maria García, account 1001"; what is not known is left out.
QString withAccount(const QString &name, const protocol::CustomerView &customer)
{
    const QString account = accountOf(customer);
    if (account.isEmpty())
        return name;
    if (name.isEmpty())
        return accountText(customer);
    //: %1 is the name of a customer.
    return customer.account.isEmpty() ? VerificationTexts::tr("%1, Incode id %2").arg(name, account)
                                      //: %1 is the name of a customer.
                                      : VerificationTexts::tr("%1, account %2").arg(name, account);
}

} // namespace

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Verified:
        return VerificationTexts::tr("VERIFIED");
    case Verdict::WrongPerson:
        return VerificationTexts::tr("WRONG PERSON");
    case Verdict::NotRecognized:
        return VerificationTexts::tr("NOT RECOGNIZED");
    case Verdict::SpoofSuspected:
        return VerificationTexts::tr("SPOOF SUSPECTED");
    case Verdict::Blocklisted:
        return VerificationTexts::tr("BLOCKLISTED");
    case Verdict::NotEnrolled:
        return VerificationTexts::tr("NOT ENROLLED");
    case Verdict::Inconclusive:
        return VerificationTexts::tr("INCONCLUSIVE");
    case Verdict::NeedsReview:
        return VerificationTexts::tr("NEEDS REVIEW");
    }
    return {};
}

QString statusText(Status status)
{
    switch (status) {
    case Status::Preparing:
        return VerificationTexts::tr("preparing the link");
    case Status::Sent:
        return VerificationTexts::tr("link sent");
    case Status::Opened:
        return VerificationTexts::tr("link opened");
    case Status::Capturing:
        return VerificationTexts::tr("taking the selfie");
    case Status::Checking:
        return VerificationTexts::tr("confirming with Incode");
    case Status::Decided:
        return VerificationTexts::tr("decided");
    case Status::SendFailed:
        return VerificationTexts::tr("not sent");
    case Status::Denied:
        return VerificationTexts::tr("refused by the customer");
    case Status::Expired:
        return VerificationTexts::tr("link expired");
    case Status::Cancelled:
        return VerificationTexts::tr("cancelled");
    case Status::Closed:
        return VerificationTexts::tr("ended");
    }
    return {};
}

QString outcomeText(const protocol::VerificationView &view)
{
    if (view.unlisted && view.verdict.is(Verdict::Verified))
        return bannerText(BannerKind::FaceOnly);
    if (!view.verdict.isAbsent())
        return view.verdict.value ? verdictText(*view.verdict.value) : oneLine(view.verdict.name);
    if (!view.status.value)
        return oneLine(view.status.name);
    return verification::isEnd(*view.status.value) ? bannerText(bannerOf(view, Freshness::Fresh, {})) : statusText(*view.status.value);
}

QString customerText(const protocol::VerificationView &view)
{
    const QString name = isolated(oneLine(view.customer.name));
    //: %1 is the name of a customer who is not in the directory, as it was typed.
    return view.unlisted ? VerificationTexts::tr("Not in the directory: %1").arg(name) : name;
}

QString accountOf(const protocol::CustomerView &customer)
{
    const QString id = customer.customerId.value_or(QString());
    const QString known = !customer.account.isEmpty() ? customer.account : !id.isEmpty() ? id : customer.customerIdMasked;
    return isolated(oneLine(known, protocol::kMaxText));
}

QString accountText(const protocol::CustomerView &customer)
{
    const QString account = accountOf(customer);
    if (account.isEmpty())
        return {};
    return customer.account.isEmpty() ? VerificationTexts::tr("Incode id %1").arg(account)
                                      : VerificationTexts::tr("Account %1").arg(account);
}

QString whoText(const protocol::CustomerView &customer)
{
    return withAccount(isolated(oneLine(customer.name)), customer);
}

QString whoText(const protocol::VerificationView &view)
{
    return withAccount(customerText(view), view.customer);
}

QString reasonText(Reason reason)
{
    switch (reason) {
    case Reason::Spoof:
        return VerificationTexts::tr("something other than a live face was shown");
    case Reason::Blocklisted:
        return VerificationTexts::tr("this person is on the block list");
    case Reason::NotEnrolled:
        return VerificationTexts::tr("this customer is not enrolled");
    case Reason::NoMatch:
        return VerificationTexts::tr("the face was not recognized");
    case Reason::TooDark:
        return VerificationTexts::tr("the picture was too dark");
    case Reason::TooBlurry:
        return VerificationTexts::tr("the picture was blurry");
    case Reason::TooSmall:
        return VerificationTexts::tr("the face was too far away");
    case Reason::MaskWorn:
        return VerificationTexts::tr("a mask was worn");
    case Reason::LensesWorn:
        return VerificationTexts::tr("glasses were worn");
    case Reason::HeadCovered:
        return VerificationTexts::tr("the head was covered");
    case Reason::EyesClosed:
        return VerificationTexts::tr("the eyes were closed");
    case Reason::FaceOccluded:
        return VerificationTexts::tr("the face was partly covered");
    case Reason::SeveralFaces:
        return VerificationTexts::tr("more than one face was in the picture");
    case Reason::NoFace:
        return VerificationTexts::tr("no face was in the picture");
    case Reason::FaceCropped:
        return VerificationTexts::tr("the face was not fully in the picture");
    case Reason::LowQuality:
        return VerificationTexts::tr("the picture was not good enough");
    case Reason::VendorError:
        return VerificationTexts::tr("the check could not be completed");
    case Reason::Contradictory:
    case Reason::Incomplete:
        return VerificationTexts::tr("the answer was not clear");
    case Reason::OtherCustomer:
        return VerificationTexts::tr("the face belongs to a different customer");
    case Reason::SecondFactor:
    case Reason::Ambiguous:
    case Reason::LowConfidence:
        return VerificationTexts::tr("the match needs a second look");
    case Reason::VendorReview:
        return VerificationTexts::tr("a reviewer is looking at it");
    case Reason::NotConfirmed:
        return VerificationTexts::tr("Incode does not confirm the result");
    case Reason::Unconfirmed:
        return VerificationTexts::tr("Incode could not be asked in time");
    case Reason::SessionFailed:
        return VerificationTexts::tr("the check ended without a result");
    case Reason::SameCustomerTwice:
        return VerificationTexts::tr("two verifications are open for this customer");
    case Reason::CustomerDenied:
        return VerificationTexts::tr("the customer says they are not on this call");
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
    return VerificationTexts::tr("found by asking Incode; the webhook did not arrive");
}

QString messageReportText(const QString &report)
{
    if (report == "delivered"_L1)
        return VerificationTexts::tr("Reported by the carrier: delivered");
    if (report == "undelivered"_L1 || report == "failed"_L1)
        return VerificationTexts::tr("Reported by the carrier: could not be delivered");
    if (report == "blocked"_L1)
        return VerificationTexts::tr("Reported by the carrier: blocked");
    if (report == "landline"_L1)
        return VerificationTexts::tr("Reported by the carrier: the number is a landline");
    return {};
}

QString channelText(const protocol::WireEnum<Channel> &channel)
{
    if (!channel.value)
        return channel.name;
    switch (*channel.value) {
    case Channel::Sms:
        return VerificationTexts::tr("SMS");
    case Channel::Email:
        return VerificationTexts::tr("E-mail");
    case Channel::Copy:
        return VerificationTexts::tr("Copied link");
    case Channel::Qr:
        return VerificationTexts::tr("QR code");
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
