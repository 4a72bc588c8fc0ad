// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/webhook/webhook_stripper.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::incode::webhook
{

namespace
{

constexpr QLatin1StringView kSecretWords[] = {
    "token"_L1, "secret"_L1, "password"_L1, "apikey"_L1, "authorization"_L1, "credential"_L1, "bearer"_L1, "jwt"_L1,
};
/// The fixed start of every JWT: base64url of `{"`.
constexpr QLatin1StringView kJwtStart = "eyJ"_L1;

bool isSecretKey(QString key)
{
    key.remove(u'_').remove(u'-').remove(u' ');
    return std::any_of(std::begin(kSecretWords), std::end(kSecretWords),
                       [&key](QLatin1StringView word) { return key.contains(word, Qt::CaseInsensitive); });
}

bool isBase64(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'+' || c == u'/' || c == u'='
           || c == u'-' || c == u'_' || c == u'\n' || c == u'\r';
}

bool isSecretText(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.startsWith(kJwtStart) && trimmed.count(u'.') == 2)
        return true;
    if (trimmed.startsWith("bearer "_L1, Qt::CaseInsensitive) || trimmed.startsWith("data:"_L1, Qt::CaseInsensitive))
        return true;
    return text.size() >= kShortestBlob && std::all_of(text.begin(), text.end(), isBase64);
}

bool repeats(const QString &text, const QStringList &known)
{
    return std::any_of(known.begin(), known.end(), [&text](const QString &secret) { return text.contains(secret); });
}

// Recursion is bounded: the nesting was checked when the text was read.
QJsonValue stripped(const QJsonValue &value, const QStringList &known)
{
    if (value.isObject())
        return withoutSecrets(value.toObject(), known);
    if (!value.isArray())
        return value;
    const QJsonArray array = value.toArray();
    QJsonArray result;
    for (const QJsonValue &element : array) {
        if (!element.isString() || (!isSecretText(element.toString()) && !repeats(element.toString(), known)))
            result.append(stripped(element, known));
    }
    return result;
}

// Recursion is bounded as above.
QJsonValue blanked(const QJsonValue &value, const QStringList &known)
{
    if (value.isString())
        return repeats(value.toString(), known) ? QJsonValue(u"…"_s) : value;
    if (value.isObject())
        return withoutRepeats(value.toObject(), known);
    if (!value.isArray())
        return value;
    const QJsonArray array = value.toArray();
    QJsonArray result;
    for (const QJsonValue &element : array)
        result.append(blanked(element, known));
    return result;
}

} // namespace

QJsonObject withoutRepeats(QJsonObject object, const QStringList &known)
{
    if (known.isEmpty())
        return object;
    for (auto it = object.begin(); it != object.end(); ++it)
        it.value() = blanked(it.value(), known);
    return object;
}

QJsonObject withoutSecrets(const QJsonObject &object, const QStringList &known)
{
    QJsonObject result;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonValue value = it.value();
        if (isSecretKey(it.key()) || repeats(it.key(), known))
            continue;
        if (value.isString() && (isSecretText(value.toString()) || repeats(value.toString(), known)))
            continue;
        result.insert(it.key(), stripped(value, known));
    }
    return result;
}

QByteArray canonicalJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact); // QJsonObject keeps its keys sorted
}

} // namespace authlink::incode::webhook
