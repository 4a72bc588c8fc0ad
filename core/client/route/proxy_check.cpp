// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/route/proxy_check.h"

#include <QList>
#include <QNetworkProxy>
#include <QTcpSocket>

#include <utility>

namespace authlink::client
{

namespace
{

constexpr qint64 kMaxProxyAnswer = 16 * 1024;
constexpr int kTlsPort = 443;
const char kEndOfHead[] = "\r\n\r\n";

/// 0 if this is no answer of HTTP.
int statusOf(QByteArrayView head)
{
    constexpr QByteArrayView kVersion = "HTTP/1.";
    constexpr qsizetype kStatusAt = 9; // after "HTTP/1.1 "
    constexpr qsizetype kStatusDigits = 3;
    if (!head.startsWith(kVersion) || head.size() < kStatusAt + kStatusDigits)
        return 0;
    return head.sliced(kStatusAt, kStatusDigits).toInt();
}

/// The schemes of all Proxy-Authenticate headers, in lower case. What stands between commas is a scheme with its first parameter, or
/// another parameter (RFC 9110 section 11.6.1), and only a parameter has '=' in its first word.
QList<QByteArray> offeredSchemes(QByteArrayView head)
{
    QList<QByteArray> schemes;
    for (const QByteArray &line : head.toByteArray().split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0 || line.left(colon).trimmed().compare("Proxy-Authenticate", Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &part : line.mid(colon + 1).split(',')) {
            const QByteArray word = part.trimmed().split(' ').constFirst().toLower();
            if (!word.isEmpty() && !word.contains('='))
                schemes.append(word);
        }
    }
    return schemes;
}

QByteArray targetOf(const QUrl &relay)
{
    const QByteArray host = relay.host(QUrl::FullyEncoded).toLatin1();
    const QByteArray port = QByteArray::number(relay.port(kTlsPort));
    return (host.contains(':') ? '[' + host + ']' : host) + ':' + port;
}

} // namespace

ProxyCheck::ProxyCheck(base::Clock &clock, StreamRoute route, const QUrl &relay, QObject *parent)
    : QObject(parent),
      m_route(std::move(route)),
      m_target(targetOf(relay)),
      m_deadline(clock.makeAlarm([this] { stop(ProxyTrouble::Kind::Unreachable); }))
{
    m_deadline->set(clock.now() + kDeadline);
}

ProxyCheck::~ProxyCheck()
{
    dropSocket();
}

void ProxyCheck::start()
{
    ask(false);
}

void ProxyCheck::ask(bool withSignIn)
{
    dropSocket();
    m_answer.clear();
    m_signedIn = withSignIn;
    m_socket = std::make_unique<QTcpSocket>();
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket.get(), &QTcpSocket::connected, this, [this] {
        QByteArray request = "CONNECT " + m_target + " HTTP/1.1\r\nHost: " + m_target + "\r\n";
        if (m_signedIn)
            request += "Proxy-Authorization: Basic " + m_route.proxySignIn.reveal().toBase64() + "\r\n";
        m_socket->write(request + "\r\n");
    });
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &ProxyCheck::onRead);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        // What closes without an answer is there, and does not want.
        stop(error == QAbstractSocket::RemoteHostClosedError ? ProxyTrouble::Kind::Refuses : ProxyTrouble::Kind::Unreachable);
    });
    m_socket->connectToHost(m_route.proxy->host, m_route.proxy->port);
}

void ProxyCheck::onRead()
{
    m_answer += m_socket->read(kMaxProxyAnswer - m_answer.size());
    const qsizetype end = m_answer.indexOf(kEndOfHead);
    if (end >= 0)
        onAnswer(QByteArrayView(m_answer).first(end));
    else if (m_answer.size() >= kMaxProxyAnswer)
        stop(ProxyTrouble::Kind::Refuses);
}

void ProxyCheck::onAnswer(QByteArrayView head)
{
    constexpr int kSuccess = 2; // hundred
    constexpr int kSignInRequired = 407;
    constexpr int kBadGateway = 502;
    constexpr int kUnavailable = 503;
    constexpr int kGatewayTimeout = 504;
    constexpr int kHundred = 100;
    const int status = statusOf(head);
    if (status / kHundred == kSuccess) {
        m_deadline->clear();
        dropSocket();
        Q_EMIT passed(m_signedIn ? SignIn::Basic : SignIn::None);
    } else if (status == kSignInRequired) {
        onChallenge(head);
    } else if (status == kBadGateway || status == kUnavailable || status == kGatewayTimeout) {
        stop(ProxyTrouble::Kind::NoWay);
    } else {
        stop(ProxyTrouble::Kind::Refuses);
    }
}

void ProxyCheck::onChallenge(QByteArrayView head)
{
    if (m_signedIn)
        return stop(ProxyTrouble::Kind::RefusesSignIn);
    const QList<QByteArray> offers = offeredSchemes(head);
    const bool basic = offers.contains("basic");
    // Where Negotiate or NTLM is offered, too, Qt would take that instead of Digest.
    const bool digest = offers.contains("digest") && !offers.contains("ntlm") && !offers.contains("negotiate");
    if (!basic && !digest)
        return stop(ProxyTrouble::Kind::UnsupportedSignIn);
    if (m_route.proxySignIn.isEmpty())
        return stop(ProxyTrouble::Kind::AsksForSignIn);
    if (basic)
        return ask(true);
    m_deadline->clear();
    dropSocket();
    Q_EMIT passed(SignIn::Digest);
}

void ProxyCheck::stop(ProxyTrouble::Kind kind)
{
    m_deadline->clear();
    dropSocket();
    Q_EMIT stopped({.kind = kind, .proxy = m_route.proxy->name()});
}

void ProxyCheck::dropSocket()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket.release()->deleteLater(); // this may run within one of its signals
}

} // namespace authlink::client
