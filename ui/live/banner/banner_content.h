// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/states.h"
#include "core/protocol/verification_view.h"
#include "ui/theme/colors.h"
#include "ui/theme/icons.h"

#include <optional>

namespace authlink::ui
{

/// What a banner says: words, shape and color together (docs/user-guide.md "The banner").
struct BannerContent {
    ColorRole role = ColorRole::Neutral;
    Shape shape = Shape::Question;
    QString title;                     ///< the verdict in two words, read from two meters
    QString detail;                    ///< the plain reason and what it means, one sentence
    QString aside;                     ///< remaining validity, age of the news
    bool stale = false;                ///< not confirmed now: hatched, whatever the role
    std::optional<double> remaining{}; ///< of a validity that runs down: what is left of it, 1 to 0
    bool isEnding = false;             ///< its last minute
    QString who{}; ///< whom the caller claims to be, with the account; for screen readers, who don't see the panel's head

    bool operator==(const BannerContent &) const = default;
};

/// How a kind of banner looks (docs/user-guide.md "The banner"): no two verdicts share both shape and color.
struct BannerLook {
    ColorRole role = ColorRole::Neutral;
    Shape shape = Shape::Question;
};
[[nodiscard]] BannerLook lookOf(client::BannerKind kind);

/// Everything a banner says about one verification.
struct BannerInput {
    client::BannerKind kind = client::BannerKind::NotVerifiedYet;
    const protocol::VerificationView &view;
    base::Instant serverNow{};
    base::Instant localNow{};
    std::optional<base::Instant> staleSince;                     ///< local time
    std::optional<base::Instant> confirmingSince = std::nullopt; ///< server time; set while a passing result is being confirmed
};
[[nodiscard]] BannerContent contentOf(const BannerInput &input);

} // namespace authlink::ui
