// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/responder.h"

#include "core/base/log.h"
#include "core/http/server/connection_guard.h"

#include <utility>

namespace authlink::http::server
{

Responder::Sink::Sink(ConnectionGuard &guard, bool head) : m_guard(&guard), m_head(head) {}

Responder::Sink::~Sink()
{
    if (m_done)
        return;
    qCWarning(base::lcHttp) << "a request was given up without an answer";
    respond(problem(500));
}

void Responder::Sink::respond(const Response &response)
{
    if (std::exchange(m_done, true) || !m_guard)
        return;
    const bool close = response.close || m_guard->mustClose();
    m_guard->answer(serialize(response, m_head, close), close);
}

void Responder::Sink::cut()
{
    if (std::exchange(m_done, true) || !m_guard)
        return;
    // Not from inside the HTTP server's own reading of the socket.
    QMetaObject::invokeMethod(m_guard, &ConnectionGuard::makeRoom, Qt::QueuedConnection);
}

void Responder::cut() const
{
    m_sink->cut();
}

void Responder::respond(const Response &response) const
{
    m_sink->respond(response);
}

} // namespace authlink::http::server
