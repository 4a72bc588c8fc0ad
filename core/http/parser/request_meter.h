// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <deque>
#include <optional>

namespace authlink::http::parser
{

/// What the meter learned of a request once its last byte had passed.
struct RequestHead {
    QByteArray method;
    QByteArray target; ///< origin form, begins with '/'
    bool http10 = false;
    bool close = false;           ///< HTTP/1.0, or Connection: close
    bool offersWebSocket = false; ///< names WebSocket in Upgrade, in whatever form
    bool webSocket = false;       ///< asks for an upgrade to WebSocket as it may be granted: GET of HTTP/1.1, without a body
};

/// Follows the bytes of a connection and finds where requests begin and end (RFC 9112), strictly: what two parsers could read
/// differently is refused. Pure: bytes in, requests or a refusal out; memory bounded by the header limit. After a refusal
/// nothing more is read.
class RequestMeter
{
public:
    struct Limits {
        qint64 headerBytes = 16 * 1024;
        qint64 bodyBytes = 256 * 1024;
    };
    /// Framing of chunks may cost this much on top of the body limit.
    static constexpr qint64 kChunkOverheadBytes = 64 * 1024;
    static constexpr int kMaxHeaders = 100;
    static constexpr int kTooLong = 413; ///< the refusal of a body over its limit

    explicit RequestMeter(Limits limits) : m_limits(limits) {}

    void feed(QByteArrayView bytes);

    /// The status to answer with (400, 413, 431, 501, 505) once the bytes can't become an acceptable request.
    [[nodiscard]] std::optional<int> refusal() const { return m_refusal; }
    /// A request has begun and its last byte has not been seen.
    [[nodiscard]] bool midRequest() const { return m_state != State::Start && !m_refusal; }
    /// Bytes seen of the request under way.
    [[nodiscard]] qint64 bytesUnderWay() const { return m_underWay; }
    /// Complete requests not yet taken.
    [[nodiscard]] qsizetype completed() const { return static_cast<qsizetype>(m_completed.size()); }
    /// The one that take() would give; nullptr: none. Valid until the next feed() or take().
    [[nodiscard]] const RequestHead *next() const { return m_completed.empty() ? nullptr : &m_completed.front(); }
    [[nodiscard]] std::optional<RequestHead> take();
    /// The request that take() would give offers nothing any more, and is the last one of its connection.
    void ignoreUpgrade();
    /// The head of a request whose body is not complete, request line and all. Once per request, and before its body is complete; also of
    /// one that is refused because its body is too long.
    [[nodiscard]] std::optional<QByteArray> takeHeadBlock();
    /// What the head of the request under way said.
    [[nodiscard]] const RequestHead &headUnderWay() const { return m_head; }
    /// How long its body is to be; 0: it comes in chunks.
    [[nodiscard]] qint64 declaredBody() const { return m_declared; }
    /// A smaller limit for the body of the request under way.
    void limitBody(qint64 bytes);
    /// The client waits for "100 Continue" before it sends the body. True once per request.
    [[nodiscard]] bool takeContinue();

private:
    enum class State { Start, Head, Body, ChunkSize, ChunkData, ChunkEnd, LastChunkEnd };

    qsizetype feedHead(QByteArrayView bytes);
    qsizetype feedBody(QByteArrayView bytes);
    qsizetype feedLine(QByteArrayView bytes);
    void headComplete();
    void lineComplete();
    void requestComplete();
    void refuse(int status) { m_refusal = status; }
    bool countChunkBytes(qint64 bytes);

    Limits m_limits;
    State m_state = State::Start;
    QByteArray m_buffer;                   // header block, or a line of chunk framing
    RequestHead m_head;                    // of the request under way
    std::optional<QByteArray> m_headBlock; // until taken
    qint64 m_bodyLimit = 0;                // of the request under way
    qint64 m_declared = 0;                 // the length of its body, if it said so
    qint64 m_underWay = 0;
    qint64 m_remaining = 0;  // of the body or the chunk
    qint64 m_bodyBytes = 0;  // of all chunks
    qint64 m_chunkBytes = 0; // of all chunks with their framing
    bool m_continue = false;
    std::deque<RequestHead> m_completed;
    std::optional<int> m_refusal;
};

} // namespace authlink::http::parser
