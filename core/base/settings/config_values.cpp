// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings/config_values.h"

#include <QFile>
#include <QFileInfo>

#include <toml++/toml.h>

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace authlink::base
{

namespace
{

constexpr qint64 kMaxConfig = 256 * 1024;

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

/// As `known` writes it: "follow_up.#.url" of "follow_up.2.url".
QString generalKey(const QString &key)
{
    QStringList parts = key.split(u'.');
    for (qsizetype i = 1; i < parts.size(); ++i) {
        const QString &part = parts.at(i);
        if (std::all_of(part.begin(), part.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
            parts[i] = u"#"_s;
    }
    return parts.join(u'.');
}

bool beginsKnown(const QString &beginning, const QStringList &known)
{
    return std::any_of(known.begin(), known.end(), [&beginning](const QString &key) { return key.startsWith(beginning); });
}

bool isKnown(const QString &written, const QStringList &known)
{
    const QString key = generalKey(written);
    return std::any_of(known.begin(), known.end(), [&key](const QString &pattern) {
        return pattern.endsWith(u'*') ? key.startsWith(QStringView(pattern).chopped(1)) && key.size() >= pattern.size() : key == pattern;
    });
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
        if (beginsKnown(generalKey(name) + u".#."_s, m_known))
            return takeTables(name, node, place);
        if (const auto *table = node.as_table()) {
            if (!beginsKnown(generalKey(name) + u'.', m_known))
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

    Result<void> takeTables(const QString &name, const toml::node &node, const QString &place)
    {
        const auto *array = node.as_array();
        if (!array)
            return fail(invalid(name, u"%1: '%2' takes a list of tables, each headed [[%2]]"_s.arg(place, name)));
        qint64 number = 0;
        for (const auto &element : *array) {
            const auto *table = element.as_table();
            if (!table)
                return fail(invalid(name, u"%1: '%2' takes a list of tables, each headed [[%2]]"_s.arg(place, name)));
            const QString one = u"%1.%2"_s.arg(name).arg(++number);
            values.insert_or_assign(one,
                                    ConfigValue{.value = number, .place = u"%1 line %2"_s.arg(m_file).arg(table->source().begin.line)});
            if (auto walked = walk(*table, one + u'.'); !walked)
                return walked;
        }
        return {};
    }

    QString m_file;
    const QStringList &m_known;
};

} // namespace

Error unknownKey(const QString &key, const QString &place, const QStringList &known)
{
    const QString nearest = nearestKey(key, known);
    QString message = u"%1: unknown key '%2'"_s.arg(place, key);
    if (!nearest.isEmpty())
        message += u"; did you mean '%1'?"_s.arg(nearest.section(u"#."_s, -1));
    return invalid(key, message);
}

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

Result<QByteArray> readSmallFile(const QString &path, qint64 limit, const QString &what)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(invalid(what, u"%1: can't read %2: %3"_s.arg(what, path, file.errorString())));
    if (file.size() > limit)
        return fail(invalid(what, u"%1: %2 is larger than %3 bytes"_s.arg(what, path).arg(limit)));
    return file.readAll();
}

Result<ConfigValues> readTomlFile(const QString &path, const QString &what, const QStringList &known)
{
    const auto text = readSmallFile(path, kMaxConfig, what);
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
            invalid(what, u"%1 line %2: %3"_s.arg(name).arg(error.source().begin.line).arg(QString::fromUtf8(error.description().data()))));
    }
}

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

} // namespace authlink::base
