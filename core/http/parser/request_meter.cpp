// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/parser/request_meter.h"

#include "core/http/parser/request_head.h"

#include <algorithm>
#include <utility>

namespace authlink::http::parser
{

namespace
{

constexpr qsizetype kMaxChunkLine = 128; // size and extensions
constexpr qsizetype kMaxChunkDigits = 8;
constexpr qsizetype kMaxMethodBytes = 16;

/// Enough of the first bytes to tell a request line from something else at once, without waiting for a deadline.
bool looksLikeMethod(QByteArrayView bytes)
{
    for (const char c : bytes.first(std::min(bytes.size(), kMaxMethodBytes))) {
        if (c == ' ')
            return true;
        if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_'))
            return false;
    }
    return bytes.size() <= kMaxMethodBytes;
}

} // namespace

void RequestMeter::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && !m_refusal) {
        qsizetype used = 0;
        switch (m_state) {
        case State::Start:
            m_head = {};
            m_continue = false;
            m_bodyBytes = m_chunkBytes = m_underWay = m_declared = 0;
            m_bodyLimit = m_limits.bodyBytes;
            m_state = State::Head;
            continue;
        case State::Head:
            used = feedHead(bytes);
            break;
        case State::Body:
        case State::ChunkData:
            used = feedBody(bytes);
            break;
        case State::ChunkSize:
        case State::ChunkEnd:
        case State::LastChunkEnd:
            used = feedLine(bytes);
            break;
        }
        m_underWay = m_state == State::Start ? 0 : m_underWay + used;
        bytes = bytes.sliced(used);
    }
}

qsizetype RequestMeter::feedHead(QByteArrayView bytes)
{
    const qsizetype before = m_buffer.size();
    const qsizetype room = static_cast<qsizetype>(m_limits.headerBytes) - before;
    const qsizetype piece = std::min(bytes.size(), room);
    m_buffer += bytes.first(piece);
    if (!looksLikeMethod(m_buffer)) {
        refuse(400);
        return piece;
    }
    const qsizetype end = m_buffer.indexOf("\r\n\r\n", std::max<qsizetype>(0, before - 3));
    if (end < 0) {
        if (piece == room)
            refuse(431);
        return piece;
    }
    const qsizetype used = end + 4 - before;
    m_buffer.truncate(end + 4);
    headComplete();
    m_buffer.clear();
    return used;
}

void RequestMeter::headComplete()
{
    auto parsed = parseHead(m_buffer);
    if (const int *status = std::get_if<int>(&parsed)) {
        refuse(*status);
        return;
    }
    auto &head = std::get<ParsedHead>(parsed);
    m_head = std::move(head.head);
    m_remaining = m_declared = head.contentLength;
    m_continue = head.expectsContinue && (head.chunked || head.contentLength > 0);
    if (!head.chunked && m_remaining == 0)
        return requestComplete();
    m_state = head.chunked ? State::ChunkSize : State::Body;
    m_headBlock = m_buffer;
    if (m_declared > m_bodyLimit)
        refuse(kTooLong);
}

std::optional<QByteArray> RequestMeter::takeHeadBlock()
{
    return std::exchange(m_headBlock, std::nullopt);
}

void RequestMeter::limitBody(qint64 bytes)
{
    m_bodyLimit = std::min(m_bodyLimit, bytes);
    if (midRequest() && std::max(m_declared, m_bodyBytes) > m_bodyLimit)
        refuse(kTooLong);
}

qsizetype RequestMeter::feedBody(QByteArrayView bytes)
{
    const qsizetype piece = static_cast<qsizetype>(std::min<qint64>(bytes.size(), m_remaining));
    m_remaining -= piece;
    if (m_state == State::ChunkData && !countChunkBytes(piece))
        return piece;
    if (m_remaining == 0) {
        if (m_state == State::Body)
            requestComplete();
        else
            m_state = State::ChunkEnd;
    }
    return piece;
}

qsizetype RequestMeter::feedLine(QByteArrayView bytes)
{
    const qsizetype newline = bytes.indexOf('\n');
    const qsizetype piece = newline < 0 ? bytes.size() : newline + 1;
    if (m_buffer.size() + piece > kMaxChunkLine) {
        refuse(400);
        return piece;
    }
    m_buffer += bytes.first(piece);
    if (!countChunkBytes(piece) || newline < 0)
        return piece;
    if (m_buffer.endsWith("\r\n")) {
        m_buffer.chop(2);
        lineComplete();
    } else {
        refuse(400);
    }
    m_buffer.clear();
    return piece;
}

void RequestMeter::lineComplete()
{
    if (m_state != State::ChunkSize) { // after data an empty line; after the last chunk too: trailers are refused
        if (!m_buffer.isEmpty())
            refuse(400);
        else if (m_state == State::ChunkEnd)
            m_state = State::ChunkSize;
        else
            requestComplete();
        return;
    }
    const qsizetype extension = m_buffer.indexOf(';');
    const QByteArray digits = extension < 0 ? m_buffer : m_buffer.first(extension);
    const bool hex = std::all_of(digits.begin(), digits.end(),
                                 [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
    if (digits.isEmpty() || digits.size() > kMaxChunkDigits || !hex || m_buffer.contains('\r')) {
        refuse(400);
        return;
    }
    m_remaining = digits.toLongLong(nullptr, 16);
    m_bodyBytes += m_remaining;
    if (m_bodyBytes > m_bodyLimit)
        refuse(kTooLong);
    else
        m_state = m_remaining == 0 ? State::LastChunkEnd : State::ChunkData;
}

bool RequestMeter::countChunkBytes(qint64 bytes)
{
    m_chunkBytes += bytes;
    if (m_chunkBytes <= m_bodyLimit + kChunkOverheadBytes)
        return true;
    refuse(kTooLong);
    return false;
}

void RequestMeter::requestComplete()
{
    m_completed.push_back(std::exchange(m_head, {}));
    m_headBlock.reset();
    m_continue = false;
    m_state = State::Start;
}

void RequestMeter::ignoreUpgrade()
{
    if (m_completed.empty())
        return;
    RequestHead &head = m_completed.front();
    head.offersWebSocket = head.webSocket = false;
    head.close = true;
}

std::optional<RequestHead> RequestMeter::take()
{
    if (m_completed.empty())
        return std::nullopt;
    RequestHead head = std::move(m_completed.front());
    m_completed.pop_front();
    return head;
}

bool RequestMeter::takeContinue()
{
    return std::exchange(m_continue, false);
}

} // namespace authlink::http::parser
