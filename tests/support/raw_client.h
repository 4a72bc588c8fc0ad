// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpSocket>

namespace authlink::test
{

/// A client that sends bytes, not requests. Blocks on nothing: the server lives in the same thread.
class RawClient
{
public:
    explicit RawClient(quint16 port, const QHostAddress &address = QHostAddress(QHostAddress::LocalHost));

    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    [[nodiscard]] const QByteArray &received() const { return m_received; }
    [[nodiscard]] bool isClosed() const { return m_closed; }
    /// Status of the first answer; 0 until its status line is there.
    [[nodiscard]] int status() const;
    /// How many answers have begun.
    [[nodiscard]] qsizetype answers() const { return m_received.count("HTTP/1.1 "); }
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    [[nodiscard]] QByteArray body() const;
    /// The first answer is complete by its Content-Length.
    [[nodiscard]] bool isAnswered() const;
    void abort() { m_socket.abort(); }
    QTcpSocket &socket() { return m_socket; }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
    bool m_closed = false;
};

} // namespace authlink::test
