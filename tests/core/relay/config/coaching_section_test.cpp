// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/language.h"
#include "core/relay/config/config_file.h"

#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using protocol::Phrase;

/// The section [coaching]: what agents say in the operator's words.
class CoachingSectionTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    QString write(const QByteArray &text)
    {
        QFile file(m_dir.filePath(u"relay.toml"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("can't write the test's file");
        return file.fileName();
    }

    base::Result<relay::config::RelayConfig> load(const QByteArray &toml, const QProcessEnvironment &environment = {})
    {
        return relay::config::loadConfig(write(toml), environment);
    }

private Q_SLOTS:
    void nothingIsReplacedByDefault() { QVERIFY(load("")->coaching.phrases.isEmpty()); }

    void readsWhatIsThereByLanguage()
    {
        const auto config = load("[coaching.en]\nclosed = \"Thank you for calling {company}.\"\n"
                                 "[coaching.pt-BR]\nclosed = \"Ate\xCC\x81 logo.\"\nnot_completed = \"N\xC3\xA3o posso continuar.\"\n");
        QVERIFY2(config, config ? "" : qPrintable(config.error().message));
        const auto &phrases = config->coaching.phrases;
        QCOMPARE(phrases.keys(), (QStringList{u"en"_s, u"pt-BR"_s}));
        QCOMPARE(phrases[u"en"_s].value(Phrase::Closed), u"Thank you for calling {company}."_s);
        QCOMPARE(phrases[u"pt-BR"_s].value(Phrase::Closed), u"Até logo."_s); // however the accent was written
        QCOMPARE(phrases[u"pt-BR"_s].value(Phrase::NotCompleted), u"Não posso continuar."_s);
    }

    void everyPhraseOfEveryLanguageIsAKey()
    {
        QByteArray toml;
        for (const QString &language : base::languages()) {
            toml += "[coaching." + language.toLatin1() + "]\n";
            for (const Phrase phrase : protocol::allPhrases())
                toml += QByteArray(protocol::nameOf(phrase).data(), protocol::nameOf(phrase).size()) + " = \"Hello. {words}\"\n";
        }
        toml.replace("{words}", "{company}");
        toml.replace("waiting_to_open = \"Hello. {company}\"", "waiting_to_open = \"Hello. {words}\"");
        toml.replace("hand_over = \"Hello. {company}\"", "hand_over = \"Hello. {words}\"");
        const auto config = load(toml);
        QVERIFY2(config, config ? "" : qPrintable(config.error().message));
        for (const QString &language : base::languages())
            QCOMPARE(config->coaching.phrases.value(language).size(), qsizetype(protocol::kPhraseCount));
    }

    void theEnvironmentHasItsSay()
    {
        QProcessEnvironment environment;
        environment.insert(u"AUTHLINK_COACHING_PT_BR_EXPIRED"_s, u"O link venceu."_s);
        const auto config = load("", environment);
        QVERIFY2(config, config ? "" : qPrintable(config.error().message));
        QCOMPARE(config->coaching.phrases.value(u"pt-BR"_s).value(Phrase::Expired), u"O link venceu."_s);
        environment.insert(u"AUTHLINK_COACHING_FR_EXPIRED"_s, u"Trop tard."_s);
        QVERIFY(!load("", environment));
    }

    void refusesWithPlaceAndReason_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QStringList>("says");
        const auto row = [](const char *name, const QByteArray &toml, const QStringList &says) {
            QTest::newRow(name) << toml << (QStringList{u"relay.toml line"_s} + says);
        };
        row("an unknown phrase", "[coaching.en]\nclosd = \"Goodbye.\"\n", {u"line 2"_s, u"did you mean 'coaching.en.closed'"_s});
        row("a language that nobody is spoken to in", "[coaching.fr]\nclosed = \"Au revoir.\"\n", {u"line 1"_s, u"coaching.fr"_s});
        row("too long", "[coaching.en]\nopened = \"Yes.\"\nclosed = \"" + QByteArray(161, 'a') + "\"\n",
            {u"line 3"_s, u"coaching.en.closed"_s, u"160 characters"_s});
        row("a digit", "[coaching.es]\nclosed = \"Llame al 555.\"\n", {u"line 2"_s, u"coaching.es.closed"_s, u"digit"_s});
        row("markup", "[coaching.en]\nclosed = \"<b>Goodbye</b>\"\n", {u"line 2"_s, u"'<'"_s});
        row("a line break", "[coaching.en]\nclosed = \"Good\\nbye.\"\n", {u"line 2"_s, u"line break"_s});
        row("an unknown placeholder", "[coaching.en]\nclosed = \"Goodbye, {name}.\"\n", {u"line 2"_s, u"placeholder"_s});
        row("no code words", "[coaching.en]\nwaiting_to_open = \"Open it.\"\n", {u"line 2"_s, u"{words}"_s});
        row("empty", "[coaching.en]\nclosed = \"\"\n", {u"line 2"_s, u"leave the key out"_s});
        row("a number", "[coaching.en]\nclosed = 1\n", {u"line 2"_s, u"takes a text"_s});
    }
    void refusesWithPlaceAndReason()
    {
        QFETCH(QByteArray, toml);
        QFETCH(QStringList, says);
        const auto config = load(toml);
        QVERIFY(!config);
        for (const QString &part : says)
            QVERIFY2(config.error().message.contains(part), qPrintable(config.error().message));
    }

    void aReloadChecksThemAndLeavesThemToTheRestart()
    {
        auto file = relay::config::ConfigFile::read(write("[coaching.en]\nclosed = \"Goodbye.\"\n"), {});
        QVERIFY2(file, file ? "" : qPrintable(file.error().message));
        write("[coaching.en]\nclosed = \"Have a good day.\"\n");
        const auto changes = file->readAgain();
        QVERIFY2(changes, changes ? "" : qPrintable(changes.error().message));
        QCOMPARE(changes->needRestart, QStringList{u"coaching.en.closed"_s});
        QCOMPARE(changes->config.coaching.phrases[u"en"_s].value(Phrase::Closed), u"Goodbye."_s);
        write("[coaching.en]\nclosed = \"555\"\n");
        QVERIFY(!file->readAgain());
    }
};

QTEST_GUILESS_MAIN(CoachingSectionTest)
#include "coaching_section_test.moc"
