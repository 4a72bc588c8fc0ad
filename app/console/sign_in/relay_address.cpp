// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/sign_in/relay_address.h"

#include "core/http/common/url.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

/// What is wrong with a relay's address is also said in the sign-in window.
class RelayAddress
{
    Q_DECLARE_TR_FUNCTIONS(RelayAddress)
};

} // namespace

base::Result<QUrl> relayUrlFrom(const QString &text)
{
    QString address = text.trimmed();
    if (!address.contains(u"://"_s))
        address.prepend(u"wss://"_s);
    QUrl url(address, QUrl::StrictMode);
    if (url.scheme() == u"https")
        url.setScheme(u"wss"_s);
    if (url.scheme() == u"http")
        url.setScheme(u"ws"_s);
    const bool stream = url.scheme() == u"ws" || url.scheme() == u"wss";
    if (!url.isValid() || !stream || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return base::fail(base::invalid(u"relay"_s, RelayAddress::tr("'%1' is no relay address; write wss://HOST/v1/stream").arg(text)));
    if (url.scheme() == u"ws" && !http::isThisMachine(url.host()))
        return base::fail(
            base::invalid(u"relay"_s, RelayAddress::tr("'%1' is not encrypted; write wss:// (ws:// is for this machine only)").arg(text)));
    if (url.path().isEmpty() || url.path() == u"/")
        url.setPath(u"/v1/stream"_s);
    return url;
}

QString originOf(const QUrl &relay)
{
    constexpr int kPlainPort = 80;
    constexpr int kTlsPort = 443;
    QUrl origin;
    origin.setScheme(relay.scheme());
    origin.setHost(relay.host());
    origin.setPort(relay.port(relay.scheme() == u"wss" ? kTlsPort : kPlainPort));
    return origin.toString(QUrl::FullyEncoded);
}

} // namespace authlink::app
