// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/message/gateway_settings.h"
#include "core/message/message_sender.h"

#include <QByteArray>
#include <QStringList>

namespace authlink::message
{

/// What makes a provider's answer a yes.
class GatewayAnswerRule
{
public:
    /// Errors: Invalid; `field` names the setting: success, reference.
    [[nodiscard]] static base::Result<GatewayAnswerRule> parse(const GatewaySettings &settings);

    /// @param sent what we sent: taken out of the provider's words, which operators read in the log
    /// Errors: VendorUnavailable: a status other than 2xx, or an answer that does not say what the rule wants.
    [[nodiscard]] base::Result<Accepted> judge(int status, const QByteArray &body, const QStringList &sent) const;

private:
    QString m_pointer, m_value; // empty pointer: any 2xx
    QString m_reference;
};

} // namespace authlink::message
