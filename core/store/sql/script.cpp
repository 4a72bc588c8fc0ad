// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/script.h"

#include <QFile>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

constexpr QLatin1String kNameMark("-- name:");

bool isCommentOrBlank(QStringView line)
{
    const QStringView trimmed = line.trimmed();
    return trimmed.isEmpty() || trimmed.startsWith("--"_L1);
}

tl::unexpected<base::Error> scriptError(qsizetype line, const QString &what)
{
    return base::fail(base::ErrorCode::Internal, u"SQL file, line %1: %2"_s.arg(line).arg(what));
}

} // namespace

base::Result<std::vector<NamedStatement>> parseScript(const QString &text)
{
    std::vector<NamedStatement> statements;
    QSet<QByteArray> names;
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString &line = lines.at(i);
        if (line.startsWith(kNameMark)) {
            const QByteArray name = line.mid(kNameMark.size()).trimmed().toLatin1();
            if (name.isEmpty() || names.contains(name))
                return scriptError(i + 1, u"the name is missing or used twice"_s);
            names.insert(name);
            statements.emplace_back(name, QString());
        } else if (!isCommentOrBlank(line)) {
            if (statements.empty())
                return scriptError(i + 1, u"a statement without a name"_s);
            statements.back().second += line + u'\n';
        }
    }
    for (const auto &[name, sql] : statements) {
        if (sql.isEmpty())
            return scriptError(lines.size(), u"%1 has no statement"_s.arg(QString::fromLatin1(name)));
    }
    return statements;
}

base::Result<QString> loadScript(const QString &file)
{
    QFile resource(file);
    if (!resource.open(QIODevice::ReadOnly))
        return base::fail(base::ErrorCode::Internal, u"%1 is missing in this build"_s.arg(file));
    return QString::fromUtf8(resource.readAll());
}

base::Result<QHash<QByteArray, QString>> loadStatements(const QStringList &files)
{
    QHash<QByteArray, QString> all;
    for (const QString &file : files) {
        const auto statements = loadScript(file).and_then(parseScript);
        if (!statements)
            return base::fail(statements.error());
        for (const auto &[name, sql] : *statements) {
            if (all.contains(name))
                return base::fail(base::ErrorCode::Internal, u"%1: %2 is defined twice"_s.arg(file, QString::fromLatin1(name)));
            all.insert(name, sql);
        }
    }
    return all;
}

} // namespace authlink::store
