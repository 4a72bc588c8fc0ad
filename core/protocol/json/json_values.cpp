// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/json/json_values.h"

#include <cmath>

namespace authlink::protocol
{

namespace
{
constexpr double kMaxExact = 9007199254740992.0; // 2^53
}

QString textField(const QJsonObject &json, QLatin1StringView name, qsizetype max)
{
    const QJsonValue value = json.value(name);
    return value.isString() ? value.toString().left(max) : QString();
}

std::optional<qint64> wholeField(const QJsonObject &json, QLatin1StringView name)
{
    const QJsonValue value = json.value(name);
    if (!value.isDouble())
        return std::nullopt;
    const double number = value.toDouble();
    if (!std::isfinite(number) || std::abs(number) > kMaxExact || std::trunc(number) != number)
        return std::nullopt;
    return static_cast<qint64>(number);
}

std::optional<int> intField(const QJsonObject &json, QLatin1StringView name, int min, int max)
{
    const auto number = wholeField(json, name);
    if (!number || *number < min || *number > max)
        return std::nullopt;
    return static_cast<int>(*number);
}

std::optional<base::Instant> instantField(const QJsonObject &json, QLatin1StringView name)
{
    const QJsonValue value = json.value(name);
    constexpr qsizetype kMaxTime = 40;
    if (!value.isString() || value.toString().size() > kMaxTime)
        return std::nullopt;
    return base::fromRfc3339(value.toString());
}

tl::unexpected<base::Error> missing(QLatin1StringView what)
{
    return base::fail(base::invalid(what, QStringLiteral("missing or of the wrong type")));
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue instantOrNull(const std::optional<base::Instant> &at)
{
    return at ? QJsonValue(base::toRfc3339(*at)) : QJsonValue(QJsonValue::Null);
}

QJsonValue intOrNull(const std::optional<int> &number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

} // namespace authlink::protocol
