// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/formats/json_text.h"
#include "core/base/time.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <optional>
#include <type_traits>

namespace authlink::protocol
{

/// One JSON object on its way out as text: begun when this is made, ended when it goes. What is absent is null (docs/protocol.md).
class ObjectText
{
public:
    explicit ObjectText(base::JsonText &out) : m_out(out) { m_out.beginObject(); }
    ObjectText(const ObjectText &) = delete;
    ObjectText &operator=(const ObjectText &) = delete;
    ~ObjectText() { m_out.endObject(); }

    template <typename T>
    void value(QLatin1StringView name, const T &value) const
    {
        m_out.key(name);
        m_out.value(value);
    }
    template <typename T>
    void valueOrNull(QLatin1StringView name, const std::optional<T> &value) const
    {
        m_out.key(name);
        value ? m_out.value(*value) : m_out.null();
    }
    void valueOrNull(QLatin1StringView name, const std::optional<base::Instant> &at) const
    {
        m_out.key(name);
        at ? m_out.value(base::toRfc3339(*at)) : m_out.null();
    }
    void textOrNull(QLatin1StringView name, const QString &text) const
    {
        m_out.key(name);
        text.isEmpty() ? m_out.null() : m_out.value(text);
    }
    /// @param value what write(JsonText, value) writes, or a function that gets the new object and writes its members
    template <typename T>
    void object(QLatin1StringView name, const T &value) const
    {
        m_out.key(name);
        if constexpr (std::is_invocable_v<T, const ObjectText &>)
            value(ObjectText(m_out));
        else
            write(m_out, value);
    }
    /// @param items writes them
    template <typename Items>
    void array(QLatin1StringView name, const Items &items) const
    {
        m_out.key(name);
        m_out.beginArray();
        items();
        m_out.endArray();
    }

private:
    base::JsonText &m_out;
};

/// What write(JsonText, value) writes, in UTF-8.
template <typename T>
[[nodiscard]] QByteArray textOf(const T &value)
{
    base::JsonText out;
    write(out, value);
    return out.text();
}

/// The same as a tree, for what is seldom written.
template <typename T>
[[nodiscard]] QJsonObject treeOf(const T &value)
{
    return QJsonDocument::fromJson(textOf(value)).object();
}

} // namespace authlink::protocol
