// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace authlink::message
{

/// Where a provider's delivery report holds what we look for: RFC 6901 pointers into its JSON.
struct ReportMap {
    QString state;
    QString reason; ///< empty: there is none

    bool operator==(const ReportMap &) const = default;
};

/// Those of providers whose reports are nested: Infobip, Telnyx, Gupshup, Mailgun. Flat reports need none, nor do lists such as SendGrid's.
[[nodiscard]] const std::vector<ReportMap> &knownReportMaps();

} // namespace authlink::message
