// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/http_server.h"

#include <QPointer>

namespace authlink::http::server
{

class ConnectionGuard;

/// Where the answer to one request goes. The last handle's end without an answer is an answer, too: 500.
class Responder::Sink
{
public:
    Sink(ConnectionGuard &guard, bool head);
    ~Sink();
    Sink(const Sink &) = delete;
    Sink &operator=(const Sink &) = delete;

    void respond(const Response &response);
    void cut();

private:
    QPointer<ConnectionGuard> m_guard;
    bool m_head;
    bool m_done = false;
};

} // namespace authlink::http::server
