// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/relay/config/config_source.h"
#include "core/relay/config/relay_config.h"

#include <QHostAddress>
#include <QList>
#include <QUrl>

#include <chrono>
#include <optional>
#include <utility>

namespace authlink::relay::config
{

/// Typed access to ConfigValues that remembers the first error, so that the reading code stays a list of keys.
/// Every read leaves `target` alone when the key is absent. A key is declared where it is read: whoever reads everything once, with no
/// values at all, has the list of the keys that there are.
class ConfigReader
{
public:
    explicit ConfigReader(const ConfigValues &values) : m_values(values) {}

    void text(const QString &key, QString &target, qsizetype maximum = 1024);
    /// A list; from the environment one entry a line.
    void texts(const QString &key, QStringList &target, qsizetype maximum = 1024);
    void secret(const QString &key, base::Secret &target);
    void integer(const QString &key, int &target, int minimum, int maximum);
    void number(const QString &key, double &target, double minimum, double maximum);
    void seconds(const QString &key, std::chrono::seconds &target, std::chrono::seconds minimum, std::chrono::seconds maximum);
    void minutes(const QString &key, std::chrono::seconds &target, std::chrono::minutes minimum, std::chrono::minutes maximum);
    /// A list of tables, such as [[follow_up]], counted from 1.
    /// @param readOne reads the keys of one, which begin with what it is given ("follow_up.2."), beside those read before. It may refuse
    /// the table as a whole: that key without its last dot.
    template <typename T, typename ReadOne>
    void tables(const QString &key, QList<T> &target, qsizetype maximum, ReadOne readOne)
    {
        // Once without values, so that the keys are declared; what such a table lacks is no error.
        const std::optional<base::Error> before = m_error;
        static_cast<void>(readOne(QString(key + QStringLiteral(".#.")), QList<T>()));
        m_error = before;
        qsizetype count = 0;
        while (find(tableKey(key, count + 1)) != nullptr)
            ++count;
        if (count > maximum)
            return refuse(tableKey(key, maximum + 1), QStringLiteral("is one too many: there may be %1").arg(maximum));
        QList<T> all;
        for (qsizetype i = 1; i <= count; ++i)
            all.append(readOne(QString(tableKey(key, i) + QLatin1Char('.')), all));
        if (count > 0)
            target = std::move(all);
    }
    void boolean(const QString &key, bool &target);
    /// http or https, with a path of plain parts; plain http for loopback hosts only unless `plainAllowed`.
    void url(const QString &key, QUrl &target, bool plainAllowed = false);
    void subnets(const QString &key, std::vector<std::pair<QHostAddress, int>> &target);
    /// "ADDRESS:PORT", with "[::1]:8080" for IPv6, or a list of these. "[::]" is every address of both families, so that "0.0.0.0" with
    /// the same port beside it is left out. Others that overlap() are refused.
    void listen(const QString &key, std::vector<ListenAddress> &target);

    template <typename Choice>
    void choice(const QString &key, Choice &target, std::initializer_list<std::pair<QString, Choice>> choices)
    {
        QString written;
        text(key, written);
        if (written.isEmpty())
            return;
        QStringList names;
        for (const auto &[name, value] : choices) {
            if (written == name) {
                target = value;
                return;
            }
            names.append(name);
        }
        refuse(key, QStringLiteral("takes one of %1, not '%2'").arg(names.join(QStringLiteral(", ")), written));
    }

    /// Records an error of meaning at the place the key was written ("default" if it was not).
    void refuse(const QString &key, const QString &why);
    [[nodiscard]] bool has(const QString &key);
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }

    /// Everything that was asked for, in that order.
    [[nodiscard]] const QStringList &keys() const { return m_keys; }
    /// Those of keys() that hold secrets: they also exist as KEY_file.
    [[nodiscard]] const QStringList &secretKeys() const { return m_secretKeys; }

private:
    /// Stands for the table itself: its place.
    [[nodiscard]] static QString tableKey(const QString &key, qsizetype number) { return key + QLatin1Char('.') + QString::number(number); }
    [[nodiscard]] const ConfigValue *find(const QString &key) const;
    /// The same, and declares the key.
    [[nodiscard]] const ConfigValue *look(const QString &key);
    /// A list as written, from the environment split at `separator`; nullopt: absent, or refused with `otherwise`.
    [[nodiscard]] std::optional<QStringList> list(const QString &key, QChar separator, const QString &otherwise);
    [[nodiscard]] std::optional<double> asNumber(const QString &key, const ConfigValue &value, bool integerOnly);

    const ConfigValues &m_values;
    std::optional<base::Error> m_error;
    QStringList m_keys, m_secretKeys;
};

/// Whether the system would refuse to have both.
[[nodiscard]] bool overlap(const ListenAddress &a, const ListenAddress &b);

} // namespace authlink::relay::config
