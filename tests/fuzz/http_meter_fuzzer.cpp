// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of a connection to the request meter: whole, and in pieces. Both readings must agree, and nothing may be held beyond the limits.
#include "core/http/parser/request_meter.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using authlink::http::parser::RequestHead;
using authlink::http::parser::RequestMeter;

namespace
{

constexpr RequestMeter::Limits kLimits{.headerBytes = 512, .bodyBytes = 256};

void require(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    RequestMeter whole(kLimits);
    whole.feed(bytes);

    RequestMeter pieces(kLimits);
    qsizetype at = 0;
    qsizetype step = 1;
    while (at < bytes.size()) {
        const qsizetype length = std::min(step, bytes.size() - at);
        pieces.feed(bytes.sliced(at, length));
        at += length;
        step = step % 7 + 1;
        require(pieces.bytesUnderWay() <= kLimits.headerBytes + kLimits.bodyBytes + RequestMeter::kChunkOverheadBytes + 8);
    }

    require(whole.refusal() == pieces.refusal());
    require(whole.midRequest() == pieces.midRequest());
    require(whole.completed() == pieces.completed());
    while (const auto one = whole.take()) {
        const auto other = pieces.take();
        require(other && one->method == other->method && one->target == other->target && one->close == other->close);
        require(one->target.startsWith('/') && !one->target.contains(' ') && !one->target.contains('\n'));
    }
    return 0;
}
