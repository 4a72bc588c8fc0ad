// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/stream_admission.h"

#include "core/http/server/proxies/trusted_proxies.h"

#include <QPointer>
#include <QWebSocket>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::http
{

namespace
{

using namespace std::chrono_literals;

constexpr auto kWebSocketVersion = "13"; // RFC 6455

} // namespace

server::Response StreamAdmission::upgradeRequired()
{
    server::Response response = server::problem(426, u"This address speaks WebSocket."_s);
    response.headers.emplaceBack("Upgrade", "websocket");
    response.headers.emplaceBack("Sec-WebSocket-Version", kWebSocketVersion);
    return response;
}

void StreamAdmission::admit(const server::Request &request, std::function<void(server::HttpServer::UpgradeVerdict)> done)
{
    if (request.path != kPath)
        return done(server::problem(404));
    if (request.header("Sec-WebSocket-Version") != kWebSocketVersion || !request.hasHeader("Sec-WebSocket-Key"))
        return done(upgradeRequired());
    m_acceptor.admit(request.header("Authorization"), [this, guard = QPointer(&m_context), request,
                                                       done = std::move(done)](Admission admission, const StreamAcceptor::Entrance &enter) {
        if (!guard)
            return;
        if (admission != Admission::Granted)
            return done(refusal(admission, request));
        done([enter, peer = server::clientAddress(request, m_config.http.trustedProxies)](std::unique_ptr<QWebSocket> socket) {
            enter(std::move(socket), peer);
        });
    });
}

server::Response StreamAdmission::refusal(Admission admission, const server::Request &request)
{
    switch (admission) {
    case Admission::NotSignedIn:
        return refuseStranger(request);
    case Admission::Disabled:
        return server::problem(403, u"This user is disabled."_s);
    case Admission::TooManyStreams:
        return later(429, 20s, 40s, u"This user has too many streams open."_s);
    case Admission::Busy:
        return later(503, 1s, 5s, u"Many are signing in."_s);
    case Admission::Granted: // never asked
    case Admission::Unavailable:
        break;
    }
    return later(503, 2s, 10s, u"Nobody can be signed in now."_s);
}

server::Response StreamAdmission::refuseStranger(const server::Request &request)
{
    const QHostAddress client = server::clientAddress(request, m_config.http.trustedProxies);
    if (auto tooMany = m_failures.refuse(client, "a console, no or unknown sign-in token,"))
        return *std::move(tooMany);
    server::Response unauthorized = server::problem(401, u"Not signed in."_s);
    unauthorized.headers.emplaceBack("WWW-Authenticate", "Bearer realm=\"stream\"");
    return unauthorized;
}

/// At different times, so that those who are refused together do not come back together.
server::Response StreamAdmission::later(int status, std::chrono::seconds from, std::chrono::seconds to, const QString &why)
{
    const auto spread = m_random.below(static_cast<quint32>((to - from).count()) + 1);
    server::Response response = server::problem(status, why);
    response.headers.emplaceBack("Retry-After", QByteArray::number(qint64(from.count()) + spread));
    return response;
}

} // namespace authlink::relay::http
