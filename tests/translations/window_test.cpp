// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/translations.h"
#include "tests/translations/catalog.h"
#include "tests/translations/pseudo_translator.h"
#include "tests/translations/window_texts.h"
#include "tests/translations/window_tour.h"

#include <QApplication>
#include <QLabel>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;

namespace
{

/// A source text as it looks with something put in for its placeholders.
QRegularExpression patternOf(const QString &text)
{
    static const QRegularExpression placeholder(u"%(L?\\d+|L?n)"_s);
    QStringList parts;
    for (const QString &part : test::withoutAccelerator(text).split(placeholder))
        parts.append(QRegularExpression::escape(part));
    return QRegularExpression(u"^%1$"_s.arg(parts.join(u".+"_s)), QRegularExpression::DotMatchesEverythingOption);
}

/// Every text that a translator would have changed, in English.
QList<QRegularExpression> englishOf(const QString &language)
{
    const auto entries = test::readCatalog(
        QStringLiteral(AUTHLINK_SOURCE_DIR "/resources/translations/authlink_%1.ts").arg(QString(language).replace(u'-', u'_')));
    if (!entries)
        qFatal("%s", qPrintable(entries.error().message));
    static const QRegularExpression word(u"[A-Za-z]{3}"_s);
    QList<QRegularExpression> english{patternOf(u"Close"_s), patternOf(u"OK"_s), patternOf(u"Cancel"_s)}; // Qt's
    for (const test::CatalogEntry &entry : *entries) {
        if (word.match(entry.source).hasMatch() && !entry.translations.contains(entry.source))
            english.append(patternOf(entry.source));
    }
    return english;
}

} // namespace

/// The real windows in every language but English: nothing is left in English, and nothing is cut.
class WindowTest : public QObject
{
    Q_OBJECT

private:
    using Scene = void (test::WindowTour::*)();

