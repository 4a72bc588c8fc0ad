// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/webhook/webhook_stripper.h"

#include "core/base/formats/json_text.h"

#include <QJsonArray>
#include <QVarLengthArray>

#include <algorithm>
#include <string_view>

using namespace Qt::Literals::StringLiterals;

namespace authlink::incode::webhook
{

namespace
{

constexpr std::u16string_view kSecretWords[] = {
    u"token", u"secret", u"password", u"apikey", u"authorization", u"credential", u"bearer", u"jwt",
};
/// The fixed start of every JWT: base64url of `{"`.
constexpr QLatin1StringView kJwtStart = "eyJ"_L1;

bool isSecretKey(QStringView key)
{
    constexpr qsizetype kUsualKey = 64;
    QVarLengthArray<char16_t, kUsualKey> letters;
    for (const QChar c : key) {
        if (c != u'_' && c != u'-' && c != u' ')
            letters.append(c.toCaseFolded().unicode());
    }
    const std::u16string_view text(letters.constData(), static_cast<std::size_t>(letters.size()));
    return std::any_of(std::begin(kSecretWords), std::end(kSecretWords),
                       [text](std::u16string_view word) { return text.find(word) != std::u16string_view::npos; });
}

bool isBase64(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'+' || c == u'/' || c == u'='
           || c == u'-' || c == u'_' || c == u'\n' || c == u'\r';
}

bool isSecretText(QStringView text)
{
    const QStringView trimmed = text.trimmed();
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

/// Writes what is left of a body without its secrets.
class Stripping
{
public:
    explicit Stripping(const QStringList &known) : m_known(known) {}

    // Recursion is bounded: the nesting was checked when the text was read.
    void write(const QJsonObject &object)
    {
        m_out.beginObject();
        for (auto it = object.begin(); it != object.end(); ++it) { // QJsonObject keeps its keys sorted
            const QString key = it.key();
            const QJsonValue value = it.value();
            if (isSecretKey(key) || repeats(key, m_known) || isSecret(value))
                continue;
            m_out.value(key);
            write(value);
        }
        m_out.endObject();
    }
    [[nodiscard]] QByteArray text() const { return m_out.text(); }

private:
    [[nodiscard]] bool isSecret(const QJsonValue &value) const
    {
        if (!value.isString())
            return false;
        const QString text = value.toString();
        return isSecretText(text) || repeats(text, m_known);
    }
    void write(const QJsonValue &value)
    {
        if (value.isObject())
            return write(value.toObject());
        if (!value.isArray())
            return m_out.value(value);
        const QJsonArray array = value.toArray();
        m_out.beginArray();
        for (const QJsonValue &element : array) {
            if (!isSecret(element))
                write(element);
        }
        m_out.endArray();
    }

    const QStringList &m_known;
    base::JsonText m_out;
};

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

// Recursion is bounded as above.
bool hasRepeats(const QJsonValue &value, const QStringList &known)
{
    if (value.isString())
        return repeats(value.toString(), known);
    const auto has = [&known](const QJsonValue &inner) { return hasRepeats(inner, known); };
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::any_of(array.begin(), array.end(), has);
    }
    const QJsonObject object = value.toObject();
    return std::any_of(object.begin(), object.end(), has);
}

} // namespace

QJsonObject withoutRepeats(QJsonObject object, const QStringList &known)
{
    if (known.isEmpty())
        return object;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (hasRepeats(it.value(), known)) // to set a value costs much more than to look at it
            it.value() = blanked(it.value(), known);
    }
    return object;
}

QByteArray textWithoutSecrets(const QJsonObject &object, const QStringList &known)
{
    Stripping stripping(known);
    stripping.write(object);
    return stripping.text();
}

} // namespace authlink::incode::webhook
