// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/config_sections.h"

#include "core/http/common/listen_text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::config
{

using namespace std::chrono_literals;

namespace
{

/// Goes unchanged through text messages, cookies and proxies.
bool isPlainPath(const QString &path)
{
    return std::all_of(path.begin(), path.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || u"-._~/"_s.contains(c);
    });
}

} // namespace

void readHttp(ConfigReader &read, HttpSettings &http)
{
    std::vector<ListenAddress> addresses{{.address = http.address, .port = http.port}};
    read.listen(u"http.listen"_s, addresses);
    http.address = addresses.front().address;
    http.port = addresses.front().port;
    http.moreAddresses.assign(addresses.begin() + 1, addresses.end());
    read.url(u"http.public_url"_s, http.publicUrl);
    if (!isPlainPath(http.publicUrl.path(QUrl::FullyEncoded)))
        read.refuse(u"http.public_url"_s, u"may hold letters, digits, '-', '.', '_' and '~' in its path, and '/' between them"_s);
    read.text(u"http.tls_certificate"_s, http.tlsCertificate);
    read.text(u"http.tls_key"_s, http.tlsKey);
    read.subnets(u"http.trusted_proxies"_s, http.trustedProxies);
    read.seconds(u"http.idle_timeout_s"_s, http.idleTimeout, 5s, 1h);
    if (http.tlsCertificate.isEmpty() != http.tlsKey.isEmpty())
        read.refuse(u"http.tls_certificate"_s, u"and 'http.tls_key' belong together: give both or neither"_s);
}

void readOperations(ConfigReader &read, const HttpSettings &http, OperationsSection &operations)
{
    read.listen(u"operations.listen"_s, operations.listen);
    std::vector<ListenAddress> open{{.address = http.address, .port = http.port}};
    open.insert(open.end(), http.moreAddresses.begin(), http.moreAddresses.end());
    for (const ListenAddress &own : operations.listen) {
        if (std::any_of(open.begin(), open.end(), [&own](const ListenAddress &other) { return overlap(own, other); }))
            read.refuse(u"operations.listen"_s, u"and 'http.listen' both take in %1"_s.arg(http::listenText(own.address, own.port)));
    }
}

} // namespace authlink::relay::config
