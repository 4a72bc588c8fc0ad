// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/policy/phrases.h"

#include "core/base/language.h"
#include "core/protocol/json/json_values.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace authlink::protocol
{

namespace
{

constexpr std::array<QLatin1StringView, kPhraseCount> kPhraseNames{"preparing"_L1,
                                                                   "waiting_to_open"_L1,
                                                                   "hand_over"_L1,
                                                                   "not_opened"_L1,
                                                                   "undeliverable"_L1,
                                                                   "message_blocked"_L1,
                                                                   "landline"_L1,
                                                                   "opened"_L1,
                                                                   "capture_slow"_L1,
                                                                   "capturing"_L1,
                                                                   "retry_too_dark"_L1,
                                                                   "retry_face"_L1,
                                                                   "retry_other"_L1,
                                                                   "last_attempt"_L1,
                                                                   "checking"_L1,
                                                                   "processing_slow"_L1,
                                                                   "second_device"_L1,
                                                                   "second_browser"_L1,
                                                                   "unattributed_attempt"_L1,
                                                                   "second_word"_L1,
                                                                   "moment"_L1,
                                                                   "outage"_L1,
                                                                   "verified"_L1,
                                                                   "verified_second_device"_L1,
                                                                   "validity_ended"_L1,
                                                                   "not_completed"_L1,
                                                                   "try_again"_L1,
                                                                   "colleague"_L1,
                                                                   "expired"_L1,
                                                                   "cancelled"_L1,
                                                                   "send_failed"_L1,
                                                                   "closed"_L1,
                                                                   "not_current"_L1};

constexpr QLatin1StringView kCompany("company");
constexpr QLatin1StringView kContact("contact");
constexpr QLatin1StringView kWords("words");

/// The code words are a check of the caller: a phrase that has them can't be without.
bool needsWords(Phrase phrase)
{
    return phrase == Phrase::WaitingToOpen || phrase == Phrase::HandOver;
}

QString problemOf(QChar character)
{
    if (character.isDigit())
        return u"holds a digit: write numbers as words"_s;
    if (character.category() == QChar::Other_Control)
        return u"holds a control character or a line break"_s;
    if (character == u'{' || character == u'}')
        return u"holds a brace that belongs to no placeholder"_s;
    const bool isLatin = character.isLetter() && character.script() == QChar::Script_Latin;
    if (isLatin || character == u' ' || u".,;:?!\u00BF\u00A1'-\u2018\u2019\u201C\u201D"_s.contains(character))
        return {};
    return character.isSurrogate() || !character.isPrint() ? u"holds a character that nobody can read aloud"_s
                                                           : u"holds '%1', which nobody can read aloud"_s.arg(character);
}

/// Takes the placeholders out; what is left over of braces belongs to none.
QString withoutPlaceholders(QString text, Phrase phrase)
{
    for (const QLatin1StringView name : placeholdersOf(phrase))
        text.remove(u'{' + name + u'}');
    return text;
}

} // namespace

QLatin1StringView nameOf(Phrase phrase)
{
    return kPhraseNames.at(static_cast<std::size_t>(phrase));
}

QList<Phrase> allPhrases()
{
    QList<Phrase> all;
    for (int i = 0; i < kPhraseCount; ++i)
        all.append(static_cast<Phrase>(i));
    return all;
}

QList<QLatin1StringView> placeholdersOf(Phrase phrase)
{
    QList<QLatin1StringView> names{kCompany};
    if (phrase == Phrase::WaitingToOpen)
        names.append(kContact);
    if (needsWords(phrase))
        names.append(kWords);
    return names;
}

QString phraseProblem(Phrase phrase, const QString &text)
{
    if (text.size() > kMaxPhrase)
        return u"is longer than %1 characters: nobody reads that aloud in one breath"_s.arg(kMaxPhrase);
    const QString plain = withoutPlaceholders(text, phrase);
    for (const QChar character : plain) {
        if (QString problem = problemOf(character); !problem.isEmpty())
            return problem;
    }
    if (plain.simplified().isEmpty())
        return u"says nothing; leave the key out for the console's own words"_s;
    if (needsWords(phrase) && !text.contains(u'{' + kWords + u'}'))
        return u"lacks the placeholder {words}, which asks the caller for the second word"_s;
    return {};
}

void writePhrases(const ObjectText &object, const OwnPhrases &phrases)
{
    if (phrases.isEmpty())
        return;
    object.object("coaching"_L1, [&phrases](const ObjectText &languages) {
        for (const QLatin1StringView language : base::kLanguages) {
            const auto own = phrases.constFind(language);
            if (own == phrases.cend())
                continue;
            languages.object(language, [&own](const ObjectText &texts) {
                for (auto phrase = own->cbegin(); phrase != own->cend(); ++phrase)
                    texts.value(nameOf(phrase.key()), phrase.value());
            });
        }
    });
}

OwnPhrases phrasesFromJson(const QJsonObject &json)
{
    OwnPhrases phrases;
    for (const QLatin1StringView language : base::kLanguages) {
        const QJsonObject texts = json.value(language).toObject();
        for (const Phrase phrase : allPhrases()) {
            const QString text = textField(texts, nameOf(phrase), kMaxPhrase + 1); // one more: too long is not cut to fit
            if (phraseProblem(phrase, text).isEmpty())
                phrases[language].insert(phrase, text);
        }
    }
    return phrases;
}

} // namespace authlink::protocol
