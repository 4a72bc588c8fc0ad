// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTcpServer>
#include <QUrl>

#include <vector>

class QTcpSocket;

namespace authlink::test
{

struct FakeRequest {
    QByteArray method;
    QString path;
    QString query;                         ///< as sent
    QHash<QByteArray, QByteArray> headers; ///< lower-case names
    QByteArray body;

    [[nodiscard]] QJsonObject json() const;
};

struct FakeReply {
    enum class Fault {
        None,
        Hang,    ///< nothing, ever, unless released
        Drip,    ///< a byte now and then, never the end
        Close,   ///< the connection, instead of an answer
        Garbage, ///< bytes that are no HTTP
        Endless, ///< a body without end
        Cut,     ///< the status line and headers that were asked for, half of the body, and the end of the connection
    };
    int status = 200;
    QByteArray body = "{}";
    QList<QPair<QByteArray, QByteArray>> headers = {};
    Fault fault = Fault::None;
};

/// An HTTP server that says what the test wants, path by path and call by call. Loopback, port 0, one thread.
class FakeHttpServer final : public QObject
{
    Q_OBJECT

public:
    /// @param port 0: any free one; else one that was free a moment ago
    explicit FakeHttpServer(QObject *parent = nullptr, quint16 port = 0);

    [[nodiscard]] QUrl url() const;
    /// Every call of `path` from now on.
    void reply(const QString &path, FakeReply reply);
    /// The `nth` call of `path`, counted from 1.
    void replyTo(const QString &path, int nth, FakeReply reply);
    /// Answers the calls of `path` that hang.
    void release(const QString &path, const FakeReply &reply);

    [[nodiscard]] const std::vector<FakeRequest> &requests() const { return m_requests; }
    [[nodiscard]] int count(const QString &path) const;
    [[nodiscard]] FakeRequest last(const QString &path) const;
    [[nodiscard]] QStringList paths() const; ///< in order
    [[nodiscard]] int openConnections() const { return m_open; }

private:
    struct Held {
        QString path;
        QPointer<QTcpSocket> socket;
    };
    void onConnection();
    void onData(QTcpSocket *socket, QByteArray &buffer);
    void answer(QTcpSocket *socket, const FakeRequest &request);
    void write(QTcpSocket *socket, const FakeReply &reply);

    QTcpServer m_server;
    QHash<QString, FakeReply> m_replies;
    QHash<QPair<QString, int>, FakeReply> m_nth;
    std::vector<FakeRequest> m_requests;
    std::vector<Held> m_held;
    int m_open = 0;
};

} // namespace authlink::test
