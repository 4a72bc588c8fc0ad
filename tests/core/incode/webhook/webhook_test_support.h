// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incode/webhook/webhook_parser.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

/// Shortcuts of the webhook parser's tests.
namespace authlink::test
{

inline const base::Instant kReceivedAt = base::fromMillis(1'795'000'000'000);

inline QByteArray webhookFixture(const char *name)
{
    QFile file(QStringLiteral(AUTHLINK_FIXTURES "/incode/") + QLatin1StringView(name) + QStringLiteral(".json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The fixture with one field put, or taken out when `value` is undefined.
inline QByteArray webhookWith(const char *name, const char *key, const QJsonValue &value)
{
    QJsonObject object = QJsonDocument::fromJson(webhookFixture(name)).object();
    if (value.isUndefined())
        object.remove(QLatin1StringView(key));
    else
        object.insert(QLatin1StringView(key), value);
    return QJsonDocument(object).toJson();
}

/// What the parser makes of it; shape "refused" if nothing.
inline incode::webhook::ParsedWebhook parsedWebhook(const QByteArray &body)
{
    return incode::webhook::parseWebhook(body, kReceivedAt)
        .value_or(incode::webhook::ParsedWebhook{.evidence = {}, .shape = QStringLiteral("refused"), .strippedBody = {}, .bodyHash = {}});
}

/// Its evidence; Source::Score, which no webhook has, if there is none.
inline verification::Evidence evidenceOf(const QByteArray &body)
{
    verification::Evidence none;
    none.source = verification::Source::Score;
    return parsedWebhook(body).evidence.value_or(none);
}

} // namespace authlink::test
