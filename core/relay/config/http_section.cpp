// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/config_sections.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::config
{

void readHttp(ConfigReader &read, HttpSettings &http)
{
    read.listen(u"http.listen"_s, http.address, http.port);
    read.url(u"http.public_url"_s, http.publicUrl);
    read.text(u"http.tls_certificate"_s, http.tlsCertificate);
    read.text(u"http.tls_key"_s, http.tlsKey);
    read.subnets(u"http.trusted_proxies"_s, http.trustedProxies);
    if (http.tlsCertificate.isEmpty() != http.tlsKey.isEmpty())
        read.refuse(u"http.tls_certificate"_s, u"and 'http.tls_key' belong together: give both or neither"_s);
}

} // namespace authlink::relay::config
