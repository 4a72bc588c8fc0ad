// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/incode/vendor_state.h"
#include "core/relay/config/relay_config.h"

namespace authlink::relay::delivery
{

/// Refuses what needs Incode while Incode is out: an answer at once, and nothing created, instead of a message that never comes.
/// The vendor's state outlives it.
class VendorAvailability
{
public:
    VendorAvailability(const incode::VendorState &vendor, verification::LinkMode link, config::Sender sender)
        : m_vendor(vendor),
          m_link(link),
          m_sender(sender)
    {
    }

    /// Errors: VendorUnavailable.
    [[nodiscard]] base::Result<void> mayBegin(verification::Channel channel) const
    {
        const bool carriedByIncode =
            channel == verification::Channel::Sms && (m_sender == config::Sender::Incode || m_sender == config::Sender::RequestNew);
        const bool needsIncode = m_link == verification::LinkMode::Session || carriedByIncode;
        if (needsIncode && m_vendor.isOut())
            return base::fail(base::ErrorCode::VendorUnavailable, outageText());
        return {};
    }

    /// What people are told while Incode is out. Consoles have their own words for it, in their language.
    [[nodiscard]] static QString outageText()
    {
        return QStringLiteral("Incode is not answering. Nobody can be verified by selfie right now.");
    }

private:
    const incode::VendorState &m_vendor;
    verification::LinkMode m_link;
    config::Sender m_sender;
};

} // namespace authlink::relay::delivery
