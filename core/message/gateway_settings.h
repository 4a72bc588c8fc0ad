// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/message/report_map.h"

#include <QString>
#include <QStringList>
#include <QUrl>

namespace authlink::message
{

/// How a provider's HTTP API is spoken to. Placeholders in headers and body: {to} {text} {subject} {from} {callback} {secret}, each
/// escaped for the content type; {text} is the whole message. {basic:USER} in a header is "Basic base64(USER:secret)".
struct GatewaySettings {
    QUrl url;            ///< POST goes here; empty: no gateway
    QStringList headers; ///< "Name: value"
    QString contentType = QStringLiteral("application/json");
    QString body;
    QString from;        ///< sender id, number or address
    base::Secret secret; ///< {secret}
    QString success;     ///< empty: any 2xx; "JSONPOINTER=VALUE": a 2xx that says so
    QString reference;   ///< JSON pointer to the provider's message id, such as /sid
    ReportMap report{};  ///< where its delivery reports hold what they say; empty: where most do
};

} // namespace authlink::message
