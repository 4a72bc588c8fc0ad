// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/listening/socket_buffers.h"

#include <QTcpSocket>

#include <QtCore/private/qiodevice_p.h>

namespace authlink::http::server
{

namespace
{

/// A buffer that is empty and no longer than a chunk is kept. What is read comes in one piece however long it is, so that this costs no
/// more reads.
constexpr int kReadChunk = 256;

QIODevicePrivate &privateOf(QTcpSocket &socket)
{
    return *static_cast<QIODevicePrivate *>(QObjectPrivate::get(&socket));
}

} // namespace

void keepNoEmptyBuffers(QTcpSocket &socket)
{
    privateOf(socket).buffer.setChunkSize(kReadChunk);
    // What is written needs long chunks: Qt gives the system one at a time, and several messages go out as one.
    QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, [&socket] {
        auto &written = privateOf(socket).writeBuffer;
        if (written.isEmpty())
            written.clear();
    });
}

} // namespace authlink::http::server
