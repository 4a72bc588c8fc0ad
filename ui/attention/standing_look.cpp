// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attention/standing_look.h"

namespace authlink::ui
{

using client::Severity;
using client::Standing;

BannerLook lookOf(const Standing &standing)
{
    const Severity severity = client::severityOf(standing);
    if (severity == client::severityOf(Standing{.id = {}, .banner = standing.banner}))
        return lookOf(standing.banner);
    if (severity == Severity::Danger)
        return {ColorRole::Denied, Shape::Hand};
    return severity == Severity::Attention ? BannerLook{ColorRole::Attention, Shape::Warning}
                                           : BannerLook{ColorRole::Attention, Shape::Clock};
}

BannerLook lookOf(const client::Overview &overview)
{
    return overview.severity == Severity::None ? BannerLook{ColorRole::Accent, Shape::Live} : lookOf(overview.worst);
}

} // namespace authlink::ui
