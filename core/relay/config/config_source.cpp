// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/config_source.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::config
{

using base::fail;
using base::invalid;
using base::Result;

namespace
{

constexpr qint64 kMaxSecretFile = 16 * 1024;

QString environmentName(const QString &key)
{
    return u"AUTHLINK_"_s + QString(key).replace(u'.', u'_').replace(u'-', u'_').toUpper();
}

/// A misspelled variable is an error like a misspelled key: otherwise a default would stay in force unnoticed.
Result<void> checkEnvironment(const QProcessEnvironment &environment, const QStringList &known)
{
    QStringList variables, prefixes;
    for (const QString &key : known) {
        if (!key.contains(u'#')) // lists of tables stand in the file only
            variables.append(environmentName(key));
    }
    for (const QString &section : base::sectionsOf(known))
        prefixes.append(environmentName(section) + u'_');
    for (const QString &variable : environment.keys()) {
        const bool ours =
            std::any_of(prefixes.begin(), prefixes.end(), [&variable](const QString &prefix) { return variable.startsWith(prefix); });
        if (ours && !variables.contains(variable))
            return fail(base::unknownKey(variable, u"environment"_s, variables));
    }
    return {};
}

} // namespace

Result<ConfigValues> readConfigValues(const QString &path, const QProcessEnvironment &environment, const QStringList &known,
                                      const QStringList &secrets)
{
    QStringList all = known;
    for (const QString &secret : secrets)
        all.append(secret + u"_file"_s);

    ConfigValues values;
    if (!path.isEmpty()) {
        auto read = base::readTomlFile(path, u"--config"_s, all);
        if (!read)
            return read;
        values = std::move(*read);
    }
    if (auto checked = checkEnvironment(environment, all); !checked)
        return fail(checked.error());
    for (const QString &key : std::as_const(all)) {
        const QString variable = environmentName(key);
        if (!key.endsWith(u'*') && environment.contains(variable))
            values.insert_or_assign(key, ConfigValue{.value = environment.value(variable), .place = variable, .fromEnvironment = true});
    }
    for (const QString &secret : secrets) {
        const auto file = values.find(secret + u"_file"_s);
        if (file == values.end())
            continue;
        const auto *filePath = std::get_if<QString>(&file->second.value);
        if (!filePath)
            return fail(invalid(file->first, u"%1: '%2' takes the path of a file"_s.arg(file->second.place, file->first)));
        auto bytes = base::readSmallFile(*filePath, kMaxSecretFile, file->second.place);
        if (!bytes)
            return fail(bytes.error());
        const bool named = file->second.fromEnvironment;
        values.insert_or_assign(
            secret, ConfigValue{.value = QString::fromUtf8(*bytes).trimmed(), .place = file->second.place, .fromEnvironment = named});
        values.erase(file);
    }
    return values;
}

} // namespace authlink::relay::config
