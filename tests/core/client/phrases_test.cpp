// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/language.h"
#include "core/client/text/phrases.h"
#include "core/protocol/policy/phrases.h"
#include "tests/core/client/readability.h"
#include "tests/support/stream_fixtures.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using client::builtInPhrase;
using protocol::Phrase;
using test::readingOf;
using verification::Channel;

namespace
{

// What an agent says in one breath, and a caller on a bad line understands at once.
constexpr int kMaxSentences = 2;
constexpr int kMaxWords = 25;     // in a sentence
constexpr double kMinEase = 60.0; // of every phrase: plain language
constexpr double kMeanEase = 75.0;

QString keyOf(Phrase phrase, const QString &language)
{
    return language + u'.' + protocol::nameOf(phrase);
}

/// As the agent sees it: by every channel, with the words and without.
QStringList said(Phrase phrase, const QString &language)
{
    QStringList texts;
    for (const Channel channel : {Channel::Sms, Channel::Email}) {
        for (const bool landing : {true, false}) {
            auto view = test::viewIn(verification::Status::Sent);
            view.customer.language = language;
            view.channel = channel;
            view.landing = landing;
            view.firstWord = u"beija-flor"_s; // the longest of the lists
            texts.append(client::phraseText(phrase, view, u"Example Bank"_s, {}));
        }
    }
    texts.removeDuplicates();
    return texts;
}

} // namespace

/// Every phrase of resources/coaching, read as it is read aloud.
class PhrasesTest : public QObject
{
    Q_OBJECT

private:
    static void everyPhraseInEveryLanguage()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("number");
        for (const QString &language : base::languages()) {
            for (const Phrase phrase : protocol::allPhrases())
                QTest::newRow(qPrintable(keyOf(phrase, language))) << language << static_cast<int>(phrase);
        }
    }

