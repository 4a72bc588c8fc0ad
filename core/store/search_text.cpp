// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/search_text.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

QString normalizedText(const QString &text)
{
    const QString apart = text.normalized(QString::NormalizationForm_KD);
    QString kept;
    kept.reserve(apart.size());
    for (const QChar c : apart) {
        if (!c.isMark())
            kept += c;
    }
    return kept.toCaseFolded().simplified();
}

QStringList wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    const QString normalized = normalizedText(text);
    for (const QChar c : normalized) {
        if (c.isLetterOrNumber() || c.isSurrogate()) {
            word += c;
        } else if (c != u'\'' && c != u'\u2019' && c != u'.' && !word.isEmpty()) {
            words.append(word);
            word.clear();
        }
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

QString compactText(const QString &text)
{
    return wordsOf(text).join(QString());
}

QString phoneDigits(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9')
            digits += c;
        else if (!c.isSpace() && !u"+-()."_s.contains(c))
            return {};
    }
    return digits;
}

} // namespace authlink::store
