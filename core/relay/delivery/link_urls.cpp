// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/delivery/link_urls.h"

#include <QString>

using namespace Qt::Literals::StringLiterals;

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
    return under(base, u"/v/"_s + QString::fromLatin1(token));
}

QUrl reportLink(const QUrl &base, const QByteArray &token)
{
    return under(base, u"/webhooks/message/"_s + QString::fromLatin1(token));
}

} // namespace authlink::relay::delivery
