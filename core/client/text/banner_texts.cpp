// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/text/banner_texts.h"

#include "core/base/contact.h"
#include "core/client/text/time_texts.h"
#include "core/client/text/verification_texts.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace authlink::client
{

using verification::Verdict;

namespace
{

class BannerTexts
{
    Q_DECLARE_TR_FUNCTIONS(BannerTexts)
};

/// `withReasons` has a place for them; `without` is said where none is known.
QString reasoned(const protocol::VerificationView &view, const QString &withReasons, const QString &without)
{
    const QStringList reasons = reasonTexts(view);
    return reasons.isEmpty() ? without : withReasons.arg(reasons.join(u"; "_s));
}

/// Never names the customer: what was typed could be anything, and would read as if it were proven.
QString faceOnlyText(const protocol::CustomerView &customer)
{
    const QString id =
        customer.customerIdMasked.isEmpty() ? base::maskId(customer.customerId.value_or(QString())) : customer.customerIdMasked;
    if (id.isEmpty())
        return BannerTexts::tr("The face belongs to the Incode id that was typed. The name was only typed as well: nothing proves it.");
    //: %1 is the end of an identifier, e.g. "•••0c2".
    return BannerTexts::tr("The face belongs to Incode id %1. The name was only typed: nothing proves it.").arg(id);
}

QString inconclusiveText(const protocol::VerificationView &view)
{
    if (view.hasReason(verification::Reason::NotConfirmed))
        return reasoned(view, BannerTexts::tr("Reason: %1. Treat the caller as not verified."),
                        BannerTexts::tr("Treat the caller as not verified."));
    return reasoned(view, BannerTexts::tr("Reason: %1. This proves nothing either way. Send another link or use your other procedure."),
                    BannerTexts::tr("This proves nothing either way. Send another link or use your other procedure."));
}

} // namespace

QString bannerText(BannerKind kind)
{
    switch (kind) {
    case BannerKind::NotVerifiedYet:
    case BannerKind::NotVerified:
        return BannerTexts::tr("NOT VERIFIED");
    case BannerKind::Verified:
        return verdictText(Verdict::Verified);
    case BannerKind::FaceOnly:
        return BannerTexts::tr("NAME NOT PROVEN");
    case BannerKind::WrongPerson:
        return verdictText(Verdict::WrongPerson);
    case BannerKind::SpoofSuspected:
        return verdictText(Verdict::SpoofSuspected);
    case BannerKind::Refused:
        return BannerTexts::tr("REFUSED");
    case BannerKind::Inconclusive:
        return verdictText(Verdict::Inconclusive);
    case BannerKind::NeedsReview:
        return verdictText(Verdict::NeedsReview);
    case BannerKind::Expired:
        return BannerTexts::tr("EXPIRED");
    case BannerKind::Cancelled:
        return BannerTexts::tr("CANCELLED");
    case BannerKind::SendFailed:
        return BannerTexts::tr("NOT SENT");
    case BannerKind::Ended:
        return BannerTexts::tr("ENDED");
    case BannerKind::Stale:
        return BannerTexts::tr("NOT CURRENT");
    case BannerKind::Outage:
        return BannerTexts::tr("OUTAGE");
    }
    return {};
}

QString bannerDetailText(BannerKind kind, const protocol::VerificationView &view)
{
    switch (kind) {
    case BannerKind::NotVerifiedYet:
        return BannerTexts::tr("Nothing is proven yet. Give no information and change nothing.");
    case BannerKind::Verified:
        return BannerTexts::tr("The caller is %1. Valid for this call only.").arg(whoText(view));
    case BannerKind::FaceOnly:
        return faceOnlyText(view.customer);
    case BannerKind::NotVerified:
        return reasoned(view, BannerTexts::tr("Reason: %1. Do not continue as if this were the customer."),
                        BannerTexts::tr("Do not continue as if this were the customer."));
    case BannerKind::WrongPerson:
        return BannerTexts::tr("The face belongs to a different customer. Do not disclose that to the caller.");
    case BannerKind::SpoofSuspected:
        return BannerTexts::tr("The picture is not of a live person. Do not continue; say only that it could not be completed.");
    case BannerKind::Refused:
        return BannerTexts::tr("The customer says they are not on this call: likely fraud in progress.");
    case BannerKind::Inconclusive:
        return inconclusiveText(view);
    case BannerKind::NeedsReview:
        return reasoned(view, BannerTexts::tr("Reason: %1. Ask a supervisor before you go on."),
                        BannerTexts::tr("Ask a supervisor before you go on."));
    case BannerKind::Expired:
        return BannerTexts::tr("The link ran out before the customer finished. Nothing is proven.");
    case BannerKind::Cancelled:
        return BannerTexts::tr("This verification was cancelled. Nothing is proven.");
    case BannerKind::SendFailed:
        return BannerTexts::tr("The message could not be sent. Try another channel.");
    case BannerKind::Ended:
        return BannerTexts::tr("This call has ended. Its verdict no longer counts.");
    case BannerKind::Stale:
        return staleText();
    case BannerKind::Outage:
        return outageText();
    }
    return {};
}

QString confirmingText()
{
    return BannerTexts::tr("Confirming with Incode. Keep the caller on the line: not verified yet.");
}

QString confirmingForText(std::chrono::milliseconds duration)
{
    return BannerTexts::tr("Confirming for %1").arg(durationText(duration));
}

QString validForText(std::chrono::milliseconds left)
{
    return BannerTexts::tr("Valid for another %1").arg(countdownText(left));
}

QString endingForText(std::chrono::milliseconds left)
{
    return BannerTexts::tr("Only %1 left").arg(countdownText(left));
}

QString endingDetailText(const QString &detail)
{
    //: %1 is a sentence: whom the caller is.
    return BannerTexts::tr("%1 This ends within a minute.").arg(detail);
}

QString decidedAtText(base::Instant at)
{
    return BannerTexts::tr("Decided at %1").arg(clockText(at));
}

QString ageText(base::Instant since, base::Instant now)
{
    return BannerTexts::tr("As of %1, %2 old").arg(clockText(since), durationText(now - since));
}

QString notConfirmedText(base::Instant since, base::Instant now)
{
    return BannerTexts::tr("Not confirmed by the relay. As of %1, %2 old.").arg(clockText(since), durationText(now - since));
}

QString staleText()
{
    return BannerTexts::tr("The relay does not confirm this now, so it may have changed. Do not rely on it.");
}

QString outageText()
{
    return BannerTexts::tr("Incode can't be reached: nobody can be verified and no link can be sent now.");
}

QString outageAlertText()
{
    //: %1 is a sentence.
    return BannerTexts::tr("OUTAGE: %1").arg(outageText());
}

} // namespace authlink::client
