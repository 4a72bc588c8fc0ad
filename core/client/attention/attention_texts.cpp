// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/attention/attention_texts.h"

#include "core/client/text/banner_texts.h"

#include <QCoreApplication>

namespace authlink::client
{
namespace
{

class AttentionTexts
{
    Q_DECLARE_TR_FUNCTIONS(AttentionTexts)
};

QString alertWord()
{
    return AttentionTexts::tr("ALERT");
}

QString customersNoText()
{
    return AttentionTexts::tr("THE CUSTOMER SAYS NO");
}

QString withNumber(const QString &words, int number)
{
    //: %1 are the words of a banner, e.g. "SPOOF SUSPECTED"; %2 is the number of its panel.
    return number > 0 ? AttentionTexts::tr("%1 – verification %2").arg(words).arg(number) : words;
}

} // namespace

QString announcementText(const Announcement &announcement, int number)
{
    if (announcement.kind == Announcement::Kind::Recovered)
        return AttentionTexts::tr("The outage is over");
    if (announcement.isCustomersNo() && announcement.outcome != BannerKind::Refused)
        return withNumber(customersNoText(), number);
    if (!announcement.outcome)
        return withNumber(alertWord(), number);
    return withNumber(bannerText(*announcement.outcome), number);
}

QString standingText(const Standing &standing)
{
    const Severity severity = severityOf(standing);
    const Severity ofBanner = severityOf(Standing{.id = {}, .banner = standing.banner});
    if (severity == ofBanner)
        return bannerText(standing.banner);
    if (severity == Severity::Danger)
        return customersNoText();
    return severity == Severity::Attention ? alertWord() : AttentionTexts::tr("NEEDS YOUR HELP");
}

QString overviewText(const Overview &overview, int number)
{
    return overview.severity == Severity::None ? AttentionTexts::tr("Nothing is open") : withNumber(standingText(overview.worst), number);
}

} // namespace authlink::client
