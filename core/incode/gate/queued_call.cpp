// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/gate/queued_call.h"

#include "core/base/backoff.h"
#include "core/http/common/header_fields.h"

#include <QHashFunctions>
#include <QJsonDocument>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::incode::gate
{

using std::chrono::milliseconds;
using std::chrono::seconds;

namespace
{

/// Between two tries of one call.
constexpr base::Backoff kRetryPause{.first = milliseconds(400), .longest = seconds(8), .jitterShare = 1, .shortest = milliseconds(200)};
constexpr milliseconds kRetryJitter = seconds(1);

std::size_t questionOf(const HttpCall &call)
{
    return qHashMulti(QHashSeed::globalSeed(), call.method, call.path, call.query, call.hardwareId.reveal(), call.bearer.reveal(),
                      QJsonDocument(call.body).toJson(QJsonDocument::Compact));
}

} // namespace

QueuedCall::QueuedCall(RateLimitedClient &client, EndpointClass endpoints, HttpCall call, HttpExchange::Done done)
    : m_client(client),
      m_endpoints(endpoints),
      m_call(std::move(call)),
      m_question(questionOf(m_call)),
      m_done(std::move(done)),
      m_turn(m_call.priority, ++client.m_count),
      m_deadline(client.m_clock.now() + m_call.timeout),
      m_expiry(client.m_clock.makeAlarm([this] { expire(); })),
      m_retryPause(client.m_clock.makeAlarm([this] { enqueue(); }))
{
    m_client.m_calls.insert(this);
}

QueuedCall::~QueuedCall()
{
    dequeue();
    if (isInFlight())
        m_client.m_probe.callEnded(m_sentAt, std::nullopt, m_question);
    m_client.m_calls.erase(this);
}

void QueuedCall::enqueue()
{
    m_expiry->set(m_deadline);
    m_client.queueOf(m_endpoints).waiting.emplace(m_turn, this);
    m_client.sendWaiting(m_endpoints);
}

void QueuedCall::dequeue()
{
    m_expiry->clear();
    m_retryPause->clear();
    m_client.queueOf(m_endpoints).waiting.erase(m_turn);
}

void QueuedCall::send()
{
    dequeue();
    m_sentAt = m_client.m_clock.now();
    ++m_tries;
    HttpCall call = m_call;
    call.timeout = std::max(m_deadline - m_sentAt, milliseconds(1));
    m_exchange =
        std::make_unique<HttpExchange>(m_client.m_network, std::move(call), [this](HttpAnswer answer) { onAnswer(std::move(answer)); });
    if (showsHealth())
        m_client.m_probe.callSent(m_sentAt);
}

void QueuedCall::onAnswer(HttpAnswer answer)
{
    m_client.m_vendor.countCall(m_call.path.toLatin1(), outcomeOf(answer));
    if (showsHealth())
        m_client.m_probe.callEnded(m_sentAt, showsLife(answer), m_question);
    m_exchange.reset();
    if (answer)
        m_client.queueOf(m_endpoints).tooMany = 0;
    if (answer || !retries(answer.error()))
        finish(std::move(answer));
}

/// Whether it will be sent again; then it pauses or waits already.
bool QueuedCall::retries(HttpFailure &failure)
{
    const base::Instant now = m_client.m_clock.now();
    const Retry retry = retryOf(m_call.method, failure);
    const auto asked = http::readRetryAfter(failure.retryAfter, failure.date, now);
    if (asked)
        failure.error.retryAfter = std::max(std::chrono::ceil<seconds>(*asked), seconds(1));
    if (retry == Retry::WhenAsked) {
        const base::Instant until = m_client.pause(m_endpoints, asked);
        if (m_tries >= m_client.m_tries || until >= m_deadline) {
            failure.error.retryAfter = failure.error.retryAfter.value_or(std::chrono::ceil<seconds>(until - now));
            return false;
        }
        enqueue();
        return true;
    }
    m_client.queueOf(m_endpoints).tooMany = 0;
    if (retry == Retry::Never || m_tries >= m_client.m_tries || (showsHealth() && m_client.m_probe.isOut()))
        return false;
    const milliseconds pause =
        asked ? *asked + base::jitter(kRetryJitter, m_client.m_random) : kRetryPause.pause(m_tries, m_client.m_random);
    if (now + pause >= m_deadline)
        return false;
    m_retryPause->set(now + pause);
    return true;
}

void QueuedCall::expire()
{
    refuse({.code = base::ErrorCode::Timeout,
            .message = u"%1 did not get its turn in time: Incode's limits let no more calls through."_s.arg(m_call.path),
            .field = {},
            .retryAfter = seconds(1)});
}

base::Error QueuedCall::pausedError(base::Instant until) const
{
    return base::Error{.code = base::ErrorCode::VendorUnavailable,
                       .message = u"Incode asked to be called less often; %1 was not sent."_s.arg(m_call.path),
                       .field = {},
                       .retryAfter = std::max(std::chrono::ceil<seconds>(until - m_client.m_clock.now()), seconds(1))};
}

void QueuedCall::refuse(base::Error error)
{
    if (m_isOver || isInFlight())
        return;
    m_isOver = true;
    dequeue();
    m_client.m_vendor.countCall(m_call.path.toLatin1(), "not_sent"_ba);
    // Queued, because `done` never runs from inside the call, nor from inside another one's end.
    QMetaObject::invokeMethod(
        this, [this, error = std::move(error)] { finish(tl::unexpected(HttpFailure{.error = error})); }, Qt::QueuedConnection);
}

void QueuedCall::finish(HttpAnswer answer)
{
    m_isOver = true;
    dequeue();
    // The callback may destroy this call: nothing of it is touched afterwards.
    if (const HttpExchange::Done done = std::exchange(m_done, nullptr))
        done(std::move(answer));
}

} // namespace authlink::incode::gate
