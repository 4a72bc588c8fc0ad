// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/follow_ups.h"

#include "core/base/formats/plain_text.h"
#include "core/base/time.h"
#include "core/http/common/url_template.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::client
{

namespace
{

FollowUp followUpOf(const protocol::FollowUpView &offered, const protocol::VerificationView &view, BannerKind banner,
                    const QString &language)
{
    FollowUp followUp{.label = protocol::labelFor(offered.labels, language), .host = {}, .url = {}};
    const auto address = http::UrlTemplate::parse(offered.url, protocol::followUpPlaceholders());
    if (!address)
        return followUp;
    followUp.host = address->host();
    if (banner == BannerKind::Stale) {
        followUp.state = FollowUpState::NotCurrent;
        return followUp;
    }
    if (view.verdict.is(verification::Verdict::Verified) && banner != BannerKind::Verified) {
        followUp.state = FollowUpState::NotValid;
        return followUp;
    }
    const auto url = address->expand([&view](const QString &placeholder) { return protocol::followUpValue(view, placeholder); });
    followUp.state = url ? FollowUpState::Ready : FollowUpState::ValueMissing;
    if (url)
        followUp.url = *url;
    return followUp;
}

} // namespace

QList<FollowUp> followUpsFor(const protocol::ClosingView &closing, const protocol::VerificationView &view, BannerKind banner,
                             const QString &language)
{
    QList<FollowUp> followUps;
    const QString result = protocol::resultNameOf(view);
    for (const protocol::FollowUpView &offered : closing.followUps) {
        if (offered.results.contains(result) && followUps.size() < protocol::kMaxFollowUpsOfResult)
            followUps.append(followUpOf(offered, view, banner, language));
    }
    return followUps;
}

QString referenceOf(const protocol::VerificationView &view)
{
    const QString result = protocol::resultNameOf(view);
    const auto &at = view.decidedAt ? view.decidedAt : view.closedAt;
    if (result.isEmpty() || !at)
        return {};
    return base::plainParagraph(u"Authlink %1 %2 %3"_s.arg(view.id, result, base::toRfc3339(*at)));
}

} // namespace authlink::client
