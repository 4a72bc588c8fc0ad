// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/formats/json_text.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/verification/values.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>
#include <concepts>
#include <limits>
#include <optional>
#include <type_traits>
#include <vector>

/// Private to core/verification. A struct is described once, by a function fields(archive, value) (stored_fields.h). Called with a
/// JsonWriter it writes the struct, called with a JsonReader it reads it back, so that the two can't drift apart.
namespace authlink::verification
{

/// T is U or const U: a function fields() takes both, for reading and for writing.
template <typename T, typename U>
concept Like = std::same_as<std::remove_cv_t<T>, U>;

class JsonWriter
{
public:
    template <typename T>
    void field(const char *key, const T &value)
    {
        m_out.key(QLatin1StringView(key));
        write(value);
    }
    template <typename T>
    void addedLater(const char *key, const T &value)
    {
        field(key, value);
    }
    /// Of a struct that fields() describes.
    template <typename T>
    static QByteArray textOf(const T &value)
    {
        JsonWriter writer;
        writer.write(value);
        return writer.m_out.text();
    }

private:
    template <typename T>
    void write(const T &value)
    {
        if constexpr (std::same_as<T, Row>) {
            m_out.value(static_cast<int>(value));
        } else if constexpr (std::is_enum_v<T>) {
            m_out.value(nameOf(value));
        } else if constexpr (std::same_as<T, base::Instant>) {
            m_out.value(base::toRfc3339(value));
        } else if constexpr (std::same_as<T, QString> || std::is_arithmetic_v<T>) {
            m_out.value(value);
        } else {
            m_out.beginObject();
            fields(*this, value);
            m_out.endObject();
        }
    }
    template <typename T>
    void write(const std::optional<T> &value)
    {
        value ? write(*value) : m_out.null();
    }
    template <typename T>
    void write(const std::vector<T> &values)
    {
        m_out.beginArray();
        for (const T &value : values)
            write(value);
        m_out.endArray();
    }

    base::JsonText m_out;
};

/// Reads what JsonWriter wrote. A field that is missing or of a wrong type is an error, an unknown enum name too; unknown fields are
/// ignored.
class JsonReader
{
public:
    explicit JsonReader(const QJsonObject &object) : m_object(object) {}

    template <typename T>
    void field(const char *key, T &value)
    {
        if (!decode(m_object.value(QLatin1StringView(key)), value) && m_badField.isEmpty())
            m_badField = QString::fromLatin1(key);
    }
    /// A field that older records lack: if it is missing the value stays as it is, so its default must be the safe one.
    template <typename T>
    void addedLater(const char *key, T &value)
    {
        if (m_object.contains(QLatin1StringView(key)))
            field(key, value);
    }
    [[nodiscard]] bool isGood() const { return m_badField.isEmpty(); }

    template <typename T>
    [[nodiscard]] base::Result<T> finish(T value) const
    {
        if (!isGood())
            return base::fail(base::invalid(m_badField, QStringLiteral("is missing, or is not what was written there")));
        return value;
    }

private:
    static bool decode(const QJsonValue &json, QString &value)
    {
        value = json.toString();
        return json.isString();
    }
    static bool decode(const QJsonValue &json, bool &value)
    {
        value = json.toBool();
        return json.isBool();
    }
    static bool decode(const QJsonValue &json, double &value)
    {
        value = json.toDouble();
        return json.isDouble();
    }
    static bool decode(const QJsonValue &json, qint64 &value)
    {
        value = json.toInteger();
        return json.isDouble() && value == json.toInteger(1); // a fraction gives the default, which differs
    }
    static bool decode(const QJsonValue &json, int &value)
    {
        qint64 wide = 0;
        if (!decode(json, wide) || wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max())
            return false;
        value = static_cast<int>(wide);
        return true;
    }
    static bool decode(const QJsonValue &json, base::Instant &value)
    {
        const auto read = json.isString() ? base::fromRfc3339(json.toString()) : std::nullopt;
        value = read.value_or(base::Instant{});
        return read.has_value();
    }
    static bool decode(const QJsonValue &json, Row &value)
    {
        int number = 0;
        if (!decode(json, number))
            return false;
        value = static_cast<Row>(number);
        return true;
    }
    template <typename T>
    requires std::is_enum_v<T>
    static bool decode(const QJsonValue &json, T &value)
    {
        const auto read = json.isString() ? fromName<T>(json.toString()) : std::nullopt;
        value = read.value_or(T{});
        return read.has_value();
    }
    template <typename T>
    static bool decode(const QJsonValue &json, std::optional<T> &value)
    {
        value.reset();
        if (json.isNull())
            return true;
        return decode(json, value.emplace());
    }
    template <typename T>
    static bool decode(const QJsonValue &json, std::vector<T> &values)
    {
        values.clear();
        if (!json.isArray())
            return false;
        const QJsonArray array = json.toArray();
        values.reserve(static_cast<std::size_t>(array.size()));
        for (const QJsonValue &item : array) {
            if (!decode(item, values.emplace_back()))
                return false;
        }
        return true;
    }
    template <typename T>
    requires std::is_class_v<T>
    static bool decode(const QJsonValue &json, T &value)
    {
        if (!json.isObject())
            return false;
        const QJsonObject object = json.toObject();
        JsonReader reader(object);
        fields(reader, value);
        return reader.isGood();
    }

    const QJsonObject m_object;
    QString m_badField;
};

} // namespace authlink::verification
