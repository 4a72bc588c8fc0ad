// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QTranslator>

namespace authlink::app
{

/// The console's texts, and Qt's own, in one language as long as this lives; dates and numbers are written in it, too. Made after the
/// application and before the first widget, since texts are read when a widget is made. Main thread.
class Translations final
{
public:
    /// `language`: one of base::languages().
    explicit Translations(const QString &language);
    ~Translations();
    Q_DISABLE_COPY_MOVE(Translations)

private:
    QLocale m_before;
    QTranslator m_qt; ///< what Qt says itself: buttons of dialogs, menus of text fields
    QTranslator m_own;
};

/// The first of the system's languages, as QLocale::uiLanguages() lists them, that the console has texts in; "en" if there is none.
[[nodiscard]] QString systemLanguage(const QStringList &uiLanguages);

/// How dates and numbers are written beside texts in `language`: as on this system if it speaks that language, otherwise the
/// language's way in the system's territory if there is one.
[[nodiscard]] QLocale localeFor(const QString &language, const QLocale &system);

} // namespace authlink::app
