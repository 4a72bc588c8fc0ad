// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QMutex>
#include <QTcpServer>
#include <QThread>

#include <atomic>

namespace authlink::test
{

class SecretFinder;

/// A TCP proxy on loopback that keeps all that passes, both ways, in a thread of its own: what two programs of ours tell each other
/// that they tell nobody else.
class Wiretap
{
public:
    Wiretap();
    ~Wiretap();
    Wiretap(const Wiretap &) = delete;
    Wiretap &operator=(const Wiretap &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; } ///< 0: it could not listen
    [[nodiscard]] QByteArray url() const { return "http://127.0.0.1:" + QByteArray::number(m_port); }
    void setTarget(quint16 port) { m_target = port; }
    [[nodiscard]] QByteArray recorded() const;

private:
    void bridge();
    void keep(const QByteArray &bytes);

    QThread m_thread;
    QTcpServer *m_server; ///< lives in the thread
    std::atomic<quint16> m_target = 0;
    quint16 m_port = 0;
    mutable QMutex m_mutex;
    QByteArray m_recorded;
};

/// The credentials in HTTP traffic of relay, vendor, gateway and phones, by kind: session, executive and OAuth tokens, the values of legacy
/// webhooks, Basic credentials, tokens of landing pages and report addresses, device cookies, capture links.
[[nodiscard]] QMap<QString, QByteArrayList> credentialsIn(const QByteArray &traffic);

} // namespace authlink::test
