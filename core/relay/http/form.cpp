// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/form.h"

#include <QList>

namespace authlink::relay::http
{

QByteArray formDecoded(QByteArray encoded)
{
    return QByteArray::fromPercentEncoding(encoded.replace('+', ' '));
}

std::optional<QByteArray> onlyField(const QByteArray &form, QByteArrayView name)
{
    std::optional<QByteArray> found;
    for (const QByteArray &pair : form.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals < 0 || formDecoded(pair.left(equals)) != name)
            continue;
        if (found)
            return std::nullopt;
        found = formDecoded(pair.mid(equals + 1));
    }
    return found;
}

} // namespace authlink::relay::http
