// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHostAddress>

#include <vector>

namespace authlink::http
{

/// One proxy's word about who connected to it.
struct ForwardedHop {
    QHostAddress address; ///< null: can't be read, or is hidden
    QByteArray text;      ///< as written, bounded
    QByteArray proto;     ///< Forwarded only: "http" or "https", lower case; empty: not said
};

/// An address as proxies write it: 192.0.2.1, 192.0.2.1:4711, 2001:db8::1, [2001:db8::1], [2001:db8::1]:4711, each also in double
/// quotes. IPv4 within IPv6 is the IPv4 address. Null for anything else, "unknown" and "_hidden" (RFC 7239 section 6) included.
[[nodiscard]] QHostAddress readForwardedAddress(QByteArrayView text);

/// The hops of an X-Forwarded-For header, the nearest proxy's last. Empty list members are skipped.
[[nodiscard]] std::vector<ForwardedHop> readForwardedFor(QByteArrayView value);

/// The same of a Forwarded header (RFC 7239). A member without "for", or that is not well-formed, is a hop without an address.
[[nodiscard]] std::vector<ForwardedHop> readForwarded(QByteArrayView value);

} // namespace authlink::http
