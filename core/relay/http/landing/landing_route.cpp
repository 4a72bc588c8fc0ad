// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/landing/landing_route.h"

#include "core/base/log.h"
#include "core/http/common/url.h"
#include "core/http/server/proxies/trusted_proxies.h"
#include "core/relay/http/landing/device_cookie.h"

#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::http
{

namespace
{

constexpr qsizetype kMaxUserAgent = 200;
constexpr auto kStrictTransport = "max-age=31536000"; // a year, since a customer may call as seldom as that

QByteArray cookieOf(const server::Request &request)
{
    for (const QByteArray &pair : request.header("Cookie").split(';')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0 && pair.left(equals).trimmed() == kDeviceCookie) {
            const QByteArray value = pair.mid(equals + 1).trimmed();
            return authlink::http::isUrlToken(value) ? value : QByteArray();
        }
    }
    return {};
}

QString plainText(const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes.left(kMaxUserAgent));
    text.removeIf([](QChar c) { return !c.isPrint(); });
    return text;
}

/// "host:port", the port spelled out, to compare origins by.
QByteArray authority(const QUrl &url)
{
    return url.host().toLatin1().toLower() + ':' + QByteArray::number(url.port(url.scheme() == u"https" ? 443 : 80));
}

/// Where a browser sees this link: below the path of http.public_url, which a proxy takes away before we see it.
QByteArray seenPath(const QUrl &publicUrl, const QByteArray &token)
{
    return authlink::http::joinUrl(publicUrl, u"/v/"_s + QString::fromLatin1(token)).path(QUrl::FullyEncoded).toLatin1();
}

server::Response redirect(const LandingView &view, const QByteArray &cookiePath, bool secure)
{
    server::Response response{.status = 303, .contentType = {}, .body = {}, .headers = {}, .close = false};
    response.headers.emplaceBack("Location", view.captureUrl.toEncoded());
    if (authlink::http::isUrlToken(view.deviceCookie))
        response.headers.emplaceBack("Set-Cookie", deviceCookie(view.deviceCookie, cookiePath, secure));
    LandingPage::protect(response);
    return response;
}

} // namespace

LandingRoute::LandingRoute(const config::RelayConfig &config, LandingHandler &handler)
    : m_config(config),
      m_handler(handler),
      m_page(std::make_shared<LandingPage>(config.message.company, config.incode.environment == u"sandbox"))
{
}

Browser LandingRoute::browserOf(const server::Request &request) const
{
    return {.address = server::clientAddress(request, m_config.http.trustedProxies),
            .userAgent = plainText(request.header("User-Agent")),
            .deviceCookie = cookieOf(request)};
}

bool LandingRoute::isSecure(const server::Request &request) const
{
    return m_config.http.publicUrl.scheme() == u"https" || server::clientIsSecure(request, m_config.http.trustedProxies);
}

/// Strict-Transport-Security (RFC 6797) speaks for a whole host, for a long time, and only where TLS carries it. A host that has more than
/// the landing page is not ours to speak for.
bool LandingRoute::demandsTls(const server::Request &request) const
{
    const QUrl &publicUrl = m_config.http.publicUrl;
    if (publicUrl.scheme() != u"https" || publicUrl.path().size() > 1)
        return false;
    if (server::clientIsSecure(request, m_config.http.trustedProxies))
        return true;
    // A proxy that does not say how the client came, but was asked for the public host.
    const bool nobodySays = !request.hasHeader("X-Forwarded-Proto") && !request.hasHeader("Forwarded");
    const QUrl asked(u"https://"_s + QString::fromLatin1(request.header("Host")));
    return nobodySays && server::isIn(request.peer, m_config.http.trustedProxies) && authority(asked) == authority(publicUrl);
}

bool LandingRoute::isOwnForm(const server::Request &request) const
{
    const QByteArray site = request.header("Sec-Fetch-Site");
    if (!site.isEmpty())
        return site == "same-origin";
    // A page with "no-referrer" sends its own forms with the origin "null": only a named origin can tell a stranger.
    const QByteArray origin = request.header("Origin");
    if (origin.isEmpty() || origin == "null")
        return true;
    const QUrl url(QString::fromLatin1(origin));
    const QUrl own(url.scheme() + u"://"_s + QString::fromLatin1(request.header("Host")));
    return url.isValid()
           && (authority(url) == authority(own)
               || (!m_config.http.publicUrl.isEmpty() && authority(url) == authority(m_config.http.publicUrl)));
}

void LandingRoute::serve(const server::Request &request, const CountedResponder &reply)
{
    const QByteArrayList parts = request.path.mid(3).split('/');
    const QByteArray &token = parts.at(0);
    const QByteArray action = parts.value(1);
    if (parts.size() > 2 || (parts.size() == 2 && action != "yes" && action != "no")) {
        reply.sendProblem(404);
        return;
    }
    const bool asks = parts.size() == 1;
    if (request.method != (asks ? "GET" : "POST")) {
        reply.sendNotAllowed(asks ? "GET" : "POST");
        return;
    }
    if (!asks && !isOwnForm(request)) {
        if (const auto heldBack = m_refusalLog.admit(std::chrono::steady_clock::now().time_since_epoch()))
            qCWarning(base::lcHttp) << "refused a landing form from another site and" << *heldBack << "more since the last such line";
        reply.sendProblem(403, u"The form was sent from another site."_s);
        return;
    }
    const QByteArray accept = request.header("Accept-Language");
    // The page stands at …/v/TOKEN, the answer to a form at …/v/TOKEN/no: relative addresses hold whatever comes before.
    const QString actions = asks ? QString::fromLatin1(token) + u'/' : QString();
    const LandingHandler::Done done = [page = m_page, reply, actions, accept, isNobodys = token == kNobodysToken,
                                       cookiePath = seenPath(m_config.http.publicUrl, token), secure = isSecure(request),
                                       tlsOnly = demandsTls(request)](const LandingView &view) {
        const bool goesOn = view.kind == LandingView::Kind::GoOn && view.captureUrl.isValid();
        server::Response answer = goesOn ? redirect(view, cookiePath, secure) : page->render(view, actions, accept);
        if (isNobodys)
            answer.headers.emplaceBack("Set-Cookie", deviceCookie(kNobodysToken, cookiePath, secure));
        if (tlsOnly)
            answer.headers.emplaceBack("Strict-Transport-Security", kStrictTransport);
        reply.send(answer);
    };
    if (!authlink::http::isUrlToken(token))
        done(LandingView{});
    else if (asks)
        m_handler.look(QString::fromLatin1(token), browserOf(request), done);
    else if (action == "yes")
        m_handler.yes(QString::fromLatin1(token), browserOf(request), done);
    else
        m_handler.no(QString::fromLatin1(token), browserOf(request), done);
}

} // namespace authlink::relay::http
