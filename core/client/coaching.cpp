// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/coaching.h"

#include "core/client/situation.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QMetaEnum>

namespace authlink::client
{

namespace
{

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Coaching)
};

/// What to do about a message that does not arrive.
QString anotherWay(const CoachingInput &input)
{
    if (input.view.channel.is(verification::Channel::Email))
        return Words::tr("Ask for another address (a supervisor corrects it), or use a text message or a QR code.");
    return Words::tr("Ask for another number (a supervisor corrects it), or use e-mail or a QR code.");
}

QString sendingWords(const CoachingInput &input, Situation situation)
{
    const QString reported = reportedWords(input.view.messageReport);
    const QString report = reported.isEmpty() ? QString() : Words::tr("%1. ").arg(reported);
    switch (situation) {
    case Situation::Preparing:
        return Words::tr("Getting the link.");
    case Situation::WaitingToOpen: {
        const QString sent = report.isEmpty() ? Words::tr("The message is on its way. ") : report;
        return sent
               + (hasWords(input.view) ? Words::tr("Ask the caller for the second word.") : Words::tr("Ask the caller to open the link."));
    }
    case Situation::HandOver:
        return hasWords(input.view) ? Words::tr("Hand the link over, then ask the caller for the second word.")
                                    : Words::tr("Hand the link over and ask the caller to open it.");
    case Situation::NotOpened:
        return report
               + Words::tr("The link has not been opened yet. Ask whether the message arrived; send it again or use another channel.");
    case Situation::Undeliverable:
        return (report.isEmpty() ? Words::tr("The message was not delivered. ") : report) + anotherWay(input);
    case Situation::MessageBlocked:
        return report + anotherWay(input);
    case Situation::Landline:
        return report + Words::tr("No text message can arrive there. ") + anotherWay(input);
    default:
        return {};
    }
}

QString pendingWords(const CoachingInput &input, Situation situation)
{
    switch (situation) {
    case Situation::Opened:
        return input.view.landing ? Words::tr("The customer opened the link and says they are on this call. The selfie comes next.")
                                  : Words::tr("The link has been opened. The selfie comes next.");
    case Situation::CaptureSlow:
        return Words::tr("No selfie yet. The camera may have been refused, or the customer hesitates.");
    case Situation::Capturing:
        return Words::tr("The customer is taking the selfie.");
    case Situation::Checking:
        return Words::tr("A result is in, and Incode itself is asked whether it stands. Keep the caller on the line; not verified yet.");
    case Situation::ProcessingSlow:
        return Words::tr("Incode takes longer than usual to confirm. Keep the caller on the line; not verified yet. It ends by itself.");
    case Situation::UnprovenPass:
        return Words::tr("Do not go on with the request. Only the customer's own check counts: let it finish, or use the bank's other "
                         "procedure.");
    case Situation::Outage:
        return outageWords();
    case Situation::SecondDevice:
        return Words::tr("The link was opened on a second device. Be careful: somebody else may have it.");
    case Situation::UnattributedAttempt:
        return Words::tr("An attempt that can't be tied to a customer failed just now.");
    case Situation::SameCustomerTwice:
        return Words::tr("Two verifications are open for this customer, so a result can't be assigned. Cancel one of them.");
    default:
        return {};
    }
}

QString endWords(Situation situation)
{
    switch (situation) {
    case Situation::Verified:
        return Words::tr("The caller is the customer they claim to be. Valid for this call only.");
    case Situation::ValidityEnded:
        return Words::tr("The verification has run out. Verify again before you go on.");
    case Situation::WrongPerson:
        return Words::tr("The face belongs to a different customer. Do not disclose that to the caller. Do not go on with the request.");
    case Situation::NotRecognized:
        return Words::tr("The face was not recognized. Treat the caller as not verified; do not say why.");
    case Situation::SpoofSuspected:
        return Words::tr("Something other than a live face was shown. Do not tell the caller. Do not go on; inform your supervisor.");
    case Situation::Blocklisted:
        return Words::tr("This person is on the block list. Do not tell the caller. Do not go on; inform your supervisor.");
    case Situation::NotEnrolled:
        return Words::tr("This customer is not enrolled and can't be verified this way. Use another procedure.");
    case Situation::NotConfirmed:
        return Words::tr("A passing result came, but Incode does not confirm it. Treat the caller as not verified. Send a new link or use "
                         "your other procedure, and inform your supervisor.");
    case Situation::Unconfirmed:
        return Words::tr(
            "A passing result came, but Incode could not be asked about it in time. Not verified. Send a new link, or use your "
            "other procedure.");
    case Situation::NeedsReview:
        return Words::tr("A supervisor has to decide. Not verified.");
    case Situation::Contradicted:
        return Words::tr("A second result contradicts the first: no longer verified. Stop, and call a supervisor.");
    case Situation::Refused:
        return Words::tr("The customer says they are not on this call: likely fraud in progress. Do not go on; inform your supervisor.");
    case Situation::Expired:
        return Words::tr("The link expired before it was used. Start again.");
    case Situation::Cancelled:
        return Words::tr("Cancelled. Not verified.");
    case Situation::SendFailed:
        return Words::tr("Nothing was sent. Check the contact, or use another channel.");
    case Situation::Closed:
        return Words::tr("The call has ended. Nothing of this verification is valid any more.");
    case Situation::Unknown:
        return Words::tr("The relay reports something that this console does not know. Not verified. Update the console.");
    default:
        return {};
    }
}

