// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/text/notice_texts.h"

#include "core/client/coaching.h"
#include "core/client/situation.h"
#include "core/client/text/banner_texts.h"
#include "core/client/text/connection_texts.h"
#include "core/client/text/foreign_text.h"
#include "core/verification/event.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace authlink::client
{
namespace
{

constexpr qsizetype kMaxNotice = 300; ///< of the relay's own words within ours

class NoticeTexts
{
    Q_DECLARE_TR_FUNCTIONS(NoticeTexts)
};

QString callNoteText(const QString &outcome, const QString &text)
{
    if (outcome.isEmpty())
        return NoticeTexts::tr("Note: %1").arg(text);
    if (text.isEmpty())
        //: %1 is what came of the call, as the operator names it.
        return NoticeTexts::tr("Outcome: %1").arg(outcome);
    //: %1 is what came of the call, as the operator names it; %2 is what the agent wrote.
    return NoticeTexts::tr("Outcome: %1. Note: %2").arg(outcome, text);
}

} // namespace

QString noticeText(const protocol::Notice &notice)
{
    if (notice.code == protocol::kNoticeVendorOutage)
        return outageAlertText();
    if (notice.code == protocol::kNoticeVendorRecovered)
        return NoticeTexts::tr("Incode is back. Links can be sent again, and what is open goes on.");
    if (notice.code == protocol::kNoticeStoreOutage)
        return storeOutageText();
    if (notice.code == protocol::kNoticeStoreRecovered)
        return NoticeTexts::tr("The relay records again. What you see is current, and links can be sent.");
    if (notice.code == protocol::kNoticeUnprovenPass)
        return NoticeTexts::tr(
            "ALERT: somebody may be trying to fool an agent. A passing result came without a confirmed check behind it; it does "
            "not count. Trust only a green banner, and inform a supervisor.");
    if (notice.code == protocol::kNoticeEnrolmentConflict) {
        if (notice.account.isEmpty())
            return NoticeTexts::tr("Enrolment conflict: Incode names another identity for an account than the directory does. Nothing was "
                                   "overwritten; until operations have checked it, use the other procedure for this customer.");
        return NoticeTexts::tr("Enrolment conflict: Incode names another identity for account %1 than the directory does. Nothing was "
                               "overwritten; until operations have checked it, use the other procedure for this customer.")
            .arg(isolated(oneLine(notice.account)));
    }
    if (notice.code == protocol::kNoticeSameCustomer) {
        if (notice.text.isEmpty())
            return NoticeTexts::tr(
                "ALERT: two callers claim to be the same customer now. The second verification was refused. One of them is "
                "not the customer: warn the other agent, and inform a supervisor.");
        //: %1 is what the relay wrote about it, in its own language: it names the account and the agents.
        return NoticeTexts::tr("ALERT: two callers claim to be the same customer now. The second verification was refused. One of them is "
                               "not the customer: warn the other agent, and inform a supervisor. (%1)")
            .arg(isolated(oneLine(notice.text, kMaxNotice)));
    }
    if (notice.code == protocol::kNoticeSeveralAgents) {
        if (notice.text.isEmpty())
            return NoticeTexts::tr("ALERT: several agents tried to verify one customer within an hour. Somebody may be calling again and "
                                   "again until it works.");
        //: %1 is what the relay wrote about it, in its own language: it names the account and the agents.
        return NoticeTexts::tr("ALERT: several agents tried to verify one customer within an hour. Somebody may be calling again and "
                               "again until it works. (%1)")
            .arg(isolated(oneLine(notice.text, kMaxNotice)));
    }
    //: %1 is a sentence.
    return notice.level == protocol::NoticeLevel::Error ? NoticeTexts::tr("OUTAGE: %1").arg(notice.text) : notice.text;
}

bool isAlert(const protocol::Notice &notice)
{
    return notice.code == protocol::kNoticeUnprovenPass || notice.code == protocol::kNoticeEnrolmentConflict
           || notice.code == protocol::kNoticeSameCustomer || notice.code == protocol::kNoticeSeveralAgents;
}

QString noteText(const protocol::EventView &note)
{
    const auto detail = protocol::detailOf(note);
    const QString &code = detail.code;
    if (code == protocol::kNoticeUnprovenPass)
        return NoticeTexts::tr("ALERT: a passing result without a session of ours behind it; it does not count");
    if (code == verification::kNoteSameCustomer)
        return NoticeTexts::tr("ALERT: another caller claimed to be this customer, with another agent; that verification was refused");
    if (code == verification::kNoteSeveralAgents)
        return NoticeTexts::tr("ALERT: several agents tried to verify this customer within an hour");
    if (code == verification::kNoteUnattributedAttempt)
        return NoticeTexts::tr("An attempt that can't be tied to a customer failed");
    if (code == verification::kNoteAmbiguousCustomer)
        return NoticeTexts::tr("A result could belong to two open verifications and counts for neither");
    if (code == verification::kNoteUnconfirmedAccepted)
        return NoticeTexts::tr("Accepted without Incode's confirmation: it could not be asked, and this relay allows that");
    if (code == verification::kNoteReviewPending)
        return NoticeTexts::tr("Incode holds the session for a manual review");
    if (code == verification::kNoteFaceResultMissing)
        return NoticeTexts::tr("The session is over; the face result has not arrived yet");
    if (code == verification::kNoteRecordEmpty)
        return NoticeTexts::tr("Incode was reached, but its record does not vouch for the result");
    if (code == verification::kNoteSessionIgnored)
        return NoticeTexts::tr(
            "News of a session that does not count: another one is current, or the customer has not confirmed the call yet");
    if (code == verification::kNoteCustomerDenied)
        return NoticeTexts::tr("The customer said they are not on this call, after the verdict");
    if (code == verification::kNoteDeniedElsewhere)
        return NoticeTexts::tr("Somebody with the link, or with an earlier one, said that the customer is not on this call");
    if (code == verification::kNoteOfCall)
        return callNoteText(detail.outcome, detail.text);
    if (code == "sending_interrupted"_L1)
        return NoticeTexts::tr("The relay was interrupted while it sent the link again; send it again");
    return detail.text.isEmpty() ? NoticeTexts::tr("Note") : NoticeTexts::tr("Note: %1").arg(detail.text);
}

QString unprovenPassText(BannerKind banner)
{
    if (banner == BannerKind::Verified || banner == BannerKind::FaceOnly)
        return NoticeTexts::tr(
            "ALERT: a passing result came without a confirmed check behind it. It does not count; this verdict rests on another "
            "result. Inform your supervisor.");
    return NoticeTexts::tr(
        "ALERT: somebody may be trying to fool you. A passing result came without a confirmed check behind it. It does not "
        "count: treat the caller as not verified, whatever they say, and inform your supervisor.");
}

QString contestedText(BannerKind banner, bool codeWords)
{
    const bool hasVerdict = banner == BannerKind::Verified || banner == BannerKind::FaceOnly;
    if (!codeWords && hasVerdict)
        return NoticeTexts::tr("ALERT: another caller claimed to be this customer at the same time, with another agent. Go on only after "
                               "the bank's other procedure, and inform your supervisor.");
    if (!codeWords)
        return NoticeTexts::tr(
            "ALERT: another caller claims to be this customer at the same time, with another agent. One of the two is not the "
            "customer: use the bank's other procedure as well, and inform your supervisor.");
    if (hasVerdict)
        return NoticeTexts::tr("ALERT: another caller claimed to be this customer at the same time, with another agent. Go on only if your "
                               "caller told you the second word, and inform your supervisor.");
    return NoticeTexts::tr(
        "ALERT: another caller claims to be this customer at the same time, with another agent. One of the two is not the "
        "customer: ask for the second word, and inform your supervisor.");
}

QString severalAgentsText()
{
    return NoticeTexts::tr(
        "ALERT: several agents tried to verify this customer within an hour. Somebody may be calling again and again until "
        "it works: be careful, and inform your supervisor.");
}

QString alertText(const protocol::VerificationView &view, const QList<protocol::EventView> &events, BannerKind banner)
{
    QStringList texts;
    if (hasUnprovenPass(view, events))
        texts.append(unprovenPassText(banner));
    if (isContested(view, events))
        texts.append(contestedText(banner, hasCodeWords(view)));
    if (hasSeveralAgents(events))
        texts.append(severalAgentsText());
    return texts.join(u'\n');
}

} // namespace authlink::client
