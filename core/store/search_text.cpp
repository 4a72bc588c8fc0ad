// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/search_text.h"

#include "core/base/log.h"

#include <QHash>

#include <unicode/translit.h>

#include <algorithm>
#include <array>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

constexpr char32_t kFirstBeyondAscii = 0x80;
constexpr char32_t kLastOfBasicPlane = 0xFFFF;

/// What people type for the Latin letters that do not decompose, such as "l" for "ł" and "ss" for "ß": CLDR's Latin-ASCII, as ICU has it.
QHash<char32_t, QString> lettersWithoutParts()
{
    QHash<char32_t, QString> letters;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> toAscii(icu::Transliterator::createInstance("Latin-ASCII", UTRANS_FORWARD, status));
    if (U_FAILURE(status) || !toAscii) {
        qCWarning(base::lcStore) << "ICU has no Latin-ASCII, so that letters such as the Polish l are not found as people type them:"
                                 << u_errorName(status);
        return letters;
    }
    for (char32_t c = kFirstBeyondAscii; c <= kLastOfBasicPlane; ++c) {
        if (QChar::script(c) != QChar::Script_Latin || !QChar::isLetter(c))
            continue;
        icu::UnicodeString text(static_cast<UChar32>(c));
        toAscii->transliterate(text);
        letters.insert(c, QString::fromUtf16(text.getBuffer(), text.length()));
    }
    return letters;
}

const QString *typedFor(char32_t letter)
{
    static const QHash<char32_t, QString> letters = lettersWithoutParts();
    const auto found = letters.constFind(letter);
    return found == letters.cend() ? nullptr : &*found;
}

/// Marks within a word that people type in many ways or not at all: what keyboards and programs have for an apostrophe (accents that stand
/// alone, modifier letters, quotation marks, a prime), and the middle dot.
bool isLeftOut(char32_t c)
{
    constexpr std::array<char32_t, 12> kMarks{U'\'',     U'`',      U'\u00b4', U'\u00b7', U'\u02b9', U'\u02bb',
                                              U'\u02bc', U'\u02bd', U'\u2018', U'\u2019', U'\u201b', U'\u2032'};
    return std::find(kMarks.begin(), kMarks.end(), c) != kMarks.end();
}

} // namespace

QString normalizedText(const QString &text)
{
    QString plain = text;
    plain.removeIf([](QChar c) { return isLeftOut(c.unicode()); }); // first: an accent that stands alone would leave a blank
    const QList<uint> apart = plain.normalized(QString::NormalizationForm_KD).toUcs4();
    QString kept;
    kept.reserve(apart.size());
    for (const char32_t c : apart) {
        const QChar::Category category = QChar::category(c);
        if (QChar::isMark(c) || isLeftOut(c) || category == QChar::Other_Format) // the last: directions, joiners, soft hyphens
            continue;
        if (category == QChar::Other_Control)
            kept += u' ';
        else if (category == QChar::Number_DecimalDigit)
            kept += QChar(u'0' + QChar::digitValue(c));
        else if (const QString *typed = c < kFirstBeyondAscii ? nullptr : typedFor(c))
            kept += *typed;
        else
            kept += QStringView(QChar::fromUcs4(c));
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
        } else if (c != u'.' && !word.isEmpty()) {
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
    const QString plain = normalizedText(text).remove(u"(0)"_s);
    for (const QChar c : plain) {
        if (c >= u'0' && c <= u'9')
            digits += c;
        else if (!c.isSpace() && c.category() != QChar::Punctuation_Dash && !u"+()./\u2212"_s.contains(c))
            return {};
    }
    return digits;
}

} // namespace authlink::store
