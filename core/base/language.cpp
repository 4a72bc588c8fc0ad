// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/language.h"

#include <algorithm>

namespace authlink::base
{

namespace
{

QStringView firstSubtag(QStringView tag)
{
    const auto *const end = std::find_if(tag.begin(), tag.end(), [](QChar c) { return c == u'-' || c == u'_'; });
    return tag.first(end - tag.begin());
}

} // namespace

QStringList languages()
{
    return {kLanguages.begin(), kLanguages.end()};
}

bool isLanguage(QStringView tag)
{
    return std::find(kLanguages.begin(), kLanguages.end(), tag) != kLanguages.end();
}

std::optional<QString> nearestLanguage(QStringView tag)
{
    if (isLanguage(tag))
        return tag.toString();
    const QStringView wanted = firstSubtag(tag);
    for (const QLatin1StringView known : kLanguages) {
        if (firstSubtag(QString(known)).compare(wanted, Qt::CaseInsensitive) == 0)
            return QString(known);
    }
    return std::nullopt;
}

} // namespace authlink::base
