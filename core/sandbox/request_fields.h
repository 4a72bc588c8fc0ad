// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/common/form_data.h"
#include "core/http/server/http_message.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace authlink::sandbox
{

/// The fields of a request's body, which may be a JSON object or a form; all values of a form are strings. nullopt: it is of another type.
[[nodiscard]] inline std::optional<QJsonObject> requestFields(const http::server::Request &request)
{
    if (request.mediaType() == "application/json")
        return QJsonDocument::fromJson(request.body).object();
    if (request.mediaType() != http::kFormType)
        return {};
    QJsonObject fields;
    const auto pairs = http::formFields(request.body);
    for (const auto &[name, value] : pairs)
        fields.insert(QString::fromUtf8(name), QString::fromUtf8(value));
    return fields;
}

} // namespace authlink::sandbox
