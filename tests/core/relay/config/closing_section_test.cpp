// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/config_file.h"
#include "core/relay/config/relay_config.h"

#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;

/// [closing], [[closing.outcome]] and [[follow_up]].
class ClosingSectionTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    QString write(const QByteArray &toml) const
    {
        QFile file(m_dir.filePath(u"relay.toml"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(toml) != toml.size())
            qFatal("can't write the test's file");
        return file.fileName();
    }
    base::Result<relay::config::RelayConfig> load(const QByteArray &toml, const QProcessEnvironment &environment = {}) const
    {
        return relay::config::loadConfig(write(toml), environment);
    }
    static QByteArray followUp(const QByteArray &url)
    {
        return "[[follow_up]]\nresults = [\"verified\"]\nlabel.en = \"Open\"\nurl = '" + url + "'\n";
    }
    static QByteArray outcomes(int count)
    {
        QByteArray toml;
        for (int i = 1; i <= count; ++i)
            toml += "[[closing.outcome]]\ncode = \"o" + QByteArray::number(i) + "\"\nlabel.en = \"O\"\n";
        return toml;
    }

private Q_SLOTS:
    void takesNotesAndOffersNothingByDefault()
    {
        const auto config = load("");
        QVERIFY(config.has_value());
        QVERIFY(config->closing.notes);
        QVERIFY(config->closing.outcomes.isEmpty());
        QVERIFY(config->closing.followUps.isEmpty());
    }

    void readsOutcomesAndFollowUpsInTheirOrder()
    {
        const auto config = load("[closing]\n"
                                 "notes = false\n"
                                 "[[closing.outcome]]\n"
                                 "code = \"address_changed\"\n"
                                 "label = { en = \"Address changed\", es = \"Dirección cambiada\", pt-BR = \"Endereço alterado\" }\n"
                                 "[[closing.outcome]]\n"
                                 "code = \"fraud-2\"\n"
                                 "label.en = \"Fraud suspected\"\n"
                                 "[[follow_up]]\n"
                                 "results = [\"verified\"]\n"
                                 "label.en = \"Open the record\"\n"
                                 "label.es = \"Abrir la ficha\"\n"
                                 "url = \"https://crm.bank.example/customers/{account}?call={call}\"\n"
                                 "[[follow_up]]\n"
                                 "results = [\"wrong_person\", \"denied\"]\n"
                                 "label.en = \"Report\"\n"
                                 "url = \"http://localhost:9000/report/{verification}/{verdict}?by={agent}&lang={language}\"\n");
        QVERIFY2(config, config ? "" : qPrintable(config.error().message));
        const protocol::ClosingView expected{
            .notes = false,
            .outcomes =
                {{.code = u"address_changed"_s,
                  .labels = {{u"en"_s, u"Address changed"_s}, {u"es"_s, u"Dirección cambiada"_s}, {u"pt-BR"_s, u"Endereço alterado"_s}}},
                 {.code = u"fraud-2"_s, .labels = {{u"en"_s, u"Fraud suspected"_s}}}},
            .followUps = {{.results = {u"verified"_s},
                           .labels = {{u"en"_s, u"Open the record"_s}, {u"es"_s, u"Abrir la ficha"_s}},
                           .url = u"https://crm.bank.example/customers/{account}?call={call}"_s},
                          {.results = {u"wrong_person"_s, u"denied"_s},
                           .labels = {{u"en"_s, u"Report"_s}},
                           .url = u"http://localhost:9000/report/{verification}/{verdict}?by={agent}&lang={language}"_s}}};
        QCOMPARE(config->closing, expected);
    }

    void readsTablesWithinALine()
    {
        const auto config = load(R"(
[closing]
outcome = [{ code = "a", label = { en = "A" } }, { code = "b", label = { en = "B" } }]
)");
        QVERIFY2(config, config ? "" : qPrintable(config.error().message));
        QCOMPARE(config->closing.outcomes.size(), 2);
        QCOMPARE(config->closing.outcomes.at(1).code, u"b"_s);
    }

    void refusesWithLineAndReason_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QStringList>("said");
        const auto row = [](const char *name, const QByteArray &toml, const QStringList &said) { QTest::newRow(name) << toml << said; };
        row("an outcome without a code", "\n[[closing.outcome]]\nlabel.en = \"A\"\n", {u"relay.toml line 2"_s, u"lacks a code"_s});
        row("an outcome without a label", "[[closing.outcome]]\ncode = \"a\"\n", {u"line 1"_s, u"lacks label.en"_s});
        row("an outcome only in Spanish", "[[closing.outcome]]\ncode = \"a\"\nlabel.es = \"A\"\n", {u"line 1"_s, u"lacks label.en"_s});
        row("a code with spaces", "[[closing.outcome]]\ncode = \"a b\"\nlabel.en = \"A\"\n", {u"line 2"_s, u"small letters"_s});
        row("a code in capitals", "[[closing.outcome]]\ncode = \"A\"\nlabel.en = \"A\"\n", {u"line 2"_s, u"small letters"_s});
        row("a code twice", "[[closing.outcome]]\ncode = \"a\"\nlabel.en = \"A\"\n[[closing.outcome]]\ncode = \"a\"\nlabel.en = \"B\"\n",
            {u"line 5"_s, u"once more"_s});
        row("a long label", "[[closing.outcome]]\ncode = \"a\"\nlabel.en = \"" + QByteArray(41, 'x') + "\"\n",
            {u"line 3"_s, u"longer than 40"_s});
        row("a turned label", "[[closing.outcome]]\ncode = \"a\"\nlabel.en = \"\\u202EA\"\n", {u"line 3"_s, u"not seen"_s});
        row("a label of two lines", "[[closing.outcome]]\ncode = \"a\"\nlabel.en = \"A\\nB\"\n", {u"line 3"_s, u"not seen"_s});
        row("31 outcomes", outcomes(31), {u"line 91"_s, u"one too many"_s, u"30"_s});
        row("a language nobody reads", "[[closing.outcome]]\ncode = \"a\"\nlabel.fr = \"A\"\n", {u"line 3"_s, u"unknown key"_s});
        row("a misspelled key", "[[follow_up]]\nresult = [\"verified\"]\n",
            {u"line 2"_s, u"unknown key 'follow_up.1.result'"_s, u"'results'"_s});
        row("a table for a list", "[closing.outcome]\ncode = \"a\"\n", {u"line 1"_s, u"[[closing.outcome]]"_s});
        row("texts for tables", "follow_up = [\"https://crm.example/\"]\n", {u"line 1"_s, u"[[follow_up]]"_s});
        row("no results", "[[follow_up]]\nlabel.en = \"Open\"\nurl = \"https://crm.example/\"\n", {u"line 1"_s, u"lacks results"_s});
        row("an unknown result", "[[follow_up]]\nresults = [\"passed\"]\nlabel.en = \"Open\"\nurl = \"https://crm.example/\"\n",
            {u"line 2"_s, u"wrong_person"_s, u"not 'passed'"_s});
        row("a fourth link of one result", followUp("https://crm.example/").repeated(4), {u"line 14"_s, u"'verified' once too often"_s});
        row("no address", "[[follow_up]]\nresults = [\"verified\"]\nlabel.en = \"Open\"\n", {u"line 1"_s, u"lacks a url"_s});
        row("plain http", followUp("http://crm.example/{account}"), {u"line 4"_s, u"https"_s});
        row("a script", followUp("javascript:alert({account})"), {u"line 4"_s});
        row("an unknown placeholder", followUp("https://crm.example/{customer_id}"), {u"line 4"_s, u"{customer_id}"_s, u"{account}"_s});
        row("a placeholder in the host", followUp("https://{account}.crm.example/"), {u"line 4"_s, u"{account}"_s});
        row("a placeholder as the name of a value", followUp("https://crm.example/?{account}=1"), {u"line 4"_s, u"{account}"_s});
        row("a number for notes", "[closing]\nnotes = 1\n", {u"line 2"_s, u"true or false"_s});
    }
    void refusesWithLineAndReason()
    {
        QFETCH(const QByteArray, toml);
        QFETCH(const QStringList, said);
        const auto config = load(toml);
        QVERIFY(!config);
        for (const QString &words : said)
            QVERIFY2(config.error().message.contains(words), qPrintable(config.error().message));
    }

    void takesThirtyOutcomes()
    {
        const auto config = load(outcomes(30));
        QVERIFY2(config, config ? "" : qPrintable(config.error().message));
        QCOMPARE(config->closing.outcomes.size(), 30);
    }

    void theEnvironmentHoldsNoTables()
    {
        QProcessEnvironment environment;
        environment.insert(u"AUTHLINK_CLOSING_NOTES"_s, u"false"_s);
        const auto config = load("", environment);
        QVERIFY(config.has_value());
        QVERIFY(!config->closing.notes);
        environment.insert(u"AUTHLINK_FOLLOW_UP_1_URL"_s, u"https://crm.example/"_s);
        QVERIFY(!load("", environment));
    }

    void aChangeWaitsForTheRestart()
    {
        const auto file = relay::config::ConfigFile::read(write(followUp("https://crm.example/{account}")), {});
        QVERIFY(file.has_value());
        write(followUp("https://crm.example/customers/{account}"));
        const auto changes = file->readAgain();
        QVERIFY2(changes, changes ? "" : qPrintable(changes.error().message));
        QCOMPARE(changes->needRestart, QStringList{u"follow_up.1.url"_s});
        QCOMPARE(changes->config.closing, file->config().closing);
    }
};

QTEST_GUILESS_MAIN(ClosingSectionTest)
#include "closing_section_test.moc"
