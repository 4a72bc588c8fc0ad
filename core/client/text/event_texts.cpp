// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/text/event_texts.h"

#include "core/client/text/notice_texts.h"
#include "core/client/text/verification_texts.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace authlink::client
{
namespace
{

class EventTexts
{
    Q_DECLARE_TR_FUNCTIONS(EventTexts)
};

struct KindText {
    const char *kind;
    const char *text;
};

// clang-format off
constexpr std::array kTexts{
    KindText{"created", QT_TRANSLATE_NOOP("EventTexts", "Verification started")},
    KindText{"link_ready", QT_TRANSLATE_NOOP("EventTexts", "Link ready")},
    KindText{"message_sent", QT_TRANSLATE_NOOP("EventTexts", "Link handed out")},
    KindText{"message_failed", QT_TRANSLATE_NOOP("EventTexts", "The message could not be sent")},
    KindText{"link_previewed", QT_TRANSLATE_NOOP("EventTexts", "Link looked at")},
    KindText{"opened", QT_TRANSLATE_NOOP("EventTexts", "Customer confirmed to be on this call")},
    KindText{"denied", QT_TRANSLATE_NOOP("EventTexts", "Customer says they are not on this call")},
    KindText{"second_device", QT_TRANSLATE_NOOP("EventTexts", "Link opened on a second device")},
    KindText{"capture_started", QT_TRANSLATE_NOOP("EventTexts", "Taking the selfie")},
    KindText{"capture_resumed", QT_TRANSLATE_NOOP("EventTexts", "Taking the selfie again")},
    KindText{"attempt_failed", QT_TRANSLATE_NOOP("EventTexts", "The attempt did not work")},
    KindText{"result_received", QT_TRANSLATE_NOOP("EventTexts", "Result received")},
    KindText{"confirming", QT_TRANSLATE_NOOP("EventTexts", "Confirming with Incode")},
    KindText{"confirmed", QT_TRANSLATE_NOOP("EventTexts", "Confirmed by Incode")},
    KindText{"contradiction", QT_TRANSLATE_NOOP("EventTexts", "A second result contradicts the first")},
    KindText{"early_result", QT_TRANSLATE_NOOP("EventTexts", "A result came too early and does not count")},
    KindText{"late_result", QT_TRANSLATE_NOOP("EventTexts", "A result came too late and does not count")},
    KindText{"resent", QT_TRANSLATE_NOOP("EventTexts", "Link sent again")},
    KindText{"corrected", QT_TRANSLATE_NOOP("EventTexts", "Contact corrected")},
    KindText{"expired", QT_TRANSLATE_NOOP("EventTexts", "The link expired")},
    KindText{"cancelled", QT_TRANSLATE_NOOP("EventTexts", "Cancelled")},
};
// clang-format on

QString verdictEventText(const protocol::EventView &event)
{
    const auto detail = protocol::detailOf(event);
    const auto &verdict = detail.verdict.value;
    if (!verdict)
        return EventTexts::tr("Verdict");
    if (detail.foundByAsking)
        //: %1 is a verdict, %2 how it was found.
        return EventTexts::tr("Verdict: %1 (%2)").arg(verdictText(*verdict), foundByAskingText());
    return EventTexts::tr("Verdict: %1").arg(verdictText(*verdict));
}

QString reportEventText(const protocol::EventView &event)
{
    const QString text = messageReportText(protocol::detailOf(event).report);
    return text.isEmpty() ? EventTexts::tr("News of the message's delivery") : text;
}

} // namespace

QString eventText(const protocol::EventView &event)
{
    if (event.kind == "created"_L1 && protocol::detailOf(event).unlisted)
        return EventTexts::tr("Verification started for a customer who is not in the directory; the name was only typed");
    if (event.kind == "verdict"_L1)
        return verdictEventText(event);
    if (event.kind == "closed"_L1) {
        if (protocol::detailOf(event).validityEnded)
            return EventTexts::tr("The verification's validity ended");
        return event.by == "relay"_L1 ? EventTexts::tr("Closed by itself: nobody had ended the call") : EventTexts::tr("Call ended");
    }
    if (event.kind == "contradiction"_L1 && protocol::detailOf(event).reasons.contains(verification::Reason::CustomerDenied))
        return EventTexts::tr("No longer verified: the customer says they are not on this call");
    if (event.kind == "second_device"_L1 && protocol::detailOf(event).samePhone)
        return EventTexts::tr("Link opened in another browser, probably of the same phone");
    if (event.kind == "note"_L1)
        return noteText(event);
    if (event.kind == "message_reported"_L1)
        return reportEventText(event);
    if (event.kind == "opened"_L1 && event.by == "incode"_L1) // without a landing page nobody said Yes
        return EventTexts::tr("Link opened");
    for (const auto &[kind, text] : kTexts) {
        if (event.kind == QLatin1StringView(kind))
            return EventTexts::tr(text);
    }
    return event.kind;
}

} // namespace authlink::client
