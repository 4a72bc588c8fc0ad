// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/client/readability.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

namespace
{

QStringList allMatches(const QRegularExpression &pattern, const QString &text)
{
    QStringList found;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        found.append(matches.next().captured());
    return found;
}

int englishSyllables(const QString &word)
{
    static const QRegularExpression vowels(u"[aeiouy]+"_s);
    static const QRegularExpression silentEnd(u"([^l]|[aeiouy]l)e$|[^td]ed$"_s); // "please", "cancelled", but "table", "wanted"
    const auto groups = static_cast<int>(allMatches(vowels, word).size());
    return std::max(1, silentEnd.match(word).hasMatch() ? groups - 1 : groups);
}

/// Neighbouring vowels are one syllable for each strong one (a, e, o, and any with an accent), at least one.
int romanceSyllables(QString word)
{
    static const QRegularExpression vowels(u"[aeiouáéíóúüâêôãõà]+"_s);
    static const QRegularExpression strong(u"[aeoáéíóúâêôãõà]"_s);
    word.replace(u"ão"_s, u"ã"_s).replace(u"ãe"_s, u"ã"_s).replace(u"õe"_s, u"õ"_s); // diphthongs of Portuguese
    int count = 0;
    for (const QString &group : allMatches(vowels, word))
        count += std::max(1, static_cast<int>(allMatches(strong, group).size()));
    return std::max(1, count);
}

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression word(u"\\p{L}+(?:[-'\u2019]\\p{L}+)*"_s);
    return allMatches(word, text);
}

double easeOf(double wordsPerSentence, double syllablesPerWord, const QString &language)
{
    if (language == "es"_L1)
        return 206.84 - 60.0 * syllablesPerWord - 1.02 * wordsPerSentence;
    const double flesch = -84.6 * syllablesPerWord - 1.015 * wordsPerSentence;
    return (language == "pt-BR"_L1 ? 248.835 : 206.835) + flesch;
}

} // namespace

int syllablesOf(const QString &word, const QString &language)
{
    return language == "en"_L1 ? englishSyllables(word.toLower()) : romanceSyllables(word.toLower());
}

Reading readingOf(const QString &text, const QString &language)
{
    static const QRegularExpression end(u"[.?!]+"_s);
    Reading reading;
    int words = 0;
    int syllables = 0;
    for (const QString &sentence : text.split(end)) {
        const QStringList its = wordsOf(sentence);
        if (its.isEmpty())
            continue;
        ++reading.sentences;
        words += static_cast<int>(its.size());
        reading.longest = std::max(reading.longest, static_cast<int>(its.size()));
        for (const QString &word : its)
            syllables += syllablesOf(word, language);
    }
    if (words > 0)
        reading.ease = easeOf(double(words) / reading.sentences, double(syllables) / words, language);
    return reading;
}

} // namespace authlink::test
