// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/translations.h"
#include "core/base/language.h"
#include "ui/shell/language_menu.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;

class TranslationsTest : public QObject
{
    Q_OBJECT

private:
    static QString newAction() { return QCoreApplication::translate("authlink::ui::MainWindow", "&New…"); }
    static QString shown(int count) { return QCoreApplication::translate("authlink::ui::HistoryTab", "%n shown", nullptr, count); }

private Q_SLOTS:
    void theFirstLanguageOfTheSystemThatThereIsCounts_data()
    {
        QTest::addColumn<QStringList>("uiLanguages");
        QTest::addColumn<QString>("language");
        const auto row = [](const char *languages, const char *expected) {
            QTest::newRow(languages) << QString::fromLatin1(languages).split(u' ', Qt::SkipEmptyParts) << QString::fromLatin1(expected);
        };
        row("en-US en", "en");
        row("es-MX es", "es");
        row("pt-BR pt", "pt-BR");
        row("pt-PT pt", "pt-BR");
        row("de-DE de es-ES es", "es");
        row("de-DE de", "en");
        row("C", "en");
        row("", "en");
    }

    void theFirstLanguageOfTheSystemThatThereIsCounts()
    {
        QFETCH(QStringList, uiLanguages);
        QFETCH(QString, language);
        QCOMPARE(app::systemLanguage(uiLanguages), language);
    }

    void datesFollowTheLanguageAndThePlace_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("system");
        QTest::addColumn<QString>("locale");
        QTest::newRow("same") << "es"
                              << "es_MX"
                              << "es_MX";
        QTest::newRow("other language") << "es"
                                        << "en_US"
                                        << "es_US";
        QTest::newRow("English in Germany") << "en"
                                            << "de_DE"
                                            << "en_DE";
        QTest::newRow("not spoken there") << "pt-BR"
                                          << "ja_JP"
                                          << "pt_BR";
        QTest::newRow("no system language, Spanish") << "es"
                                                     << "C"
                                                     << "es_ES";
        QTest::newRow("no system language, Portuguese") << "pt-BR"
                                                        << "C"
                                                        << "pt_BR";
        QTest::newRow("no system language, English") << "en"
                                                     << "C"
                                                     << "C";
    }

    void datesFollowTheLanguageAndThePlace()
    {
        QFETCH(QString, language);
        QFETCH(QString, system);
        QFETCH(QString, locale);
        QCOMPARE(app::localeFor(language, QLocale(system)).name(), locale);
    }

    void everyLanguageHasItsTexts()
    {
        const QHash<QString, QString> expected{{u"en"_s, u"&New…"_s}, {u"es"_s, u"&Nueva…"_s}, {u"pt-BR"_s, u"&Nova…"_s}};
        for (const QString &language : base::languages()) {
            const QLocale before;
            {
                const app::Translations translations(language);
                QCOMPARE(newAction(), expected.value(language));
                QVERIFY(!shown(1).isEmpty() && !shown(1).contains(u'%'));
                QCOMPARE(QLocale().language() == QLocale::C ? QLocale::English : QLocale().language(), QLocale(language).language());
            }
            QCOMPARE(newAction(), u"&New…"_s);
            QCOMPARE(QLocale(), before);
        }
    }

    void aPluralHasItsOwnForm()
    {
        const app::Translations translations(u"es"_s);
        QCOMPARE(shown(1), u"1 mostrada"_s);
        QCOMPARE(shown(2), u"2 mostradas"_s);
    }

    void qtSpeaksTheLanguageToo()
    {
        const app::Translations translations(u"es"_s);
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"Cancelar"_s);
    }

    void theMenuKeepsWhatIsChosenForTheNextStart()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        QCOMPARE(ui::chosenLanguage(settings), QString());
        QMenu menu;
        ui::addLanguageMenu(menu, settings);
        const auto action = [&menu](const char *name) { return menu.findChild<QAction *>(QLatin1String(name)); };
        QVERIFY(action("languageActionSystem")->isChecked());
        action("languageAction_pt-BR")->trigger();
        QCOMPARE(ui::chosenLanguage(settings), u"pt-BR"_s);
        QMenu next;
        ui::addLanguageMenu(next, settings);
        QVERIFY(next.findChild<QAction *>(u"languageAction_pt-BR"_s)->isChecked());
        action("languageActionSystem")->trigger();
        QCOMPARE(ui::chosenLanguage(settings), QString());
    }

    void aLanguageThatIsNotThereIsNotChosen()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        settings.setValue(u"window/language"_s, u"tlh"_s);
        QCOMPARE(ui::chosenLanguage(settings), QString());
    }
};

QTEST_MAIN(TranslationsTest)
#include "translations_test.moc"
