// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QString>

namespace authlink::http
{

/// Where somebody listens, for people: "127.0.0.1:8080", "[::1]:8080", "[::]:8080 (IPv4 and IPv6)" for QHostAddress::Any.
[[nodiscard]] QString listenText(const QHostAddress &address, quint16 port);

} // namespace authlink::http