QString firstReasonWords(const QList<verification::Reason> &reasons)
{
    return reasons.isEmpty() ? QString() : reasonWords(reasons.constFirst());
}

QString withReason(const QString &words, const QString &reason)
{
    return reason.isEmpty() ? Words::tr("%1.").arg(words) : Words::tr("%1: %2.").arg(words, reason);
}

QString staleWords(const protocol::VerificationView &view)
{
    using verification::Verdict;
    QString lost = Words::tr("The connection is lost: this is not current. Do not rely on it.");
    if (view.verdict.isAbsent() || view.verdict.is(Verdict::Verified))
        return lost;
    protocol::VerificationView last = view;
    return Words::tr("%1 Before that: %2.").arg(lost, bannerWords(bannerOf(last, Freshness::Fresh, {})));
}

QString happening(const CoachingInput &input, Situation situation)
{
    switch (situation) {
    case Situation::Stale:
        return staleWords(input.view);
    case Situation::RetryTooDark:
    case Situation::RetryFace:
    case Situation::RetryOther:
        return withReason(Words::tr("The attempt did not work, the customer can try again"), firstReasonWords(failedAttemptReasons(input)));
    case Situation::LastAttempt:
        return withReason(Words::tr("This is probably the last attempt"), firstReasonWords(failedAttemptReasons(input)));
    case Situation::Inconclusive: {
        QList<verification::Reason> reasons;
        for (const auto &reason : input.view.reasons) {
            if (reason.value)
                reasons.append(*reason.value);
        }
        return withReason(Words::tr("No verdict was possible. Not verified"), firstReasonWords(reasons));
    }
    default:
        break;
    }
    for (const QString &words : {sendingWords(input, situation), pendingWords(input, situation)}) {
        if (!words.isEmpty())
            return words;
    }
    return endWords(situation);
}

QString nearestLanguage(const QString &language)
{
    const QStringList known = coachingLanguages();
    if (known.contains(language))
        return language;
    const QString base = QString(language).replace(u'_', u'-').section(u'-', 0, 0).toLower();
    for (const QString &each : known) {
        if (!base.isEmpty() && each.section(u'-', 0, 0) == base)
            return each;
    }
    return known.constFirst();
}

/// A line of the sentences' file.
QString textFor(const char *key, const QString &language)
{
    QFile file(QStringLiteral(":/coaching/%1.json").arg(nearestLanguage(language)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String(key)).toString();
}

} // namespace

Coaching coach(const CoachingInput &input)
{
    const Situation situation = situationOf(input);
    const QString &language = input.view.customer.language;
    QString sentence = sentenceFor(situation, language);
    const bool byMail = input.view.channel.is(verification::Channel::Email);
    sentence.replace(QLatin1String("{contact}"), textFor(byMail ? "part.email" : "part.phone", language));
    sentence.replace(QLatin1String("{words}"), hasWords(input.view) ? textFor("part.words", language) : QString());
    sentence.replace(QLatin1String("{firstWord}"), input.view.firstWord);
    sentence.replace(QLatin1String("{company}"), input.company);
    return Coaching{.situation = situation,
                    .banner = bannerOf(input.view, input.freshness, input.serverNow, input.vendor),
                    .happening = happening(input, situation),
                    .sentence = sentence.simplified()};
}

QString outageWords()
{
    return Words::tr(
        "Incode can't be reached, so nobody can be verified now. Identify the caller by the bank's other procedure, or wait: it "
        "goes on by itself. Nothing is skipped, and nothing counts as verified.");
}

std::optional<base::Instant> nextCoachingChange(const CoachingInput &input)
{
    return nextSituationChange(input);
}

QStringList coachingLanguages()
{
    return {QStringLiteral("en"), QStringLiteral("es"), QStringLiteral("pt-BR")};
}

QString sentenceFor(Situation situation, const QString &language)
{
    return textFor(QMetaEnum::fromType<Situation>().valueToKey(static_cast<int>(situation)), language);
}

} // namespace authlink::client
