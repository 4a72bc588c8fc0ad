// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/formats/plain_text.h"

namespace authlink::base
{

namespace
{

bool turnsDirection(QChar c)
{
    return (c >= u'\u202A' && c <= u'\u202E') || (c >= u'\u2066' && c <= u'\u2069') || c == u'\u200E' || c == u'\u200F' || c == u'\u061C';
}

/// Marks the order of bytes, annotates, or is no character at all.
bool isNoText(QChar c)
{
    return c == u'\uFEFF' || (c >= u'\uFFF9' && c <= u'\uFFFB') || c.unicode() >= 0xFFFE;
}

bool partsLines(QChar c)
{
    const QChar::Category category = c.category();
    return category == QChar::Other_Control || category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
}

} // namespace

QString plainParagraph(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            plain += c;
            plain += text.at(++i);
        } else if (partsLines(c)) {
            plain += u' ';
        } else if (!c.isSurrogate() && !turnsDirection(c) && !isNoText(c)) {
            plain += c;
        }
    }
    return plain.simplified();
}

} // namespace authlink::base
