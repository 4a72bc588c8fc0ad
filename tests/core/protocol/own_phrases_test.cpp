// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/json/object_text.h"
#include "core/protocol/policy/phrases.h"

#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using protocol::OwnPhrases;
using protocol::Phrase;
using protocol::phraseProblem;

namespace
{

QJsonObject written(const OwnPhrases &phrases)
{
    base::JsonText out;
    {
        const protocol::ObjectText object(out);
        protocol::writePhrases(object, phrases);
    }
    return QJsonDocument::fromJson(out.text()).object();
}

} // namespace

/// What an operator may have agents say, at the relay's end and, once more, at the console's.
class OwnPhrasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPhraseHasANameOfItsOwn()
    {
        QStringList names;
        for (const Phrase phrase : protocol::allPhrases())
            names.append(protocol::nameOf(phrase));
        QCOMPARE(names.size(), qsizetype(protocol::kPhraseCount));
        QCOMPARE(names.removeDuplicates(), 0);
        QVERIFY(!names.contains(QString()));
        // Where the two lists could have slipped against each other.
        QCOMPARE(protocol::nameOf(Phrase::Preparing), "preparing"_L1);
        QCOMPARE(protocol::nameOf(Phrase::LastAttempt), "last_attempt"_L1);
        QCOMPARE(protocol::nameOf(Phrase::SecondWord), "second_word"_L1);
        QCOMPARE(protocol::nameOf(Phrase::Verified), "verified"_L1);
        QCOMPARE(protocol::nameOf(Phrase::NotCompleted), "not_completed"_L1);
        QCOMPARE(protocol::nameOf(Phrase::NotCurrent), "not_current"_L1);
    }

    void whatCannotBeReadAloudIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *name, const QString &text, const char *why) {
            QTest::newRow(name) << text << QString::fromLatin1(why);
        };
        row("empty", {}, "says nothing");
        row("blank", u"   "_s, "says nothing");
        row("only a placeholder", u" {company} "_s, "says nothing");
        row("too long", QString(protocol::kMaxPhrase + 1, u'a'), "160 characters");
        row("markup", u"Thank <b>you</b>."_s, "'<'");
        row("an entity", u"Terms &amp; conditions."_s, "'&'");
        row("a digit", u"Call 555."_s, "digit");
        row("a digit of another script", u"Call \u0665."_s, "digit");
        row("a line break", u"Thank\nyou."_s, "line break");
        row("a control character", u"Thank\u0007you."_s, "control");
        row("a placeholder that is none", u"Hello {name}."_s, "brace");
        row("a placeholder of another phrase", u"It went to {contact}."_s, "brace");
        row("a place for a number", u"Hello %1."_s, "'%'");
        row("an address", u"See bank.example/help."_s, "'/'");
        row("an emoji", u"Thank you \U0001F642"_s, "nobody can read");
        row("a direction mark", u"Thank \u202Eyou"_s, "nobody can read");
        row("a zero-width space", u"Thank\u200Byou"_s, "nobody can read");
        row("a no-break space", u"Thank\u00A0you"_s, "nobody can read");
        row("letters that look like others", u"Th\u0430nk you."_s, "nobody can read");
        row("stacked marks", u"a\u0301\u0301\u0301"_s, "nobody can read");
    }
    void whatCannotBeReadAloudIsRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, why);
        const QString problem = phraseProblem(Phrase::Closed, text);
        QVERIFY2(problem.contains(why), qPrintable(problem));
        // And is not said if a relay sends it all the same.
        QCOMPARE(protocol::phrasesFromJson({{u"en"_s, QJsonObject{{u"closed"_s, text}}}}), OwnPhrases());
    }

    void plainWordsMayBeSaid()
    {
        for (const QString &text : {u"Thank you for calling {company}."_s, u"\u00BFEn qué le ayudo? \u00A1Hasta mañana!"_s,
                                    u"O e-mail não chegou; \u2018amora\u2019 é a palavra."_s, QString(protocol::kMaxPhrase, u'a')})
            QCOMPARE(phraseProblem(Phrase::Closed, text), QString());
        QCOMPARE(phraseProblem(Phrase::WaitingToOpen, u"{company} wrote to {contact}. {words}"_s), QString());
        QCOMPARE(phraseProblem(Phrase::HandOver, u"Open it. {words}"_s), QString());
    }

    void theCodeWordsAreNotLeftOut()
    {
        for (const Phrase phrase : {Phrase::WaitingToOpen, Phrase::HandOver})
            QVERIFY(phraseProblem(phrase, u"Please open the link."_s).contains("{words}"_L1));
    }

    void theyTravelByNameAndOnlyThoseThatThereAre()
    {
        QCOMPARE(written({}), QJsonObject());
        const OwnPhrases own{{u"en"_s, {{Phrase::Closed, u"Goodbye."_s}, {Phrase::NotCompleted, u"I cannot go on."_s}}},
                             {u"pt-BR"_s, {{Phrase::Closed, u"Até logo."_s}}}};
        const QJsonObject json = written(own);
        QCOMPARE(json.keys(), QStringList{u"coaching"_s});
        const QJsonObject languages = json.value("coaching"_L1).toObject();
        QCOMPARE(languages.value("en"_L1).toObject().keys(), (QStringList{u"closed"_s, u"not_completed"_s}));
        QCOMPARE(protocol::phrasesFromJson(languages), own);
    }

    void whatANewerRelaySaysIsLeftOutAndTheRestTaken()
    {
        const OwnPhrases read = protocol::phrasesFromJson(
            {{u"fr"_s, QJsonObject{{u"closed"_s, u"Au revoir."_s}}},
             {u"es"_s, u"Hola."_s},
             {u"en"_s,
              QJsonObject{
                  {u"brand_new"_s, u"Hello."_s}, {u"expired"_s, 1}, {u"waiting_to_open"_s, u"Open it."_s}, {u"closed"_s, u"Goodbye."_s}}}});
        QCOMPARE(read, (OwnPhrases{{u"en"_s, {{Phrase::Closed, u"Goodbye."_s}}}}));
    }
};

QTEST_GUILESS_MAIN(OwnPhrasesTest)
#include "own_phrases_test.moc"
