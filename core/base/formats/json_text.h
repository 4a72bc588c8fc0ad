// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QLatin1StringView>
#include <QString>

#include <memory>

namespace authlink::base
{

/// Writes compact JSON in the order in which it is given, without making a tree of it first (QJsonObject), which takes several times as
/// long: for what is written with every webhook (docs/decisions/012-json-as-text.md). Whoever writes keeps the order of the calls that
/// JSON asks for: inside an object, every value follows its key.
class JsonText
{
public:
    JsonText();
    JsonText(const JsonText &) = delete;
    JsonText &operator=(const JsonText &) = delete;
    ~JsonText();

    void beginObject();
    void endObject();
    void beginArray();
    void endArray();
    void key(QLatin1StringView name);
    void value(const QString &text); ///< half a surrogate pair is escaped
    void value(bool truth);
    void value(int number);
    void value(qint64 number);
    void value(double number); ///< in the form of QJsonDocument: null if it is not finite
    void value(const QJsonValue &tree);
    void value(const void *) = delete; ///< a literal is no truth
    void null();

    /// What was written so far, in UTF-8.
    [[nodiscard]] QByteArray text() const;

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace authlink::base
