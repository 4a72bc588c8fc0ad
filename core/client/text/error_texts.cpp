// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/text/error_texts.h"

#include "core/client/text/time_texts.h"
#include "core/protocol/call_params.h"
#include "core/verification/rules/limits.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace authlink::client
{
namespace
{

class ErrorTexts
{
    Q_DECLARE_TR_FUNCTIONS(ErrorTexts)
};

QString invalidText(const base::Error &error)
{
    const QString &field = error.field;
    if (field == protocol::kFieldAccount)
        return enrolmentText(protocol::Enrolment::None);
    if (field == protocol::kFieldEnrolment)
        return enrolmentText(protocol::Enrolment::Pending);
    if (field == "channel"_L1)
        return ErrorTexts::tr("The link can't go this way. Choose another one, or start a new verification.");
    if (field == "customer.customerId"_L1 || field == "customerId"_L1)
        return ErrorTexts::tr("Check the Incode customer id. If this customer is in the directory, pick them there.");
    if (field == "customer.phone"_L1 || field == "customer.email"_L1 || field == "contact.value"_L1 || field == "contact"_L1)
        return ErrorTexts::tr("Check the number or address: no message can be sent there.");
    if (field == "customer.name"_L1)
        return ErrorTexts::tr("Check the name: it is missing, too long, or holds something that can't be shown.");
    if (field == "reason"_L1 || field == "contact.reason"_L1)
        return ErrorTexts::tr("Check the reason: it is missing or too long.");
    if (field.isEmpty())
        return ErrorTexts::tr("The relay did not accept this: %1").arg(error.message);
    return ErrorTexts::tr("Check “%1”: %2").arg(field, error.message);
}

QString notAllowedText(const base::Error &error, Action action)
{
    if (error.field == verification::kRefusedOwnRecord)
        return ErrorTexts::tr("Not allowed: this is your own record. A colleague has to verify it.");
    if (error.field == verification::kRefusedUnlisted)
        return ErrorTexts::tr("Not allowed: only customers of the directory are verified here.");
    if (error.field == verification::kRefusedNoSupervisor && action == Action::Start)
        return ErrorTexts::tr(
            "Not allowed: a customer outside the directory, or another contact than the one on file, needs a supervisor.");
    switch (action) {
    case Action::Start:
        return ErrorTexts::tr(
            "Not allowed: this is your own record, or a customer outside the directory. Ask a colleague or a supervisor.");
    case Action::Resend:
        return ErrorTexts::tr("Not allowed: another contact than the one on file needs a supervisor.");
    case Action::Other:
        break;
    }
    return ErrorTexts::tr("Not allowed. Ask a supervisor.");
}

QString limitText(const base::Error &error, Action action)
{
    if (error.retryAfter) {
        const QString left = durationText(*error.retryAfter);
        switch (action) {
        case Action::Start:
            return ErrorTexts::tr("Limit reached: too many starts in a short time. Possible again in %1.").arg(left);
        case Action::Resend:
            return ErrorTexts::tr("The link was sent a moment ago. Possible again in %1.").arg(left);
        case Action::Other:
            break;
        }
        return ErrorTexts::tr("Limit reached. Possible again in %1.").arg(left);
    }
    if (error.field == verification::kRefusedOpenByOther)
        return ErrorTexts::tr(
            "Stop: another agent is verifying this customer right now. One of the two callers is somebody else. Nothing was sent: ask your "
            "caller to open no link, and inform a supervisor, who can end the other verification.");
    if (error.field == verification::kRefusedOpenByYou)
        return ErrorTexts::tr("You are already verifying this customer. End the other verification first; nothing was sent.");
    switch (action) {
    case Action::Start:
        return ErrorTexts::tr(
            "Limit reached: too many verifications are open. End one of them first. One with a verdict counts until its call "
            "is ended (Ctrl+E).");
    case Action::Resend:
        return ErrorTexts::tr("Limit reached: the link can't be sent once more. Start a new verification.");
    case Action::Other:
        break;
    }
    return ErrorTexts::tr("Limit reached. Try again in a moment.");
}

QString lockedText(const base::Error &error)
{
    if (!error.retryAfter)
        return ErrorTexts::tr("This customer is locked after failed verifications.");
    return ErrorTexts::tr("This customer is locked after failed verifications. Possible again in %1.").arg(durationText(*error.retryAfter));
}

} // namespace

QString enrolmentText(protocol::Enrolment enrolment)
{
    switch (enrolment) {
    case protocol::Enrolment::None:
        return ErrorTexts::tr("This customer is not enrolled with Incode yet and can't be verified this way. Use another procedure.");
    case protocol::Enrolment::Pending:
        return ErrorTexts::tr("This customer's enrolment with Incode waits to be approved, and until then they can't be verified this way. "
                              "Use another procedure, and tell your operations team.");
    case protocol::Enrolment::Enrolled:
    case protocol::Enrolment::Unknown:
        break;
    }
    return {};
}

QString enrolmentHint(protocol::Enrolment enrolment)
{
    switch (enrolment) {
    case protocol::Enrolment::None:
        return ErrorTexts::tr("not enrolled");
    case protocol::Enrolment::Pending:
        return ErrorTexts::tr("enrolment not approved yet");
    case protocol::Enrolment::Enrolled:
    case protocol::Enrolment::Unknown:
        break;
    }
    return {};
}

QString errorText(const base::Error &error, Action action)
{
    using base::ErrorCode;
    switch (error.code) {
    case ErrorCode::Invalid:
        return invalidText(error);
    case ErrorCode::NotAllowed:
        return notAllowedText(error, action);
    case ErrorCode::NotFound:
        return ErrorTexts::tr("The relay does not know this. Search again.");
    case ErrorCode::WrongState:
        return ErrorTexts::tr("Too late for that: the verification has moved on.");
    case ErrorCode::LimitReached:
        return limitText(error, action);
    case ErrorCode::Locked:
        return lockedText(error);
    case ErrorCode::VendorUnavailable:
        return ErrorTexts::tr("Incode can't be reached, so no link was sent. Try again, or use your other procedure.");
    case ErrorCode::StoreUnavailable:
    case ErrorCode::Conflict:
        return ErrorTexts::tr("The relay can't record this now, so nothing was sent. Try again in a moment.");
    case ErrorCode::NotSignedIn:
        return ErrorTexts::tr("Your sign-in has expired. Sign in again.");
    case ErrorCode::Timeout:
        return ErrorTexts::tr("No answer in time. It may still have been done; trying again does not do it twice.");
    case ErrorCode::Cancelled:
        return ErrorTexts::tr("Given up.");
    case ErrorCode::Unreachable:
        return ErrorTexts::tr("No connection to the relay. Try again when it is live; it is not done twice.");
    case ErrorCode::Internal:
        break;
    }
    return ErrorTexts::tr("Something went wrong in the program. Nothing is proven; try again.");
}

} // namespace authlink::client
