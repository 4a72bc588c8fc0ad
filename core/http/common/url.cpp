// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/common/url.h"

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

} // namespace authlink::http
