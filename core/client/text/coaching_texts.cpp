// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/text/coaching_texts.h"

#include "core/client/situation.h"
#include "core/client/text/banner_texts.h"
#include "core/client/text/verification_texts.h"

#include <QCoreApplication>

namespace authlink::client
{
namespace
{

class CoachingTexts
{
    Q_DECLARE_TR_FUNCTIONS(CoachingTexts)
};

/// What to do about a message that does not arrive. `report`: messageReportText(), may be empty.
QString anotherContactText(const CoachingInput &input, const QString &report)
{
    if (input.view.channel.is(verification::Channel::Email)) {
        if (report.isEmpty())
            return CoachingTexts::tr(
                "The message was not delivered. Ask for another address (a supervisor corrects it), or use a text message or a "
                "QR code.");
        //: %1 is e.g. "Reported by the carrier: could not be delivered".
        return CoachingTexts::tr("%1. Ask for another address (a supervisor corrects it), or use a text message or a QR code.").arg(report);
    }
    if (report.isEmpty())
        return CoachingTexts::tr(
            "The message was not delivered. Ask for another number (a supervisor corrects it), or use e-mail or a QR code.");
    //: %1 is e.g. "Reported by the carrier: could not be delivered".
    return CoachingTexts::tr("%1. Ask for another number (a supervisor corrects it), or use e-mail or a QR code.").arg(report);
}

QString waitingText(const CoachingInput &input, const QString &report)
{
    if (hasCodeWords(input.view)) {
        if (report.isEmpty())
            return CoachingTexts::tr("The message is on its way. Ask the caller for the second word.");
        //: %1 is e.g. "Reported by the carrier: delivered".
        return CoachingTexts::tr("%1. Ask the caller for the second word.").arg(report);
    }
    if (report.isEmpty())
        return CoachingTexts::tr("The message is on its way. Ask the caller to open the link.");
    //: %1 is e.g. "Reported by the carrier: delivered".
    return CoachingTexts::tr("%1. Ask the caller to open the link.").arg(report);
}

QString notOpenedText(const QString &report)
{
    if (report.isEmpty())
        return CoachingTexts::tr(
            "The link has not been opened yet. Ask whether the message arrived; send it again or use another channel.");
    //: %1 is e.g. "Reported by the carrier: delivered".
    return CoachingTexts::tr("%1. The link has not been opened yet. Ask whether the message arrived; send it again or use another channel.")
        .arg(report);
}

QString sendingText(const CoachingInput &input, Situation situation)
{
    const QString report = messageReportText(input.view.messageReport);
    switch (situation) {
    case Situation::Preparing:
        return CoachingTexts::tr("The relay is getting the link. Keep the caller on the line.");
    case Situation::WaitingToOpen:
        return waitingText(input, report);
    case Situation::HandOver:
        return hasCodeWords(input.view) ? CoachingTexts::tr("The link is ready. Hand it over, then ask the caller for the second word.")
                                        : CoachingTexts::tr("The link is ready. Hand it over and ask the caller to open it.");
    case Situation::NotOpened:
        return notOpenedText(report);
    case Situation::Undeliverable:
    case Situation::MessageBlocked:
        return anotherContactText(input, report);
    case Situation::Landline:
        //: %1 is "Reported by the carrier: the number is a landline".
        return CoachingTexts::tr(
                   "%1. No text message can arrive there. Ask for another number (a supervisor corrects it), or use e-mail or a QR "
                   "code.")
            .arg(report);
    default:
        return {};
    }
}

/// The first reason is enough for one line; `withReason` has a place for it.
QString reasoned(const QList<verification::Reason> &reasons, const QString &withReason, const QString &without)
{
    const QString reason = reasons.isEmpty() ? QString() : reasonText(reasons.constFirst());
    return reason.isEmpty() ? without : withReason.arg(reason);
}

QString attemptText(const CoachingInput &input, Situation situation)
{
    const auto reasons = failedAttemptReasons(input);
    switch (situation) {
    case Situation::RetryTooDark:
    case Situation::RetryFace:
    case Situation::RetryOther:
        return reasoned(reasons,
                        CoachingTexts::tr("The attempt did not work: %1. Say no more than the sentence below; the customer can try again."),
                        CoachingTexts::tr("The attempt did not work. Say no more than the sentence below; the customer can try again."));
    case Situation::LastAttempt:
        return reasoned(
            reasons, CoachingTexts::tr("The attempt did not work: %1. The next one is probably the last; let the caller take their time."),
            CoachingTexts::tr("The attempt did not work. The next one is probably the last; let the caller take their time."));
    default:
        return {};
    }
}

/// Others claim to be this customer, or try to be taken for them.
QString alertedText(const CoachingInput &input, Situation situation)
{
    const bool hasWords = hasCodeWords(input.view);
    switch (situation) {
    case Situation::Contested:
        return hasWords ? CoachingTexts::tr(
                   "Another caller claims to be this customer with another agent. One of the two is somebody else: ask for the second word "
                   "again, and go on only with whoever reads it from the page.")
                        : CoachingTexts::tr(
                            "Another caller claims to be this customer with another agent. One of the two is somebody else: use the "
                            "bank's other procedure as well before you go on, and inform your supervisor.");
    case Situation::SeveralAgents:
        return hasWords ? CoachingTexts::tr(
                   "Several agents tried to verify this customer within an hour. Somebody may be calling again and again: ask for the "
                   "second word again, and inform your supervisor.")
                        : CoachingTexts::tr("Several agents tried to verify this customer within an hour. Somebody may be calling again "
                                            "and again: be careful, and inform your supervisor.");
    case Situation::VerifiedContested:
        return hasWords ? CoachingTexts::tr(
                   "The face is the customer's, but another caller claimed to be this customer with another agent. Ask for the second "
                   "word, go on only with whoever knows it, and inform your supervisor.")
                        : CoachingTexts::tr("The face is the customer's, but another caller claimed to be this customer with another "
                                            "agent. Use the bank's other procedure as well before you go on, and inform your supervisor.");
    default:
        return {};
    }
}

QString pendingText(const CoachingInput &input, Situation situation)
{
    switch (situation) {
    case Situation::Opened:
        return input.view.landing
                   ? CoachingTexts::tr("The customer opened the link and says they are on this call. Explain that the selfie comes next.")
                   : CoachingTexts::tr("The link has been opened. Explain that the selfie comes next.");
    case Situation::CaptureSlow:
        return CoachingTexts::tr(
            "No selfie yet: the camera may have been refused, or the customer hesitates. Ask what they see; they can open the link "
            "again.");
    case Situation::Capturing:
        return CoachingTexts::tr("The customer is taking the selfie. Wait, and help if they ask.");
    case Situation::Checking:
        return CoachingTexts::tr(
            "A result is in, and Incode itself is asked whether it stands. Keep the caller on the line; not verified yet.");
    case Situation::ProcessingSlow:
        return CoachingTexts::tr(
            "Incode takes longer than usual to confirm. Keep the caller on the line; not verified yet. It ends by itself.");
    case Situation::Contested:
    case Situation::SeveralAgents:
        return alertedText(input, situation);
    case Situation::UnprovenPass:
        return CoachingTexts::tr(
            "A passing result came that nothing stands behind. Do not go on with the request; let the customer's own check finish, or use "
            "the bank's other procedure.");
    case Situation::Outage:
        return outageAdviceText();
    case Situation::SecondDevice:
        return CoachingTexts::tr(
            "The link was opened on another device. If the caller did that, send a new link, to be opened only once. If not, somebody "
            "else has it: do not go on, and inform your supervisor.");
    case Situation::SecondBrowser:
        return CoachingTexts::tr(
            "The link was opened again in another browser, probably on the same phone: a messages app has its own. Press New link; "
            "the caller opens it only once.");
    case Situation::DeniedElsewhere:
        return CoachingTexts::tr(
            "Somebody with the link, or with an earlier one, says that the customer is not on this call: likely fraud in progress. It "
            "can't become VERIFIED any more. Do not go on; inform your supervisor.");
    case Situation::UnattributedAttempt:
        return CoachingTexts::tr(
            "An attempt that can't be tied to a customer failed just now. It may be somebody else's: go on as before, and let the caller "
            "try again if it was theirs.");
    case Situation::SameCustomerTwice:
        return CoachingTexts::tr("Two verifications are open for this customer, so a result can't be assigned. Cancel one of them.");
    default:
        return {};
    }
}

QString inconclusiveSituationText(const protocol::VerificationView &view)
{
    QList<verification::Reason> reasons;
    for (const auto &reason : view.reasons) {
        if (reason.value)
            reasons.append(*reason.value);
    }
    return reasoned(reasons,
                    CoachingTexts::tr("No verdict was possible: %1. Not verified. Send a new link, or use the bank's other procedure."),
                    CoachingTexts::tr("No verdict was possible. Not verified. Send a new link, or use the bank's other procedure."));
}

QString verdictSituationText(const CoachingInput &input, Situation situation)
{
    switch (situation) {
    case Situation::Verified:
        return CoachingTexts::tr("The caller is the customer they claim to be. Go on with the request, in this call only.");
    case Situation::VerifiedSecondDevice:
        return CoachingTexts::tr(
            "The caller is the customer they claim to be, but the link was also opened on another device. Ask the caller about it "
            "before you go on.");
    case Situation::VerifiedContested:
        return alertedText(input, situation);
    case Situation::FaceOnly:
        return CoachingTexts::tr(
            "The face passed for the Incode id that was typed, and that is all that is proven. Find out whose id it is by the bank's other "
            "procedure before you go on.");
    case Situation::ValidityEnded:
        return CoachingTexts::tr("The verification has run out. Verify again before you go on.");
    case Situation::WrongPerson:
        return CoachingTexts::tr(
            "The face belongs to a different customer. Do not disclose that to the caller. Do not go on with the request.");
    case Situation::NotRecognized:
        return CoachingTexts::tr("The face was not recognized. Treat the caller as not verified; do not say why.");
    case Situation::SpoofSuspected:
        return CoachingTexts::tr(
            "Something other than a live face was shown. Do not tell the caller. Do not go on; inform your supervisor.");
    case Situation::Blocklisted:
        return CoachingTexts::tr("This person is on the block list. Do not tell the caller. Do not go on; inform your supervisor.");
    case Situation::NotEnrolled:
        return CoachingTexts::tr(
            "This customer is not enrolled and can't be verified this way. Use the bank's other procedure; do not say why.");
    case Situation::Inconclusive:
        return inconclusiveSituationText(input.view);
    case Situation::NotConfirmed:
        return CoachingTexts::tr(
            "A passing result came, but Incode does not confirm it. Treat the caller as not verified. Send a new link or use "
            "your other procedure, and inform your supervisor.");
    case Situation::Unconfirmed:
        return CoachingTexts::tr(
            "A passing result came, but Incode could not be asked about it in time. Not verified. Send a new link, or use your "
            "other procedure.");
    case Situation::NeedsReview:
        return CoachingTexts::tr("A supervisor has to decide: not verified. Call one, and do not go on meanwhile.");
    case Situation::Contradicted:
        return CoachingTexts::tr("A second result contradicts the first: no longer verified. Stop, and call a supervisor.");
    case Situation::DeniedAfterVerdict:
        return CoachingTexts::tr(
            "The customer says they are not on this call: likely fraud in progress. Not verified. Stop at once, and inform your "
            "supervisor.");
    default:
        return {};
    }
}

/// A verdict other than VERIFIED is still worth a warning when it is not current.
QString lostText(const protocol::VerificationView &view)
{
    if (view.verdict.isAbsent() || view.verdict.is(verification::Verdict::Verified))
        return staleText();
    //: %1 is a verdict, e.g. "WRONG PERSON".
    return CoachingTexts::tr("The relay does not confirm this now, so it may have changed. Do not rely on it. Before that: %1.")
        .arg(bannerText(bannerOf(view, Freshness::Fresh, {})));
}

QString endText(const CoachingInput &input, Situation situation)
{
    switch (situation) {
    case Situation::Refused:
        return CoachingTexts::tr(
            "The customer says they are not on this call: likely fraud in progress. Do not go on; inform your supervisor.");
    case Situation::Expired:
        return CoachingTexts::tr("The link expired before it was used. Start again.");
    case Situation::Cancelled:
        return CoachingTexts::tr("The verification was cancelled: nothing is proven. Start again if the caller still needs it.");
    case Situation::SendFailed:
        return CoachingTexts::tr("Nothing was sent. Check the contact, or use another channel.");
    case Situation::Closed:
        return CoachingTexts::tr(
            "The call has ended, and nothing of this verification is valid any more. Verify again if the caller is still on the line.");
    case Situation::Stale:
        return lostText(input.view);
    case Situation::Unknown:
        return CoachingTexts::tr("The relay reports something that this console does not know. Not verified. Update the console.");
    default:
        return {};
    }
}

} // namespace

QString situationText(const CoachingInput &input, Situation situation)
{
    for (const auto text : {&sendingText, &attemptText, &pendingText, &verdictSituationText}) {
        if (QString said = text(input, situation); !said.isEmpty())
            return said;
    }
    return endText(input, situation);
}

QString outageAdviceText()
{
    return CoachingTexts::tr(
        "Identify the caller by the bank's other procedure, or wait: what is open goes on by itself. Nothing is skipped, and "
        "nothing counts as verified.");
}

} // namespace authlink::client
