// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/config_source.h"

#include <QFile>
#include <QFileInfo>

#include <toml++/toml.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::config
{

using base::fail;
using base::invalid;
using base::Result;

namespace
{

constexpr qint64 kMaxConfig = 256 * 1024;
constexpr qint64 kMaxSecretFile = 16 * 1024;

int editDistance(const QString &a, const QString &b)
{
    std::vector<int> row(static_cast<size_t>(b.size()) + 1);
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = static_cast<int>(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = static_cast<size_t>(j);
            const int replaced = diagonal + (a.at(i - 1) == b.at(j - 1) ? 0 : 1);
            diagonal = row[at];
            row[at] = std::min({row[at] + 1, row[at - 1] + 1, replaced});
        }
    }
    return row.back();
}

bool isKnown(const QString &key, const QStringList &known)
{
    return std::any_of(known.begin(), known.end(), [&key](const QString &pattern) {
        return pattern.endsWith(u'*') ? key.startsWith(QStringView(pattern).chopped(1)) && key.size() >= pattern.size() : key == pattern;
    });
}

base::Error unknownKey(const QString &key, const QString &place, const QStringList &known)
{
    const QString nearest = nearestKey(key, known);
    QString message = u"%1: unknown key '%2'"_s.arg(place, key);
    if (!nearest.isEmpty())
        message += u"; did you mean '%1'?"_s.arg(nearest);
    return invalid(key, message);
}

/// "http" for "http.listen"; of nested tables every level.
QStringList sectionsOf(const QStringList &known)
{
    QStringList sections;
    for (const QString &key : known) {
        for (qsizetype dot = key.indexOf(u'.'); dot >= 0; dot = key.indexOf(u'.', dot + 1)) {
            if (!sections.contains(key.left(dot)))
                sections.append(key.left(dot));
        }
    }
    return sections;
}

/// Walks the TOML tree into flat "section.key" values.
class TomlWalk
{
public:
    TomlWalk(QString file, const QStringList &known) : m_file(std::move(file)), m_known(known) {}

    Result<void> walk(const toml::table &table, const QString &prefix)
    {
        for (const auto &[key, node] : table) {
            const QString name = prefix + QString::fromUtf8(key.data(), static_cast<qsizetype>(key.length()));
            const QString place = u"%1 line %2"_s.arg(m_file).arg(key.source().begin.line);
            auto taken = take(name, node, place);
            if (!taken)
                return taken;
        }
        return {};
    }

    ConfigValues values;

private:
    Result<void> take(const QString &name, const toml::node &node, const QString &place)
    {
        if (const auto *table = node.as_table()) {
            const bool section =
                std::any_of(m_known.begin(), m_known.end(), [&name](const QString &key) { return key.startsWith(name + u'.'); });
            if (!section)
                return fail(unknownKey(name, place, sectionsOf(m_known)));
            return walk(*table, name + u'.');
        }
        if (!isKnown(name, m_known))
            return fail(unknownKey(name, place, m_known));
        ConfigValue value{.value = {}, .place = place};
        if (const auto *text = node.as_string())
            value.value = QString::fromStdString(text->get());
        else if (const auto *integer = node.as_integer())
            value.value = static_cast<qint64>(integer->get());
        else if (const auto *floating = node.as_floating_point())
            value.value = floating->get();
        else if (const auto *boolean = node.as_boolean())
            value.value = boolean->get();
        else if (const auto *array = node.as_array()) {
            QStringList list;
            for (const auto &element : *array) {
                const auto *item = element.as_string();
                if (!item)
                    return fail(invalid(name, u"%1: '%2' takes a list of texts"_s.arg(place, name)));
                list.append(QString::fromStdString(item->get()));
            }
            value.value = list;
        } else
            return fail(invalid(name, u"%1: '%2' can't be a date or a time"_s.arg(place, name)));
        values.insert_or_assign(name, std::move(value));
        return {};
    }

    QString m_file;
    const QStringList &m_known;
};

Result<QByteArray> readFile(const QString &path, qint64 limit, const QString &what)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(invalid(what, u"%1: can't read %2: %3"_s.arg(what, path, file.errorString())));
    if (file.size() > limit)
        return fail(invalid(what, u"%1: %2 is larger than %3 bytes"_s.arg(what, path).arg(limit)));
    return file.readAll();
}

Result<ConfigValues> readToml(const QString &path, const QStringList &known)
{
    const auto text = readFile(path, kMaxConfig, u"--config"_s);
    if (!text)
        return fail(text.error());
    const QString name = QFileInfo(path).fileName();
    try {
        const toml::table table = toml::parse(std::string_view(text->constData(), static_cast<size_t>(text->size())));
        TomlWalk walk(name, known);
        auto walked = walk.walk(table, QString());
        if (!walked)
            return fail(walked.error());
        return std::move(walk.values);
    } catch (const toml::parse_error &error) {
        return fail(
            invalid(u"--config"_s,
                    u"%1 line %2: %3"_s.arg(name).arg(error.source().begin.line).arg(QString::fromUtf8(error.description().data()))));
    }
}

QString environmentName(const QString &key)
{
    return u"AUTHLINK_"_s + QString(key).replace(u'.', u'_').replace(u'-', u'_').toUpper();
}

/// A misspelled variable is an error like a misspelled key: otherwise a default would stay in force unnoticed.
Result<void> checkEnvironment(const QProcessEnvironment &environment, const QStringList &known)
{
    QStringList variables, prefixes;
    for (const QString &key : known)
        variables.append(environmentName(key));
    for (const QString &section : sectionsOf(known))
        prefixes.append(environmentName(section) + u'_');
    for (const QString &variable : environment.keys()) {
        const bool ours =
            std::any_of(prefixes.begin(), prefixes.end(), [&variable](const QString &prefix) { return variable.startsWith(prefix); });
        if (ours && !variables.contains(variable))
            return fail(unknownKey(variable, u"environment"_s, variables));
    }
    return {};
}

} // namespace

QString nearestKey(const QString &key, const QStringList &known)
{
    constexpr int kFarthest = 6;
    const auto keyOnly = [](const QString &full) { return full.mid(full.lastIndexOf(u'.') + 1); };
    QString nearest;
    int best = kFarthest + 1;
    for (const QString &candidate : known) {
        if (candidate.endsWith(u'*'))
            continue;
        // A known key in the wrong section is the smallest mistake.
        const int distance = keyOnly(candidate) == keyOnly(key) ? 1 : editDistance(key, candidate);
        if (distance < best) {
            best = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

Result<ConfigValues> readConfigValues(const QString &path, const QProcessEnvironment &environment, const QStringList &known,
                                      const QStringList &secrets)
{
    QStringList all = known;
    for (const QString &secret : secrets)
        all.append(secret + u"_file"_s);

    ConfigValues values;
    if (!path.isEmpty()) {
        auto read = readToml(path, all);
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
        auto bytes = readFile(*filePath, kMaxSecretFile, file->second.place);
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
