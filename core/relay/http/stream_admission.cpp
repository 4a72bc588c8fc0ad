// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/stream_admission.h"

#include "core/http/server/proxies/trusted_proxies.h"

#include <QPointer>
#include <QWebSocket>

#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::http
{

namespace
{

using namespace std::chrono_literals;

constexpr auto kWebSocketVersion = "13"; // RFC 6455
constexpr auto kStranger = "a console, no good sign-in token,";

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
    if (request.header("Sec-WebSocket-Version") != kWebSocketVersion || !request.hasHeader("Sec-WebSocket-Key"))
        return done(upgradeRequired());
    const QByteArray credential = request.header("Authorization");
    const server::Client client = server::clientOf(request, m_config.http.trustedProxies);
    const bool known = m_acceptor.knows(credential);
    if (auto tooMany = known ? std::nullopt : m_failures.begin(client.address)) {
        m_failures.note(client, kStranger);
        return done(*std::move(tooMany));
    }
    m_acceptor.admit(credential, [this, guard = QPointer(&m_context), client, known,
                                  done = std::move(done)](Admission admission, const StreamAcceptor::Entrance &enter) {
        if (!guard)
            return;
        if (auto tooMany = judge(admission, client, known))
            return done(*std::move(tooMany));
        if (admission != Admission::Granted)
            return done(refusal(admission));
        done([enter, peer = client.address](std::unique_ptr<QWebSocket> socket) { enter(std::move(socket), peer); });
    });
}

/// Settles what the try counts for. 429: who held a good token until now has tried too often as well.
std::optional<server::Response> StreamAdmission::judge(Admission admission, const server::Client &client, bool known)
{
    if (admission == Admission::NotSignedIn || admission == Admission::Disabled) {
        m_failures.note(client, kStranger);
        return known ? m_failures.begin(client.address) : std::nullopt;
    }
    if (!known)
        m_failures.forgive(client.address);
    return std::nullopt;
}

server::Response StreamAdmission::refusal(Admission admission)
{
    switch (admission) {
    case Admission::NotSignedIn: {
        server::Response unauthorized = server::problem(401, u"Not signed in."_s);
        unauthorized.headers.emplaceBack("WWW-Authenticate", "Bearer realm=\"stream\"");
        return unauthorized;
    }
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

/// At different times, so that those who are refused together do not come back together.
server::Response StreamAdmission::later(int status, std::chrono::seconds from, std::chrono::seconds to, const QString &why)
{
    const auto spread = m_random.below(static_cast<quint32>((to - from).count()) + 1);
    server::Response response = server::problem(status, why);
    response.headers.emplaceBack("Retry-After", QByteArray::number(qint64(from.count()) + spread));
    return response;
}

} // namespace authlink::relay::http
