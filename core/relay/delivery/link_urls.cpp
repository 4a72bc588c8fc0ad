// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/delivery/link_urls.h"

#include "core/http/common/url.h"

#include <QString>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::delivery
{

QUrl landingLink(const QUrl &base, const QByteArray &token)
{
    return authlink::http::joinUrl(base, u"/v/"_s + QString::fromLatin1(token));
}

QUrl reportLink(const QUrl &base, const QByteArray &token)
{
    return authlink::http::joinUrl(base, u"/webhooks/message/"_s + QString::fromLatin1(token));
}

} // namespace authlink::relay::delivery
