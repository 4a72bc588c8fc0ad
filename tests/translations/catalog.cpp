// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/translations/catalog.h"

#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

namespace
{

QStringList translationsOf(QXmlStreamReader &xml)
{
    QString text;
    QStringList forms;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::EndElement)
            break;
        if (token == QXmlStreamReader::StartElement)
            forms.append(xml.readElementText());
        else if (token == QXmlStreamReader::Characters)
            text += xml.text();
    }
    return forms.isEmpty() ? QStringList{text} : forms;
}

CatalogEntry entryOf(QXmlStreamReader &xml, const QString &context)
{
    CatalogEntry entry;
    entry.context = context;
    entry.hasPlural = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            entry.source = xml.readElementText();
        } else if (xml.name() == "comment"_L1) {
            entry.comment = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            entry.isFinished = !xml.attributes().hasAttribute("type"_L1);
            entry.translations = translationsOf(xml);
        } else {
            xml.skipCurrentElement();
        }
    }
    return entry;
}

QStringList allOf(const QString &text, const char *pattern)
{
    QStringList found;
    auto matches = QRegularExpression(QLatin1String(pattern)).globalMatch(text);
    while (matches.hasNext())
        found.append(matches.next().captured());
    found.sort();
    return found;
}

/// What the ends of a text must share with its translation: blanks, and the mark that says how the sentence ends.
QString ends(const QString &text)
{
    static const QRegularExpression pattern(u"^(\\s*).*?([.…:?!,]*\\s*)$"_s, QRegularExpression::DotMatchesEverythingOption);
    const auto match = pattern.match(text);
    return match.captured(1) + u'|' + match.captured(2);
}

} // namespace

QString CatalogEntry::key() const
{
    return u"%1: “%2”%3"_s.arg(context, source, comment.isEmpty() ? QString() : u" (%1)"_s.arg(comment));
}

base::Result<QList<CatalogEntry>> readCatalog(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(base::ErrorCode::Invalid, path + u": "_s + file.errorString());
    QXmlStreamReader xml(&file);
    QList<CatalogEntry> entries;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            entries.append(entryOf(xml, context));
    }
    if (xml.hasError())
        return base::fail(base::ErrorCode::Invalid, path + u": "_s + xml.errorString());
    return entries;
}

QStringList faultsOf(const CatalogEntry &entry, int pluralForms)
{
    QStringList faults;
    const auto fault = [&](const char *what) { faults.append(entry.key() + u" "_s + QLatin1String(what)); };
    if (!entry.isFinished)
        fault("is not finished");
    if (entry.translations.size() != (entry.hasPlural ? pluralForms : 1))
        fault("has not as many forms as the language");
    constexpr char kPlaceholders[] = "%(L?\\d+|L?n)";
    constexpr char kAccelerators[] = "&(?=[^\\s&])";
    constexpr char kKeys[] = "\\b((Ctrl|Shift|Alt)\\+)+\\S\\w*";
    for (const QString &translation : entry.translations) {
        if (translation.trimmed().isEmpty())
            fault("has an empty translation");
        else if (isKey(entry.source) && translation != entry.source)
            fault("names another key");
        if (allOf(translation, kPlaceholders) != allOf(entry.source, kPlaceholders))
            fault("has other placeholders");
        if (allOf(translation, kAccelerators).size() != allOf(entry.source, kAccelerators).size())
            fault("has other accelerators");
        if (allOf(translation, kKeys) != allOf(entry.source, kKeys))
            fault("names other keys");
        if (ends(translation) != ends(entry.source))
            fault("begins or ends otherwise (blanks, punctuation)");
    }
    return faults;
}

QString withoutAccelerator(const QString &text)
{
    static const QRegularExpression accelerator(u"&(.)"_s);
    return QString(text).replace(accelerator, u"\\1"_s);
}

bool isKey(const QString &source)
{
    static const QRegularExpression key(u"^((Ctrl|Shift|Alt)\\+)+\\w+$"_s);
    return key.match(source).hasMatch();
}

} // namespace authlink::test
