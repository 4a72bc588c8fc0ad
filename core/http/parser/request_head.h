// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/parser/request_meter.h"

#include <variant>

namespace authlink::http::parser
{

/// A header block, read.
struct ParsedHead {
    RequestHead head;
    qint64 contentLength = 0;
    bool chunked = false;
    bool expectsContinue = false;
};

/// Reads a header block, ending CRLF CRLF included, by RFC 9112 without its leniencies. The alternative is the status to refuse with.
[[nodiscard]] std::variant<ParsedHead, int> parseHead(QByteArrayView block);

} // namespace authlink::http::parser
