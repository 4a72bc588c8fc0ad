// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/remote/call_client.h"

#include "app/console/remote/call_lines.h"

#include <QDeadlineTimer>
#include <QLocalSocket>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

int left(const QDeadlineTimer &deadline)
{
    return static_cast<int>(deadline.remainingTime());
}

} // namespace

base::Result<QString> askConsole(const QString &path, const client::CallRequest &request, std::chrono::milliseconds deadline)
{
    const QDeadlineTimer end(deadline);
    QLocalSocket socket;
    socket.connectToServer(path);
    if (!socket.waitForConnected(left(end)))
        return base::fail(base::ErrorCode::Unreachable, u"no console listens here"_s);
    socket.write(requestLine(request));
    socket.flush();
    QByteArray line;
    while (!line.endsWith('\n') && line.size() <= kMaxCallLine) {
        line += socket.readLine(kMaxCallLine);
        if (line.endsWith('\n') || (!socket.waitForReadyRead(left(end)) && socket.bytesAvailable() == 0))
            break;
    }
    if (line.endsWith('\n'))
        return answerFromLine(line);
    // A console that ends while it is asked has not answered either, but another one may.
    if (socket.state() != QLocalSocket::ConnectedState)
        return base::fail(base::ErrorCode::Unreachable, u"the console that runs has hung up"_s);
    return base::fail(base::ErrorCode::Timeout, u"the console that runs does not answer"_s);
}

} // namespace authlink::app
