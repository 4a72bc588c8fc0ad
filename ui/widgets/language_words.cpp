// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/language_words.h"

#include "ui/widgets/parts.h"

namespace authlink::ui
{

QString languageWords(const QString &code)
{
    // Names of languages in themselves are the same in every translation.
    if (code == QLatin1String("en"))
        return QStringLiteral("English");
    if (code == QLatin1String("es"))
        return QStringLiteral("Espa\u00F1ol");
    if (code == QLatin1String("pt-BR"))
        return QStringLiteral("Portugu\u00EAs (Brasil)");
    return bounded(code, 20);
}

} // namespace authlink::ui
