// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/translations/pseudo_translator.h"

#include "tests/translations/catalog.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

namespace
{

constexpr double kGrowth = 0.4;
constexpr qsizetype kLongestWord = 6; // so that the added text can be wrapped like any other

QChar accentedLetter(QChar letter)
{
    static const QString plain = u"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"_s;
    static const QString accents = u"ÀƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž"_s;
    const qsizetype at = plain.indexOf(letter);
    return at < 0 ? letter : accents.at(at);
}

bool isPlaceholder(QStringView text, qsizetype at)
{
    return at > 0 && (text.at(at - 1) == u'%' || (at > 1 && text.at(at - 1) == u'L' && text.at(at - 2) == u'%'));
}

QString padding(qsizetype length)
{
    QString added;
    while (added.size() < length) {
        const bool betweenWords = (added.size() + 1) % (kLongestWord + 1) == 1;
        added += betweenWords ? u' ' : QChar(u'ö');
    }
    return added;
}

} // namespace

PseudoTranslator::PseudoTranslator(QObject *parent) : QTranslator(parent)
{
    if (!m_plurals.load(u":/translations/authlink_en.qm"_s) || !m_known.load(u":/translations/authlink_es.qm"_s))
        qFatal("the console's catalogs are not in this program");
}

QString PseudoTranslator::translate(const char *context, const char *sourceText, const char *disambiguation, int n) const
{
    if (m_known.translate(context, sourceText, disambiguation, n).isNull())
        return {};
    const QString plural = m_plurals.translate(context, sourceText, disambiguation, n);
    const QString text = plural.isNull() ? QString::fromUtf8(sourceText) : plural;
    return isKey(text) ? text : accented(text);
}

QString PseudoTranslator::accented(const QString &text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool stays = isPlaceholder(text, i) || (i > 0 && text.at(i - 1) == u'&');
        result += stays ? text.at(i) : accentedLetter(text.at(i));
    }
    return u"⟦%1%2⟧"_s.arg(result, padding(qRound(double(text.size()) * kGrowth)));
}

} // namespace authlink::test
