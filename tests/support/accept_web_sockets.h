// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/http_server.h"

#include <QWebSocket>

#include <functional>
#include <memory>
#include <utility>

namespace authlink::test
{

/// Every WebSocket may be opened, at any path, and goes to `opened`, with the request for it.
inline void acceptWebSockets(http::server::HttpServer &server,
                             std::function<void(std::unique_ptr<QWebSocket>, const http::server::Request &)> opened)
{
    using http::server::HttpServer;
    const auto everywhere = [](QByteArrayView) { return true; };
    server.acceptWebSockets(everywhere, [opened = std::move(opened)](const http::server::Request &request, const auto &verdict) {
        verdict(HttpServer::UpgradeHandler([opened, request](std::unique_ptr<QWebSocket> socket) { opened(std::move(socket), request); }));
    });
}

} // namespace authlink::test