private Q_SLOTS:
    void theFilesHoldThePhrasesAndNothingElse()
    {
        QStringList keys{u"part.phone"_s, u"part.email"_s, u"part.words"_s};
        for (const Phrase phrase : protocol::allPhrases())
            keys.append(protocol::nameOf(phrase));
        keys.sort();
        QCOMPARE(keys.removeDuplicates(), 0);
        for (const QString &language : base::languages()) {
            QFile file(QStringLiteral(AUTHLINK_SOURCE_DIR "/resources/coaching/") + language + u".json"_s);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(QJsonDocument::fromJson(file.readAll()).object().keys(), keys);
        }
    }

    void noTwoPhrasesSayTheSame()
    {
        for (const QString &language : base::languages()) {
            QStringList texts;
            for (const Phrase phrase : protocol::allPhrases())
                texts.append(builtInPhrase(phrase, language));
            QCOMPARE(texts.removeDuplicates(), 0);
        }
    }

    void oursKeepTheRulesOfTheOperators_data() { everyPhraseInEveryLanguage(); }
    void oursKeepTheRulesOfTheOperators()
    {
        QFETCH(QString, language);
        QFETCH(int, number);
        const auto phrase = static_cast<Phrase>(number);
        QCOMPARE(protocol::phraseProblem(phrase, builtInPhrase(phrase, language)), QString());
    }

    void aPhraseIsShortAndPlain_data() { everyPhraseInEveryLanguage(); }
    void aPhraseIsShortAndPlain()
    {
        QFETCH(QString, language);
        QFETCH(int, number);
        for (const QString &text : said(static_cast<Phrase>(number), language)) {
            const auto reading = readingOf(text, language);
            const QString measured = u"%1: %2 characters, %3 sentences, %4 words, ease %5"_s.arg(text)
                                         .arg(text.size())
                                         .arg(reading.sentences)
                                         .arg(reading.longest)
                                         .arg(reading.ease);
            QVERIFY2(text.size() <= protocol::kMaxPhrase, qPrintable(measured));
            QVERIFY2(reading.sentences >= 1 && reading.sentences <= kMaxSentences, qPrintable(measured));
            QVERIFY2(reading.longest <= kMaxWords, qPrintable(measured));
            QVERIFY2(reading.ease >= kMinEase, qPrintable(measured));
        }
    }

    void eachLanguageAsAWholeIsEasy()
    {
        for (const QString &language : base::languages()) {
            double sum = 0.0;
            for (const Phrase phrase : protocol::allPhrases())
                sum += readingOf(said(phrase, language).constFirst(), language).ease;
            QVERIFY2(sum / protocol::kPhraseCount >= kMeanEase, qPrintable(language + u": %1"_s.arg(sum / protocol::kPhraseCount)));
        }
    }

    void nothingIsLeftOpenOrShortened_data() { everyPhraseInEveryLanguage(); }
    void nothingIsLeftOpenOrShortened()
    {
        static const QRegularExpression shortened(u"\\p{Lu}{2,}|\\b(etc|ok|sr|sra|dr|dra|mr|mrs|tel|min|seg|info|app|Ok|Sr|Sra)\\b"_s,
                                                  QRegularExpression::UseUnicodePropertiesOption);
        QFETCH(QString, language);
        QFETCH(int, number);
        const auto phrase = static_cast<Phrase>(number);
        const QString written = builtInPhrase(phrase, language);
        QVERIFY2(!shortened.match(written).hasMatch(), qPrintable(written));
        for (const QString &text : said(phrase, language)) {
            QVERIFY2(!text.contains(u'{') && !text.contains(u'%'), qPrintable(text));
            QVERIFY2(text.endsWith(u'.') || text.endsWith(u'?'), qPrintable(text));
            QVERIFY2(text.at(0).isUpper() || text.at(0) == u'\u00BF', qPrintable(text));
            QCOMPARE(text.count(u'\u00BF'), language == "es"_L1 ? text.count(u'?') : 0);
        }
    }

    /// A bank says usted and você, and does not guess whether agent or caller is a man or a woman.
    void theAddressIsTheSameThroughout_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("never");
        QTest::newRow("es") << u"es"_s << u"tú|tu|tus|te|ti|contigo|tuyo|tuya|vos|vosotros|os|señor|señora"_s;
        QTest::newRow("pt-BR") << u"pt-BR"_s << u"tu|teu|tua|teus|tuas|te|ti|contigo|senhor|senhora|obrigado|obrigada|sozinho|sozinha"_s;
        QTest::newRow("en") << u"en"_s << u"sir|madam|guys|hey|he|she|his|her"_s;
    }
    void theAddressIsTheSameThroughout()
    {
        QFETCH(QString, language);
        QFETCH(QString, never);
        const QRegularExpression word(u"\\b(%1)\\b"_s.arg(never),
                                      QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
        for (const Phrase phrase : protocol::allPhrases()) {
            for (const QString &text : said(phrase, language))
                QVERIFY2(!word.match(text).hasMatch(), qPrintable(text));
        }
    }

    /// The caller may be the attacker: what was found, and that anything was suspected, is not for them.
    void whatGoesWrongIsNeverExplained_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("never");
        QTest::newRow("en") << u"en"_s
                            << u"face|selfie|recogni|block|list|enrol|spoof|fraud|match|suspect|alert|wrong|person|mask|fake|error|refus|"
                               "another caller|device|fail|proven|review"_s;
        QTest::newRow("es") << u"es"_s
                            << u"cara|rostro|selfie|reconoc|bloque|lista|inscri|registr|fraude|coincid|sospech|alerta|persona|máscara|"
                               "fals|error|rechaz|otra llamada|dispositivo|fall|prob"_s;
        QTest::newRow("pt-BR") << u"pt-BR"_s
                               << u"rosto|selfie|reconhec|bloque|lista|cadastr|fraude|coincid|suspeit|alerta|pessoa|máscara|fals|erro|"
                                  "recus|outra ligação|aparelho|falh|prova"_s;
    }
    void whatGoesWrongIsNeverExplained()
    {
        QFETCH(QString, language);
        QFETCH(QString, never);
        const QRegularExpression stem(never, QRegularExpression::CaseInsensitiveOption);
        for (const Phrase phrase : {Phrase::NotCompleted, Phrase::TryAgain, Phrase::Colleague, Phrase::Moment, Phrase::SecondWord}) {
            const QString text = builtInPhrase(phrase, language);
            QVERIFY2(!stem.match(text).hasMatch(), qPrintable(text));
        }
    }

    void syllablesAreCountedAsTheyAreSpoken_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("syllables");
        const auto row = [](const char *language, const QString &word, int syllables) {
            QTest::newRow(qPrintable(word)) << QString::fromLatin1(language) << word << syllables;
        };
        row("en", u"verification"_s, 5);
        row("en", u"please"_s, 1);
        row("en", u"table"_s, 2);
        row("en", u"cancelled"_s, 2);
        row("en", u"my"_s, 1);
        row("es", u"verificación"_s, 5);
        row("es", u"teléfono"_s, 4);
        row("es", u"que"_s, 1);
        row("es", u"día"_s, 2);
        row("es", u"y"_s, 1);
        row("pt-BR", u"verificação"_s, 5);
        row("pt-BR", u"não"_s, 1);
        row("pt-BR", u"câmera"_s, 3);
    }
    void syllablesAreCountedAsTheyAreSpoken()
    {
        QFETCH(QString, language);
        QFETCH(QString, word);
        QFETCH(int, syllables);
        QCOMPARE(test::syllablesOf(word, language), syllables);
    }

    void aHardTextIsMeasuredAsOne()
    {
        const auto easy = readingOf(u"We had a good day. The sun was out."_s, u"en"_s);
        QCOMPARE(easy.sentences, 2);
        QCOMPARE(easy.longest, 5);
        QCOMPARE(easy.ease, 206.835 - 1.015 * 4.5 - 84.6); // one syllable each
        const QString hard = u"Biometric authentication necessitates unconditional cooperation."_s;
        QVERIFY(readingOf(hard, u"en"_s).ease < 0.0);
        QVERIFY(readingOf(u"La autenticación biométrica requiere colaboración incondicional."_s, u"es"_s).ease < kMinEase);
        QVERIFY(readingOf(u"A autenticação biométrica necessita de colaboração incondicional."_s, u"pt-BR"_s).ease < kMinEase);
    }
};

QTEST_GUILESS_MAIN(PhrasesTest)
#include "phrases_test.moc"
