// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/error_words.h"

#include "ui/widgets/times.h"

#include <QCoreApplication>

namespace authlink::ui
{
namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("Errors", text);
}

QString timeLeft(const base::Error &error)
{
    return error.retryAfter ? tr(" Possible again in %1.").arg(durationText(*error.retryAfter)) : QString();
}

/// The relay's own sentence, without its full stop: it goes into one of ours.
QString sentenceOf(const base::Error &error)
{
    QString sentence = error.message.trimmed();
    while (sentence.endsWith(QLatin1Char('.')))
        sentence.chop(1);
    return sentence;
}

} // namespace

QString wordsOf(const base::Error &error)
{
    using base::ErrorCode;
    switch (error.code) {
    case ErrorCode::Invalid:
        return error.field.isEmpty() ? tr("The relay did not accept this: %1").arg(error.message)
                                     : tr("Check “%1”: %2").arg(error.field, error.message);
    case ErrorCode::NotAllowed:
        return tr("Not allowed: %1.").arg(sentenceOf(error));
    case ErrorCode::NotFound:
        return tr("The relay does not know this. Search again.");
    case ErrorCode::WrongState:
        return tr("Too late for that: the verification has moved on.");
    case ErrorCode::LimitReached:
        return tr("Limit reached: %1.").arg(sentenceOf(error)) + timeLeft(error);
    case ErrorCode::Locked:
        return tr("This customer is locked after failed verifications.") + timeLeft(error) + tr(" A supervisor can lift it.");
    case ErrorCode::VendorUnavailable:
        return tr("Incode can't be reached, so no link was sent. Try again, or use your other procedure.");
    case ErrorCode::StoreUnavailable:
        return tr("The relay can't record this now, so nothing was sent. Try again in a moment.");
    case ErrorCode::NotSignedIn:
        return tr("Your sign-in has expired. Sign in again.");
    case ErrorCode::Timeout:
        return tr("No answer in time. It may still have been done; trying again does not do it twice.");
    case ErrorCode::Cancelled:
        return tr("Given up.");
    case ErrorCode::Unreachable:
        return tr("No connection to the relay. Try again when it is live; it is not done twice.");
    case ErrorCode::Internal:
        break;
    }
    return tr("Something went wrong in the program. Nothing is proven; try again.");
}

} // namespace authlink::ui
