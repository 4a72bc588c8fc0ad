// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/client/route/stream_route.h"

#include <QByteArray>
#include <QObject>

#include <chrono>
#include <memory>

class QTcpSocket;

namespace authlink::client
{

/// Sees what an HTTP proxy says to a way to the relay: one request to open it (CONNECT, RFC 9110 section 9.3.6), and a second one with the
/// sign-in if it asks for that. Qt's own client answers every "407 Proxy Authentication Required" with a new request at once, for NTLM
/// without end, and tells nobody what it was asked; so a proxy is tried here first, and Qt meets only those that open the way. One thread.
class ProxyCheck final : public QObject
{
    Q_OBJECT

public:
    /// How the sign-in goes to the proxy.
    enum class SignIn { None, Basic, Digest };
    Q_ENUM(SignIn)

    static constexpr std::chrono::milliseconds kDeadline{10'000};

    /// @param route with an HTTP proxy
    ProxyCheck(base::Clock &clock, StreamRoute route, const QUrl &relay, QObject *parent = nullptr);
    ~ProxyCheck() override;

    /// Ends in one of the signals, from the event loop. Called once.
    void start();

Q_SIGNALS:
    void passed(authlink::client::ProxyCheck::SignIn signIn);
    void stopped(const authlink::client::ProxyTrouble &trouble);

private:
    void ask(bool withSignIn);
    void onRead();
    void onAnswer(QByteArrayView head);
    void onChallenge(QByteArrayView head);
    void stop(ProxyTrouble::Kind kind);
    void dropSocket();

    StreamRoute m_route;
    QByteArray m_target; ///< host:port of the relay
    std::unique_ptr<base::Alarm> m_deadline;
    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_answer;
    bool m_signedIn = false;
};

} // namespace authlink::client
