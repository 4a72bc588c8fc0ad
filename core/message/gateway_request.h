// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/message/gateway_settings.h"
#include "core/message/message_sender.h"
#include "core/message/template.h"

#include <QByteArray>
#include <QList>
#include <QPair>

#include <utility>
#include <vector>

namespace authlink::message
{

/// What goes out, once.
struct GatewayRequest {
    QList<QPair<QByteArray, QByteArray>> headers; ///< Content-Type included
    QByteArray body;
};

/// The request of a provider, made from its settings: headers and body read once and tried with sample values, so that what can't work
/// stops the start and not a message.
class GatewayRequestTemplate
{
public:
    /// Errors: Invalid; `field` names the setting: url, headers, content_type, body, from, secret.
    [[nodiscard]] static base::Result<GatewayRequestTemplate> parse(const GatewaySettings &settings);

    /// Errors: Invalid: a value can't stand in a header (line breaks, characters beyond ASCII).
    [[nodiscard]] base::Result<GatewayRequest> fill(const OutgoingMessage &message) const;

    /// Everything of the bank's and the customer's that a request holds: what no log may show.
    [[nodiscard]] QStringList confidential(const OutgoingMessage &message) const;

private:
    enum class Content { Json, Form, Text };
    GatewayRequestTemplate() = default;

    static base::Result<Content> contentOf(const QString &contentType);
    base::Result<void> readHeaders(const QStringList &lines);
    base::Result<void> readBody(const QString &body);
    base::Result<void> tryOut() const;
    [[nodiscard]] bool uses(const QString &name) const;
    [[nodiscard]] QString valueOf(const QString &name, const OutgoingMessage &message) const;
    [[nodiscard]] QString escaped(const QString &value) const;

    Content m_content = Content::Json;
    QByteArray m_contentType;
    std::vector<std::pair<QByteArray, Template>> m_headers;
    Template m_body;
    QString m_from;
    base::Secret m_secret;
};

} // namespace authlink::message
