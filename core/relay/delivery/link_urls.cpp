// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/delivery/link_urls.h"

#include <QString>

namespace authlink::relay::delivery
{

namespace
{
QUrl under(const QUrl &base, const QString &path)
{
    QUrl url = base;
    QString start = url.path();
    while (start.endsWith(u'/'))
        start.chop(1);
    url.setPath(start + path);
    return url;
}
} // namespace

QUrl landingLink(const QUrl &base, const QByteArray &token)
{
    return under(base, QStringLiteral("/v/") + QString::fromLatin1(token));
}

QUrl reportLink(const QUrl &base, const QByteArray &token)
{
    return under(base, QStringLiteral("/webhooks/message/") + QString::fromLatin1(token));
}

} // namespace authlink::relay::delivery
