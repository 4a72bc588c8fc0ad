// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/formats/json_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>

namespace authlink::base
{

struct JsonText::Private {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};

    void raw(const QByteArray &json, rapidjson::Type type)
    {
        writer.RawValue(json.constData(), static_cast<std::size_t>(json.size()), type);
    }
};

namespace
{
QByteArray compactOf(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}
} // namespace

JsonText::JsonText() : m_d(std::make_unique<Private>()) {}

JsonText::~JsonText() = default;

void JsonText::beginObject()
{
    m_d->writer.StartObject();
}

void JsonText::endObject()
{
    m_d->writer.EndObject();
}

void JsonText::beginArray()
{
    m_d->writer.StartArray();
}

void JsonText::endArray()
{
    m_d->writer.EndArray();
}

void JsonText::key(QLatin1StringView name)
{
    m_d->writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}

void JsonText::value(const QString &text)
{
    if (!text.isValidUtf16())
        return m_d->raw(compactOf(text), rapidjson::kStringType);
    const QByteArray utf8 = text.toUtf8();
    m_d->writer.String(utf8.constData(), static_cast<rapidjson::SizeType>(utf8.size()));
}

void JsonText::value(bool truth)
{
    m_d->writer.Bool(truth);
}

void JsonText::value(int number)
{
    m_d->writer.Int(number);
}

void JsonText::value(qint64 number)
{
    m_d->writer.Int64(number);
}

void JsonText::value(double number)
{
    if (!std::isfinite(number))
        return null();
    m_d->raw(QByteArray::number(number, 'g', QLocale::FloatingPointShortest), rapidjson::kNumberType);
}

// Recursion is bounded by the tree, which was read with a limit or built by our own code.
void JsonText::value(const QJsonValue &tree)
{
    switch (tree.type()) {
    case QJsonValue::Bool:
        return value(tree.toBool());
    case QJsonValue::Double:
        if (const qint64 whole = tree.toInteger(); static_cast<double>(whole) == tree.toDouble())
            return value(whole);
        return value(tree.toDouble());
    case QJsonValue::String:
        return value(tree.toString());
    case QJsonValue::Array: {
        const QJsonArray array = tree.toArray();
        beginArray();
        for (const QJsonValue &item : array)
            value(item);
        return endArray();
    }
    case QJsonValue::Object: {
        const QJsonObject object = tree.toObject();
        beginObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            value(it.key());
            value(QJsonValue(it.value()));
        }
        return endObject();
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    null();
}

void JsonText::null()
{
    m_d->writer.Null();
}

QByteArray JsonText::text() const
{
    return {m_d->buffer.GetString(), static_cast<qsizetype>(m_d->buffer.GetSize())};
}

} // namespace authlink::base
