// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTcpSocket;

namespace authlink::http::server
{

/// Lets an open socket hold memory only for bytes that are under way. Qt keeps a connection's last buffer of each direction for the next
/// bytes, up to 48 KiB, of which an idle connection wastes the pages that were ever touched. Not for TLS, where Qt reads each record,
/// however short, into 4 KiB of a chunk. On the socket's thread.
void keepNoEmptyBuffers(QTcpSocket &socket);

} // namespace authlink::http::server
