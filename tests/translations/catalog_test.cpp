// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/translations/catalog.h"

#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using test::CatalogEntry;

/// The texts for people in resources/translations: each one that the sources have, in every language, whole.
class CatalogTest : public QObject
{
    Q_OBJECT

private:
    static QString pathOf(const QString &language)
    {
        return QStringLiteral(AUTHLINK_SOURCE_DIR "/resources/translations/authlink_%1.ts").arg(language);
    }

    static QSet<QString> keysOf(const QList<CatalogEntry> &entries)
    {
        QSet<QString> keys;
        for (const CatalogEntry &entry : entries)
            keys.insert(entry.key());
        return keys;
    }

    static QString linesOf(const QSet<QString> &keys)
    {
        QStringList lines(keys.begin(), keys.end());
        lines.sort();
        return lines.join(u'\n');
    }

    static CatalogEntry entry(const char *source, const char *translation)
    {
        CatalogEntry made;
        made.context = u"Test"_s;
        made.source = QString::fromUtf8(source);
        made.translations = {QString::fromUtf8(translation)};
        return made;
    }

    static void languages()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << u"en"_s;
        QTest::newRow("es") << u"es"_s;
        QTest::newRow("pt-BR") << u"pt_BR"_s;
    }

private Q_SLOTS:
    void findsWhatIsWrong_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("translation");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *source, const char *translation, const char *fault) {
            QTest::addRow("%s", source) << QString::fromUtf8(source) << QString::fromUtf8(translation) << QString::fromUtf8(fault);
        };
        row("To %1", "Para %1", "");
        row("Sent %1 of %2", "De %2, %1", "");
        row("Wait %1", "Espere", "has other placeholders");
        row("Wait for %1", "Espere %2", "has other placeholders");
        row("%n left", "quedan", "has other placeholders");
        row("100 % sure", "100 % seguro", "");
        row("&Send", "&Enviar", "");
        row("&Go", "Ir", "has other accelerators");
        row("Black && white", "Blanco && negro", "");
        row("Ctrl+N", "Ctrl+N", "");
        row("Ctrl+L", "Ctrl+A", "names another key");
        row("Search (Ctrl+N)", "Buscar (Ctrl+B)", "names other keys");
        row("Done.", "Hecho.", "");
        row("Really?", "¿De verdad?", "");
        row("New…", "Nuevo", "begins or ends otherwise (blanks, punctuation)");
        row("It failed.", "Ha fallado", "begins or ends otherwise (blanks, punctuation)");
        row(" Again in %1.", "Otra vez en %1.", "begins or ends otherwise (blanks, punctuation)");
        row("Nothing", " ", "has an empty translation");
    }

    void findsWhatIsWrong()
    {
        QFETCH(QString, source);
        QFETCH(QString, translation);
        QFETCH(QString, fault);
        const QString faults = test::faultsOf(entry(source.toUtf8().constData(), translation.toUtf8().constData()), 2).join(u'\n');
        QVERIFY2(fault.isEmpty() ? faults.isEmpty() : faults.contains(fault), qPrintable(faults));
    }

    void anUnfinishedTextIsWrong()
    {
        CatalogEntry unfinished = entry("Done", "Hecho");
        unfinished.isFinished = false;
        QCOMPARE(test::faultsOf(unfinished, 2).size(), 1);
    }

    void aPluralNeedsEveryForm()
    {
        CatalogEntry plural = entry("%n left", "queda %n");
        plural.hasPlural = true;
        QCOMPARE(test::faultsOf(plural, 2).size(), 1);
        plural.translations.append(u"quedan %n"_s);
        QCOMPARE(test::faultsOf(plural, 2), QStringList());
    }

    void everyTextIsTranslated_data() { languages(); }

    void everyTextIsTranslated()
    {
        QFETCH(QString, language);
        const auto entries = test::readCatalog(pathOf(language));
        QVERIFY2(entries, qPrintable(entries ? QString() : entries.error().message));
        QVERIFY(!entries->isEmpty());
        constexpr int kForms = 2; // one and many, in all three languages
        QStringList faults;
        for (const CatalogEntry &each : *entries)
            faults += test::faultsOf(each, kForms);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void thePluralsOfEnglishAreThere()
    {
        const auto english = test::readCatalog(pathOf(u"en"_s));
        const auto spanish = test::readCatalog(pathOf(u"es"_s));
        QVERIFY(english && spanish);
        QList<CatalogEntry> plurals;
        std::copy_if(spanish->begin(), spanish->end(), std::back_inserter(plurals),
                     [](const CatalogEntry &each) { return each.hasPlural; });
        QCOMPARE(linesOf(keysOf(*english)), linesOf(keysOf(plurals)));
    }

    void theFilesHoldWhatTheSourcesSay_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("es") << u"es"_s;
        QTest::newRow("pt-BR") << u"pt_BR"_s;
    }

    void theFilesHoldWhatTheSourcesSay()
    {
        QFETCH(QString, language);
        const QTemporaryDir folder;
        const QString fresh = folder.filePath(QFileInfo(pathOf(language)).fileName()); // the name says the language
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(AUTHLINK_SOURCE_DIR));
        lupdate.start(QStringLiteral(AUTHLINK_LUPDATE),
                      QStringLiteral(AUTHLINK_LUPDATE_ARGUMENTS).split(u' ') + QStringList{u"-silent"_s, u"-ts"_s, fresh});
        QVERIFY2(lupdate.waitForFinished(), "lupdate does not run");
        QCOMPARE(lupdate.exitCode(), 0);
        // What lupdate doubts, the program does not find: a text whose context is not the one it is asked for by.
        QCOMPARE(QString::fromUtf8(lupdate.readAllStandardError()), QString());
        const auto said = test::readCatalog(fresh);
        const auto held = test::readCatalog(pathOf(language));
        QVERIFY(said && held);
        QVERIFY(said->size() > 100);
        static const QRegularExpression className(u"(^|::)[A-Z]\\w*$"_s);
        for (const CatalogEntry &each : *said)
            QVERIFY2(className.match(each.context).hasMatch(),
                     qPrintable(each.key() + u" is not in a class: asked for, it is not found"_s));
        const QString missing = linesOf(keysOf(*said) - keysOf(*held));
        QVERIFY2(missing.isEmpty(), qPrintable(u"not in the file, so ./dev translations:\n"_s + missing));
        const QString gone = linesOf(keysOf(*held) - keysOf(*said));
        QVERIFY2(gone.isEmpty(), qPrintable(u"only in the file, so ./dev translations:\n"_s + gone));
    }
};

QTEST_GUILESS_MAIN(CatalogTest)
#include "catalog_test.moc"
