// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/common/listen_text.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::http
{

QString listenText(const QHostAddress &address, quint16 port)
{
    if (address == QHostAddress(QHostAddress::Any)) // as text it would be 0.0.0.0
        return u"[::]:%1 (IPv4 and IPv6)"_s.arg(port);
    const bool v6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    return (v6 ? u"[%1]:%2"_s : u"%1:%2"_s).arg(address.toString()).arg(port);
}

} // namespace authlink::http
