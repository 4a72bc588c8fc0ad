// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/banner/banner_content.h"

#include "core/client/text/banner_texts.h"
#include "core/client/text/verification_texts.h"

#include <algorithm>
#include <chrono>

namespace authlink::ui
{

using client::BannerKind;

BannerLook lookOf(BannerKind kind)
{
    switch (kind) {
    case BannerKind::Verified:
        return {ColorRole::Verified, Shape::Check};
    case BannerKind::FaceOnly:
        return {ColorRole::Attention, Shape::Person};
    case BannerKind::NotVerified:
        return {ColorRole::Denied, Shape::Cross};
    case BannerKind::WrongPerson:
        return {ColorRole::Denied, Shape::TwoFigures};
    case BannerKind::SpoofSuspected:
        return {ColorRole::Denied, Shape::Spoof};
    case BannerKind::Refused:
        return {ColorRole::Denied, Shape::Hand};
    case BannerKind::Inconclusive:
        return {ColorRole::Attention, Shape::Question};
    case BannerKind::NeedsReview:
        return {ColorRole::Attention, Shape::Review};
    case BannerKind::SendFailed:
        return {ColorRole::Attention, Shape::Warning};
    case BannerKind::Expired:
        return {ColorRole::Neutral, Shape::Hourglass};
    case BannerKind::Cancelled:
        return {ColorRole::Neutral, Shape::Cancel};
    case BannerKind::Ended:
        return {ColorRole::Neutral, Shape::EndCall};
    case BannerKind::Stale:
        return {ColorRole::Neutral, Shape::CloudOff};
    case BannerKind::Outage:
        return {ColorRole::Outage, Shape::CloudOff};
    case BannerKind::NotVerifiedYet:
        break;
    }
    return {ColorRole::Neutral, Shape::PersonUnknown};
}

namespace
{

constexpr std::chrono::minutes kEnding{1};

/// How the validity runs down: in words, in their last minute in others, and as a part of the whole.
void showValidity(BannerContent &content, const BannerInput &input)
{
    const auto left = *input.view.validUntil - input.serverNow;
    content.isEnding = left < kEnding;
    content.aside = content.isEnding ? client::endingForText(left) : client::validForText(left);
    if (content.isEnding)
        content.detail = client::endingDetailText(content.detail);
    if (!input.view.decidedAt || *input.view.validUntil <= *input.view.decidedAt)
        return;
    const std::chrono::duration<double> whole = *input.view.validUntil - *input.view.decidedAt;
    content.remaining = std::clamp(std::chrono::duration<double>(left) / whole, 0.0, 1.0);
}

} // namespace

BannerContent contentOf(const BannerInput &input)
{
    const BannerLook look = lookOf(input.kind);
    const bool confirming = input.kind == BannerKind::NotVerifiedYet && input.confirmingSince.has_value();
    BannerContent content;
    content.role = look.role;
    content.shape = look.shape;
    content.title = client::bannerText(input.kind);
    content.detail = confirming ? client::confirmingText() : client::bannerDetailText(input.kind, input.view);
    content.stale = input.kind == BannerKind::Stale;
    // Nothing proves a name that was typed, so it is not spoken with what looks like a verdict.
    content.who = input.kind == BannerKind::FaceOnly ? client::accountText(input.view.customer) : client::whoText(input.view);
    if (content.stale && input.staleSince)
        content.aside = client::ageText(*input.staleSince, input.localNow);
    else if (confirming)
        content.aside = client::confirmingForText(input.serverNow - *input.confirmingSince);
    else if ((input.kind == BannerKind::Verified || input.kind == BannerKind::FaceOnly) && input.view.validUntil)
        showValidity(content, input);
    else if (input.view.decidedAt && input.kind != BannerKind::Ended)
        content.aside = client::decidedAtText(*input.view.decidedAt);
    return content;
}

} // namespace authlink::ui
