// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/correlation.h"

#include "core/verification/rules/decision.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::verification
{

namespace
{

bool isExact(const Evidence &evidence, const Verification &candidate)
{
    if (!evidence.externalCustomerId.isEmpty() && evidence.externalCustomerId == candidate.id)
        return true;
    return candidate.linkMode == LinkMode::Session && carriesOurInterview(evidence) && evidence.interviewId == candidate.interviewId;
}

/// The window of rule 2: from opened (without a landing page: sent) until the link expires or the verification ends.
bool isInWindow(const Evidence &evidence, const Verification &candidate, base::Instant now)
{
    if (candidate.linkMode != LinkMode::Static || isEnd(candidate.status))
        return false;
    const auto begin = candidate.landing ? candidate.openedAt : candidate.sentAt;
    return begin && candidate.linkExpiresAt && evidence.receivedAt >= *begin && now < *candidate.linkExpiresAt;
}

Correlation toOne(Attribution attribution, const std::vector<QString> &ids)
{
    if (ids.size() == 1)
        return {.attribution = attribution, .verificationId = ids.front(), .candidates = {}};
    return {.attribution = Attribution::Ambiguous, .verificationId = {}, .candidates = ids};
}

/// The results of static links are legacy 1:N ones. A result of another shape that names the customer comes from another session, or from
/// a forger who picks the shape with the fewest required fields, so it never speaks for the customer; a 1:1 result that did not pass may
/// speak against.
bool maySpeakForAStaticLink(const Evidence &evidence)
{
    return evidence.source == Source::LegacyOneToN || (evidence.source == Source::LegacyOneToOne && evidence.overall != Overall::Pass);
}

template <typename Predicate>
std::vector<QString> idsWhere(const std::vector<const Verification *> &known, Predicate fits)
{
    std::vector<QString> ids;
    for (const Verification *candidate : known) {
        if (candidate == nullptr || candidate->id.isEmpty() || !fits(*candidate))
            continue;
        if (std::find(ids.begin(), ids.end(), candidate->id) == ids.end())
            ids.push_back(candidate->id);
    }
    return ids;
}

} // namespace

QString nameOf(Attribution value)
{
    switch (value) {
    case Attribution::Exact:
        return u"exact"_s;
    case Attribution::Claimed:
        return u"claimed"_s;
    case Attribution::Ambiguous:
        return u"ambiguous"_s;
    case Attribution::None:
        break;
    }
    return u"none"_s;
}

bool carriesOurInterview(const Evidence &evidence)
{
    return evidence.source != Source::LegacyOneToN && evidence.source != Source::LegacyOneToOne && !evidence.interviewId.isEmpty();
}

Correlation correlate(const Evidence &evidence, const std::vector<const Verification *> &known, base::Instant now)
{
    const auto exact = idsWhere(known, [&evidence](const Verification &candidate) { return isExact(evidence, candidate); });
    if (!exact.empty())
        return toOne(Attribution::Exact, exact); // its two ids may name two verifications: then none

    const auto claims = [&evidence, now](const Verification &candidate) {
        return isInWindow(evidence, candidate, now) && isSameCustomer(evidence.matchedCustomerId, candidate.customer.customerId);
    };
    if (!isResult(evidence) || !maySpeakForAStaticLink(evidence))
        return {};
    const auto open =
        idsWhere(known, [&claims](const Verification &candidate) { return isPending(candidate.status) && claims(candidate); });
    if (!open.empty())
        return toOne(Attribution::Claimed, open);
    // A second result after the verdict still belongs to its verification, so that it can contradict it.
    const auto standing = idsWhere(known, claims);
    if (standing.size() == 1)
        return toOne(Attribution::Claimed, standing);
    return {};
}

} // namespace authlink::verification