    static QString withoutData(QString text, const QWidget &window)
    {
        QStringList data = test::dataOfTheTour();
        for (const QLabel *sentence : window.findChildren<QLabel *>(u"coachingSentence"_s)) // in the customer's language
            data.append(sentence->text().remove(QChar(0x201C)).remove(QChar(0x201D)));
        std::sort(data.begin(), data.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
        for (const QString &each : data) {
            if (!each.isEmpty())
                text.remove(each);
        }
        if (const qsizetype cut = text.indexOf(QChar(0x2026)); cut > 0) { // the beginning of a name on a narrow tab
            for (const QString &each : data) {
                qsizetype kept = std::min(each.size(), cut);
                while (kept > 2 && !QStringView(text).first(cut).endsWith(QStringView(each).first(kept)))
                    --kept;
                if (kept > 2)
                    return withoutData(text.remove(cut - kept, kept + 1), window);
            }
        }
        // Keys, the time of day, a library with its licence, and Qt's own word for the button of a window.
        static const QRegularExpression others(
            u"\\b((Ctrl|Shift|Alt)\\+)+\\S|\\bF[16]\\b|\\d ?(AM|PM)\\b|^.*\\((GPL|LGPL|BSD|Apache|ISC|CC0|MIT|Unicode|public)[^()]*\\)$|^Close$"_s,
            QRegularExpression::MultilineOption);
        return text.remove(others);
    }

    void expectNothingCut(const QWidget &window, const QString &scene)
    {
        for (const QString &cut : test::cutTextsOf(window) + test::ambiguousAcceleratorsOf(window))
            report(scene, cut);
    }

    void expectPseudo(const QWidget &window, const QString &scene)
    {
        static const QRegularExpression plain(u"[A-Za-z]{2}"_s);
        for (const test::WindowText &each : newTextsOf(window)) {
            if (plain.match(withoutData(each.text, window)).hasMatch())
                report(scene, u"%1 is not translated: “%2”"_s.arg(each.where, each.text));
        }
        expectNothingCut(window, scene);
    }

    void expectNoEnglish(const QWidget &window, const QString &scene)
    {
        static const QRegularExpression separator(u" · |\n|  |: "_s);
        for (const test::WindowText &each : newTextsOf(window)) {
            for (const QString &part : QStringList(each.text) + each.text.split(separator)) {
                const bool english = std::any_of(m_english.begin(), m_english.end(),
                                                 [&](const QRegularExpression &pattern) { return pattern.match(part).hasMatch(); });
                if (english)
                    report(scene, u"%1 is English: “%2”"_s.arg(each.where, part));
            }
        }
        expectNothingCut(window, scene);
    }

    /// A text stays through many scenes: it is looked at once.
    QList<test::WindowText> newTextsOf(const QWidget &window)
    {
        QList<test::WindowText> texts = test::textsOf(window);
        texts.removeIf([this](const test::WindowText &each) { return m_seen.contains(each.text); });
        for (const test::WindowText &each : texts)
            m_seen.insert(each.text);
        return texts;
    }

    /// Once each: a text stays on screen through many scenes.
    void report(const QString &scene, const QString &fault)
    {
        if (!m_reported.contains(fault))
            m_faults.append(u"[%1] %2"_s.arg(scene, fault));
        m_reported.insert(fault);
    }

    void startOver()
    {
        m_faults.clear();
        m_reported.clear();
        m_seen.clear();
    }

    void lead(Scene scene, const QString &language)
    {
        int stops = 0;
        startOver();
        if (language == "pseudo"_L1) {
            const QLocale before;
            QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
            test::PseudoTranslator pseudo;
            QCoreApplication::installTranslator(&pseudo);
            test::WindowTour tour([&](const QWidget &window, const QString &name) { ++stops, expectPseudo(window, name); });
            (tour.*scene)();
            QLocale::setDefault(before);
        } else {
            m_english = englishOf(language);
            const app::Translations translations(language);
            test::WindowTour tour([&](const QWidget &window, const QString &name) { ++stops, expectNoEnglish(window, name); });
            (tour.*scene)();
        }
        QVERIFY(stops > 0);
        QVERIFY2(m_faults.isEmpty(), qPrintable(m_faults.join(u'\n')));
    }

    QStringList m_faults;
    QSet<QString> m_reported;
    QSet<QString> m_seen;
    QList<QRegularExpression> m_english;

private Q_SLOTS:
    void aTextWithoutTranslationIsFound()
    {
        startOver();
        QLabel window(u"Plain words"_s);
        window.show();
        expectPseudo(window, u"test"_s);
        QCOMPARE(m_faults.size(), 1);
        window.setText(test::PseudoTranslator::accented(u"Sent %1 of %2"_s).arg(1).arg(2));
        startOver();
        expectPseudo(window, u"test"_s);
        QCOMPARE(m_faults, QStringList());
    }

    void aTextThatIsTooLongIsFound()
    {
        QWidget window;
        QLabel label(u"A label that needs more room"_s, &window);
        label.resize(label.sizeHint());
        window.show();
        QCOMPARE(test::cutTextsOf(window), QStringList());
        label.resize(label.sizeHint() - QSize(1, 0));
        QCOMPARE(test::cutTextsOf(window).size(), 1);
    }

    void showsNothingElse_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<Scene>("scene");
        const std::pair<const char *, Scene> scenes[] = {{"sign-in", &test::WindowTour::signIn},
                                                         {"proxy", &test::WindowTour::proxy},
                                                         {"start", &test::WindowTour::start},
                                                         {"verification", &test::WindowTour::verification},
                                                         {"verdicts", &test::WindowTour::verdicts},
                                                         {"timeline", &test::WindowTour::timeline},
                                                         {"connection", &test::WindowTour::connection},
                                                         {"history", &test::WindowTour::history},
                                                         {"help", &test::WindowTour::help},
                                                         {"phone", &test::WindowTour::phone}};
        for (const char *language : {"es", "pt-BR", "pseudo"}) {
            for (const auto &[name, scene] : scenes)
                QTest::addRow("%s %s", language, name) << QString::fromLatin1(language) << scene;
        }
    }

    void showsNothingElse()
    {
        QFETCH(QString, language);
        QFETCH(Scene, scene);
        lead(scene, language);
    }
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
