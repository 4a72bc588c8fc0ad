// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/formats/json_text.h"

#include <QJsonArray>
#include <QJsonObject>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>

namespace authlink::base
{

struct JsonText::Private {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
};

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
    if (std::isfinite(number))
        m_d->writer.Double(number);
    else
        null();
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
