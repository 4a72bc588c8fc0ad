// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_http_server.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

namespace
{
constexpr int kDripEveryMs = 10;
constexpr qsizetype kEndlessChunk = 64 * 1024;
} // namespace

QJsonObject FakeRequest::json() const
{
    return QJsonDocument::fromJson(body).object();
}

FakeHttpServer::FakeHttpServer(QObject *parent, quint16 port) : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &FakeHttpServer::onConnection);
    m_server.listen(QHostAddress::LocalHost, port);
}

QUrl FakeHttpServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()));
}

void FakeHttpServer::reply(const QString &path, FakeReply reply)
{
    m_replies.insert(path, std::move(reply));
}

void FakeHttpServer::replyTo(const QString &path, int nth, FakeReply reply)
{
    m_nth.insert({path, nth}, std::move(reply));
}

void FakeHttpServer::release(const QString &path, const FakeReply &reply)
{
    for (const Held &held : m_held) {
        if (held.path == path && held.socket)
            write(held.socket, reply);
    }
    std::erase_if(m_held, [&path](const Held &held) { return held.path == path; });
}

int FakeHttpServer::count(const QString &path) const
{
    return static_cast<int>(
        std::count_if(m_requests.begin(), m_requests.end(), [&path](const FakeRequest &request) { return request.path == path; }));
}

FakeRequest FakeHttpServer::last(const QString &path) const
{
    const auto found =
        std::find_if(m_requests.rbegin(), m_requests.rend(), [&path](const FakeRequest &request) { return request.path == path; });
    return found == m_requests.rend() ? FakeRequest() : *found;
}

QStringList FakeHttpServer::paths() const
{
    QStringList result;
    for (const FakeRequest &request : m_requests)
        result.append(request.path);
    return result;
}

void FakeHttpServer::onConnection()
{
    while (QTcpSocket *const socket = m_server.nextPendingConnection()) {
        ++m_open;
        const auto buffer = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, buffer] { onData(socket, *buffer); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            --m_open;
            socket->deleteLater();
        });
    }
}

void FakeHttpServer::onData(QTcpSocket *socket, QByteArray &buffer)
{
    buffer += socket->readAll();
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    const QList<QByteArray> lines = buffer.left(headEnd).replace("\r\n", "\n").split('\n');
    const QList<QByteArray> start = lines.first().split(' ');
    FakeRequest request;
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (buffer.size() < headEnd + 4 + length)
        return;
    const QUrl target(QString::fromLatin1(start.value(1)));
    request.method = start.value(0);
    request.path = target.path();
    request.query = target.query(QUrl::FullyEncoded);
    request.body = buffer.mid(headEnd + 4, length);
    buffer.remove(0, headEnd + 4 + length);
    m_requests.push_back(request);
    answer(socket, request);
}

void FakeHttpServer::answer(QTcpSocket *socket, const FakeRequest &request)
{
    const FakeReply missing{.status = 404, .body = R"({"status":404,"message":"no such path"})"};
    const FakeReply reply = m_nth.value({request.path, count(request.path)}, m_replies.value(request.path, missing));
    if (reply.fault == FakeReply::Fault::Hang)
        m_held.push_back({request.path, socket});
    else
        write(socket, reply);
}

void FakeHttpServer::write(QTcpSocket *socket, const FakeReply &reply)
{
    switch (reply.fault) {
    case FakeReply::Fault::Hang:
        return;
    case FakeReply::Fault::Close:
        socket->abort();
        return;
    case FakeReply::Fault::Garbage:
        socket->write("\x01\x02 this is no HTTP at all\r\n\r\n");
        socket->disconnectFromHost();
        return;
    case FakeReply::Fault::Drip: {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        auto *const timer = new QTimer(socket);
        connect(timer, &QTimer::timeout, socket, [socket] { socket->write(" "); });
        timer->start(kDripEveryMs);
        return;
    }
    case FakeReply::Fault::Endless:
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
        connect(socket, &QTcpSocket::bytesWritten, socket, [socket] {
            if (socket->bytesToWrite() == 0)
                socket->write(QByteArray(kEndlessChunk, ' '));
        });
        return;
    case FakeReply::Fault::Cut:
    case FakeReply::Fault::None:
        break;
    }
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " Said\r\nContent-Type: application/json\r\n";
    for (const auto &[name, value] : reply.headers)
        head += name + ": " + value + "\r\n";
    head += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n";
    if (reply.fault == FakeReply::Fault::Cut) {
        socket->write(head + reply.body.first(reply.body.size() / 2));
        socket->disconnectFromHost();
    } else {
        socket->write(head + reply.body);
    }
}

} // namespace authlink::test
