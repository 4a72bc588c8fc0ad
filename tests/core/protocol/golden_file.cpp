// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/protocol/golden_file.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

namespace
{

constexpr qsizetype kWidth = 140;
constexpr qsizetype kIndent = 2;

/// Text, number, true, false or null, escaped as the encoder escapes it.
QByteArray scalar(const QJsonValue &value)
{
    QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

using Part = std::pair<QByteArray, QJsonValue>; ///< "name": and the value; no name in an array

QList<Part> partsOf(const QJsonValue &value)
{
    QList<Part> parts;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        parts.append({{}, item});
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        parts.append({scalar(it.key()) + ": ", it.value()});
    return parts;
}

QByteArray oneLine(const QJsonValue &value)
{
    if (!value.isArray() && !value.isObject())
        return scalar(value);
    QByteArrayList parts;
    for (const auto &[name, part] : partsOf(value))
        parts.append(name + oneLine(part));
    return value.isArray() ? '[' + parts.join(", ") + ']' : '{' + parts.join(", ") + '}';
}

/// @param column where the value begins, @param indent of the line it begins on
QByteArray layOut(const QJsonValue &value, qsizetype column, qsizetype indent)
{
    const QByteArray line = oneLine(value);
    const QList<Part> parts = partsOf(value);
    if (parts.isEmpty() || column + line.size() < kWidth)
        return line;
    const qsizetype inner = indent + kIndent;
    QByteArrayList lines;
    for (const auto &[name, part] : parts)
        lines.append(QByteArray(inner, ' ') + name + layOut(part, inner + name.size(), inner));
    return line.first(1) + '\n' + lines.join(",\n") + '\n' + QByteArray(indent, ' ') + line.last(1);
}

/// A JSON block: the comment with the path, the opening fence, the content, the closing fence.
QRegularExpression blockPattern(const QString &path)
{
    return QRegularExpression(u"(<!-- (%1) -->\\n```json\\n)(.*?)(```\\n)"_s.arg(path), QRegularExpression::DotMatchesEverythingOption);
}

QString absolute(const QString &path)
{
    return QDir(QStringLiteral(AUTHLINK_SOURCE_DIR)).filePath(path);
}

} // namespace

QString goldenPath(const QString &name)
{
    return u"tests/fixtures/protocol/"_s + name;
}

QStringList goldenFiles()
{
    QStringList files;
    QDirIterator it(absolute(goldenPath({})), {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(QDir(QStringLiteral(AUTHLINK_SOURCE_DIR)).relativeFilePath(it.next()));
    files.sort();
    return files;
}

QByteArray readable(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (document.isNull())
        return json;
    return layOut(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), 0, 0) + '\n';
}

QByteArray compact(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).toJson(QJsonDocument::Compact);
}

QByteArray readFile(const QString &path)
{
    QFile file(absolute(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(absolute(path));
    return QFileInfo(file).dir().mkpath(u"."_s) && file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QHash<QString, QByteArray> jsonBlocks(const QByteArray &markdown)
{
    QHash<QString, QByteArray> blocks;
    const QString text = QString::fromUtf8(markdown);
    auto matches = blockPattern(u"[^ ]+"_s).globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        blocks.insert(match.captured(2), match.captured(3).toUtf8());
    }
    return blocks;
}

QByteArray withJsonBlock(const QByteArray &markdown, const QString &path, const QByteArray &content)
{
    const QString text = QString::fromUtf8(markdown);
    const auto match = blockPattern(QRegularExpression::escape(path)).match(text);
    if (!match.hasMatch())
        return markdown;
    return (text.first(match.capturedStart(3)) + QString::fromUtf8(content) + text.sliced(match.capturedEnd(3))).toUtf8();
}

} // namespace authlink::test
