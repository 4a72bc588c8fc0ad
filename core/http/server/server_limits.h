// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

#include <chrono>
#include <utility>
#include <vector>

namespace authlink::http::server
{

/// What a connection may cost. Sizes in bytes.
struct ServerLimits {
    qint64 headerBytes = 16 * 1024;                                       ///< request line and headers: 431 beyond
    qint64 bodyBytes = 256 * 1024;                                        ///< 413 beyond
    std::chrono::milliseconds requestDeadline = std::chrono::seconds(10); ///< first to last byte of a request: 408 beyond
    std::chrono::milliseconds idleDeadline = std::chrono::seconds(30);    ///< a connection that asks nothing is closed
    int connections = 1024;                           ///< at the cap the longest idle one makes room; if none is idle: 503
    int connectionsPerAddress = 256;                  ///< 503 beyond; loopback and `exempt` are free
    int streams = 12'000;                             ///< upgraded to WebSocket: 503 beyond
    qint64 frameBytes = 64 * 1024;                    ///< largest WebSocket frame and message
    qint64 bufferBytes = 64 * 1024 * 1024;            ///< of unfinished requests on all connections; beyond, the largest gets 503
    qint64 addressBufferBytes = 8 * 1024 * 1024;      ///< the same of one address: 503 beyond; loopback and `exempt` are free
    std::vector<std::pair<QHostAddress, int>> exempt; ///< subnets without a cap per address (trusted proxies)
};

} // namespace authlink::http::server
