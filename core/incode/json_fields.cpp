// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/json_fields.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace authlink::incode
{

using verification::Flag;

namespace
{

bool isControl(QChar c)
{
    return c.unicode() < 0x20 || (c.unicode() >= 0x7F && c.unicode() < 0xA0);
}

QString normalisedName(QString text)
{
    text = text.trimmed().toUpper();
    text.replace(u' ', u'_').replace(u'-', u'_');
    return text;
}

} // namespace

QString idField(const QJsonObject &object, QLatin1StringView key)
{
    QString text = object.value(key).toString().trimmed();
    if (text.size() > kMaxId || !text.isValidUtf16() || std::any_of(text.cbegin(), text.cend(), isControl))
        return {};
    return text;
}

QString nameField(const QJsonObject &object, QLatin1StringView key)
{
    const QString text = object.value(key).toString();
    return text.size() > kMaxName || !text.isValidUtf16() ? QString() : normalisedName(text);
}

QString messageField(const QJsonObject &object, QLatin1StringView key)
{
    QString text = object.value(key).toString().left(kMaxMessage);
    std::replace_if(text.begin(), text.end(), isControl, QChar(u' '));
    return text;
}

Flag flagField(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    if (value.isUndefined() || value.isNull())
        return Flag::Absent;
    if (!value.isBool())
        return Flag::Mistyped;
    return value.toBool() ? Flag::Yes : Flag::No;
}

std::optional<double> numberField(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    if (!value.isDouble() || !std::isfinite(value.toDouble()))
        return std::nullopt;
    return value.toDouble();
}

std::optional<int> integerField(const QJsonObject &object, QLatin1StringView key)
{
    const auto number = numberField(object, key);
    if (!number || std::trunc(*number) != *number || *number < std::numeric_limits<int>::min() || *number > std::numeric_limits<int>::max())
        return std::nullopt;
    return static_cast<int>(*number);
}

bool hasField(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    return !value.isUndefined() && !value.isNull();
}

} // namespace authlink::incode
