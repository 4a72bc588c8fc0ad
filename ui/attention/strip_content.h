// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/attention/standing.h"
#include "ui/live/banner/banner_content.h"

namespace authlink::ui
{

/// What the mini strip says about the panel that is shown in the window, and about all others in a few words.
struct StripContent {
    BannerContent banner; ///< the very one of the panel
    QString name;         ///< empty: nothing is open
    QString account;      ///< empty: not in the directory
    QString words;        ///< the two words, while the caller can be asked for the second
    QString clock;        ///< of the verdict or of the link
    QString warning;      ///< an alert, or a No that the banner does not tell
    QString others;       ///< how many more are open, and how the worst of them stands
    BannerLook othersLook;

    [[nodiscard]] bool isStale() const { return banner.stale; }
};

struct StripInput {
    const client::LiveVerifications &verifications;
    const client::RelayConnection &connection;
    const QList<client::Standing> &standings; ///< client::ownStandings()
    QString id;                               ///< of the panel that is shown; empty: none
    base::Instant localNow{};
};
[[nodiscard]] StripContent stripContentOf(const StripInput &input);

} // namespace authlink::ui
