// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/common/url.h"

#include <QHostAddress>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::http
{

QUrl joinUrl(const QUrl &base, const QString &path)
{
    QString folder = base.path(QUrl::FullyEncoded);
    while (folder.endsWith(u'/'))
        folder.chop(1);
    QUrl url = base;
    url.setPath(folder + path, QUrl::TolerantMode);
    return url;
}

bool hasPlainPath(const QUrl &url)
{
    QStringList parts = url.path(QUrl::FullyEncoded).split(u'/');
    if (parts.constFirst().isEmpty())
        parts.removeFirst(); // before the first '/'
    if (!parts.isEmpty() && parts.constLast().isEmpty())
        parts.removeLast();
    return std::none_of(parts.begin(), parts.end(), [](const QString &part) { return part.isEmpty() || part == u"." || part == u".."; });
}

bool isUrlToken(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= kMaxUrlToken && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    });
}

bool isThisMachine(const QString &host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

bool isSafeLink(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isThisMachine(url.host()));
}

bool isSafeBase(const QUrl &url)
{
    return isSafeLink(url) && !url.hasQuery() && !url.hasFragment();
}

} // namespace authlink::http
