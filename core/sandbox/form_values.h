// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrlQuery>

#include <utility>

namespace authlink::sandbox
{

/// The fields of an application/x-www-form-urlencoded body.
class FormValues
{
public:
    explicit FormValues(const QByteArray &body) : m_query(QString::fromUtf8(body)) {}

    [[nodiscard]] QString value(const QString &key) const { return decoded(m_query.queryItemValue(key, QUrl::FullyEncoded)); }
    [[nodiscard]] QList<std::pair<QString, QString>> all() const
    {
        QList<std::pair<QString, QString>> values;
        const auto items = m_query.queryItems(QUrl::FullyEncoded);
        for (const auto &[key, value] : items)
            values.emplaceBack(decoded(key), decoded(value));
        return values;
    }

private:
    /// Forms write spaces as '+', and plus signs as %2B.
    static QString decoded(const QString &text) { return QUrl::fromPercentEncoding(text.toUtf8().replace('+', ' ')); }

    QUrlQuery m_query;
};

inline constexpr char kFormType[] = "application/x-www-form-urlencoded";

} // namespace authlink::sandbox
