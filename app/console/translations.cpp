// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/translations.h"

#include "core/base/language.h"
#include "core/base/log.h"

#include <QCoreApplication>
#include <QLibraryInfo>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

Translations::Translations(const QString &language)
{
    QLocale::setDefault(localeFor(language, QLocale::system()));
    const QString suffix = QString(language).replace(u'-', u'_'); // as in the names of the files
    // Qt's texts are English in its code, and need no file for that.
    if (language != u"en" && !m_qt.load(u"qtbase_"_s + suffix, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        qCInfo(base::lcClient) << "Qt's own texts are not installed in" << language << "and stay English";
    if (!m_own.load(u":/translations/authlink_%1.qm"_s.arg(suffix)))
        qCWarning(base::lcClient) << "there are no texts in" << language;
    QCoreApplication::installTranslator(&m_qt);
    QCoreApplication::installTranslator(&m_own);
}

Translations::~Translations()
{
    QLocale::setDefault(m_before);
}

QString systemLanguage(const QStringList &uiLanguages)
{
    for (const QString &tag : uiLanguages) {
        if (const auto language = base::nearestLanguage(tag))
            return *language;
    }
    return u"en"_s;
}

QLocale localeFor(const QString &language, const QLocale &system)
{
    const QLocale own(language);
    const auto spoken = system.language() == QLocale::C ? QLocale::English : system.language();
    if (spoken == own.language())
        return system;
    return QLocale(own.language(), system.territory());
}

} // namespace authlink::app
