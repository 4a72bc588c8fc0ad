// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/terminal_text.h"

#include <QList>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

QString printable(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    const auto points = text.toUcs4();
    for (const uint point : points) {
        if (point == u'\n' || QChar::isPrint(point))
            shown += QChar::fromUcs4(point);
        else
            shown += u"\\u%1"_s.arg(point, 4, 16, QChar(u'0'));
    }
    return shown;
}

} // namespace authlink::app
