// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attention/strip_content.h"

#include "core/client/attention/attention_texts.h"
#include "core/client/coaching.h"
#include "core/client/text/banner_texts.h"
#include "core/client/text/time_texts.h"
#include "core/client/text/verification_texts.h"
#include "ui/attention/standing_look.h"
#include "ui/widgets/parts.h"

#include <QCoreApplication>

#include <algorithm>

namespace authlink::ui
{

using client::BannerKind;
using client::Severity;
using client::Standing;

namespace
{

constexpr qsizetype kMaxStripName = 40;
constexpr qsizetype kMaxStripWord = 40;

class StripTexts
{
    Q_DECLARE_TR_FUNCTIONS(StripTexts)
};

/// Nothing is open: whether that can be relied on.
BannerContent emptyBanner(const client::RelayConnection &connection)
{
    const client::Line line = client::lineOf(connection);
    const BannerLook look = line == client::Line::Current ? BannerLook{ColorRole::Neutral, Shape::Live}
                                                          : lookOf(line == client::Line::Outage ? BannerKind::Outage : BannerKind::Stale);
    const client::Overview nothing = client::overviewOf({}, line);
    return {.role = look.role,
            .shape = look.shape,
            .title = client::overviewText(nothing, 0),
            .detail = {},
            .aside = {},
            .stale = line == client::Line::NotCurrent};
}

QString codeWordsOf(const protocol::VerificationView &view)
{
    if (!view.isPending() || !client::hasCodeWords(view))
        return {};
    //: %1 and %2 are the two words that the customer's page shows. The agent tells the first and asks for the second.
    return StripTexts::tr("%1 – ask the caller for the second word: %2")
        .arg(bounded(view.firstWord, kMaxStripWord), bounded(view.secondWord, kMaxStripWord));
}

QString stripClockOf(const protocol::VerificationView &view, const BannerContent &banner, base::Instant serverNow)
{
    if (!banner.aside.isEmpty() || !view.isPending() || !view.linkExpiresAt)
        return banner.aside;
    return StripTexts::tr("Link runs out in %1").arg(client::countdownText(*view.linkExpiresAt - serverNow));
}

QString warningOf(const Standing &standing)
{
    const Severity ofBanner = client::severityOf(Standing{.id = {}, .banner = standing.banner});
    return client::severityOf(standing) > ofBanner ? client::standingText(standing) : QString();
}

void addOthers(StripContent &content, const StripInput &input)
{
    QList<Standing> others = input.standings;
    others.removeIf([&input](const Standing &standing) { return standing.id == input.id; });
    if (others.isEmpty())
        return;
    const client::Overview overview = client::overviewOf(others, client::lineOf(input.connection));
    content.othersLook = lookOf(overview);
    //: %1 is how many more verifications are open, %2 how the worst of them stands, e.g. "WRONG PERSON".
    content.others = StripTexts::tr("%1 more: %2").arg(others.size()).arg(client::overviewText(overview, 0));
}

} // namespace

StripContent stripContentOf(const StripInput &input)
{
    StripContent content;
    const client::LiveVerification *entry = input.verifications.find(input.id);
    if (entry == nullptr) {
        content.banner = emptyBanner(input.connection);
        addOthers(content, input);
        return content;
    }
    const protocol::VerificationView &view = entry->view;
    const base::Instant serverNow = input.connection.serverNow();
    content.banner = contentOf({.kind = input.verifications.banner(input.id),
                                .view = view,
                                .serverNow = serverNow,
                                .localNow = input.localNow,
                                .staleSince = entry->staleSince,
                                .confirmingSince = client::confirmingSince(view, entry->events)});
    content.name = bounded(client::customerText(view), kMaxStripName);
    content.account = client::accountText(view.customer);
    content.words = codeWordsOf(view);
    content.clock = stripClockOf(view, content.banner, serverNow);
    const auto own =
        std::find_if(input.standings.begin(), input.standings.end(), [&input](const Standing &each) { return each.id == input.id; });
    if (own != input.standings.end())
        content.warning = warningOf(*own);
    addOthers(content, input);
    return content;
}

} // namespace authlink::ui
