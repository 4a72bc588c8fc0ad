// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/alerts.h"

#include <QCoreApplication>

#include <algorithm>

namespace authlink::client
{

namespace
{

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Alerts)
};

bool isUnprovenPass(const protocol::EventView &event)
{
    return event.kind == QLatin1String("note") && event.detail.value(u"code").toString() == protocol::kNoticeUnprovenPass;
}

} // namespace

bool hasUnprovenPass(const protocol::VerificationView &view, const QList<protocol::EventView> &events)
{
    return view.hasReason(verification::Reason::NotConfirmed) || std::any_of(events.begin(), events.end(), isUnprovenPass);
}

QString unprovenPassWords(BannerKind banner)
{
    if (banner == BannerKind::Verified)
        return Words::tr(
            "ALERT: a passing result came without a confirmed check behind it. It does not count; this verdict rests on another "
            "result. Inform your supervisor.");
    return Words::tr(
        "ALERT: somebody may be trying to fool you. A passing result came without a confirmed check behind it. It does not count: "
        "treat the caller as not verified, whatever they say, and inform your supervisor.");
}

QString noticeWords(const protocol::Notice &notice)
{
    if (notice.code == protocol::kNoticeVendorOutage)
        return Words::tr("OUTAGE: Incode can't be reached. Nobody can be verified now; what is open goes on by itself.");
    if (notice.code == protocol::kNoticeVendorRecovered)
        return Words::tr("Incode is back. Links can be sent again, and what is open goes on.");
    if (notice.code == protocol::kNoticeUnprovenPass)
        return Words::tr(
            "ALERT: somebody may be trying to fool an agent. A passing result came without a confirmed check behind it; it does "
            "not count. Trust only a green banner, and inform a supervisor.");
    if (notice.code == protocol::kNoticeEnrolmentConflict) {
        const QString words = Words::tr("Enrolment conflict: Incode names another identity for an account than the directory does. Nothing "
                                        "was overwritten; until operations have checked it, use the other procedure for this customer.");
        return notice.text.isEmpty() ? words : Words::tr("%1 (%2)").arg(words, notice.text);
    }
    return notice.level == protocol::NoticeLevel::Error ? Words::tr("OUTAGE: %1").arg(notice.text) : notice.text;
}

QString noteWords(const protocol::EventView &note)
{
    if (isUnprovenPass(note))
        return Words::tr("ALERT: a passing result without a session of ours behind it; it does not count");
    const QString code = note.detail.value(u"code").toString();
    if (code == QLatin1String("unattributed_attempt"))
        return Words::tr("An attempt that can't be tied to a customer failed");
    if (code == QLatin1String("ambiguous_customer"))
        return Words::tr("A result could belong to two open verifications and counts for neither");
    if (code == QLatin1String("unconfirmed_accepted"))
        return Words::tr("Accepted without Incode's confirmation: it could not be asked, and this relay allows that");
    const QString text = note.detail.value(u"text").toString();
    return text.isEmpty() ? Words::tr("Note") : Words::tr("Note: %1").arg(text);
}

} // namespace authlink::client
