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

namespace authlink::incode
{

using std::chrono::milliseconds;
using std::chrono::seconds;

namespace
{
/// Between two tries of one call.
constexpr base::Backoff kRest{.first = milliseconds(400), .longest = seconds(8), .jitterShare = 1, .shortest = milliseconds(200)};
constexpr milliseconds kRestJitter = seconds(1);

std::size_t whatOf(const HttpCall &call)
{
    return qHashMulti(QHashSeed::globalSeed(), call.method, call.path, call.query, call.hardwareId.reveal(), call.bearer.reveal(),
                      QJsonDocument(call.body).toJson(QJsonDocument::Compact));
}
} // namespace

GateCall::GateCall(Gate &gate, EndpointClass endpoints, HttpCall call, HttpExchange::Done done)
    : m_gate(gate),
      m_endpoints(endpoints),
      m_call(std::move(call)),
      m_what(whatOf(m_call)),
      m_done(std::move(done)),
      m_number(++gate.m_count),
      m_deadline(gate.m_clock.now() + m_call.timeout),
      m_wait(gate.m_clock.makeAlarm([this] { expire(); })),
      m_rest(gate.m_clock.makeAlarm([this] { queue(); }))
{
    m_gate.m_calls.insert(this);
}

GateCall::~GateCall()
{
    leave();
    if (isFlying())
        m_gate.m_heartbeat.ended(m_sentAt, std::nullopt, m_what);
    m_gate.m_calls.erase(this);
}

void GateCall::queue()
{
    m_wait->set(m_deadline);
    m_gate.lane(m_endpoints).waiting.emplace(m_number, this);
    m_gate.pump(m_endpoints);
}

void GateCall::leave()
{
    m_wait->clear();
    m_rest->clear();
    m_gate.lane(m_endpoints).waiting.erase(m_number);
}

void GateCall::fly()
{
    leave();
    m_sentAt = m_gate.m_clock.now();
    ++m_tries;
    HttpCall call = m_call;
    call.timeout = std::max(m_deadline - m_sentAt, milliseconds(1));
    m_exchange =
        std::make_unique<HttpExchange>(m_gate.m_network, std::move(call), [this](HttpAnswer answer) { onAnswer(std::move(answer)); });
    if (isJudged())
        m_gate.m_heartbeat.sent(m_sentAt);
}

void GateCall::onAnswer(HttpAnswer answer)
{
    m_gate.m_vendor.countCall(m_call.path.toLatin1(), outcomeOf(answer));
    if (isJudged())
        m_gate.m_heartbeat.ended(m_sentAt, showsLife(answer), m_what);
    m_exchange.reset();
    if (answer)
        m_gate.lane(m_endpoints).tooMany = 0;
    if (answer || !goesOn(answer.error()))
        finish(std::move(answer));
}

/// Whether it will be sent again; then it rests or waits already.
bool GateCall::goesOn(HttpFailure &failure)
{
    const Repeat repeat = repeatOf(m_call.method, failure);
    const auto asked = http::readRetryAfter(failure.retryAfter, failure.date, m_gate.m_clock.now());
    if (asked)
        failure.error.retryAfter = std::max(std::chrono::ceil<seconds>(*asked), seconds(1));
    if (repeat == Repeat::WhenAsked) {
        const base::Instant until = m_gate.hold(m_endpoints, asked);
        if (m_tries >= m_gate.m_tries || until >= m_deadline) {
            failure.error.retryAfter = failure.error.retryAfter.value_or(std::chrono::ceil<seconds>(until - m_gate.m_clock.now()));
            return false;
        }
        queue();
        return true;
    }
    m_gate.lane(m_endpoints).tooMany = 0;
    if (repeat == Repeat::Never || m_tries >= m_gate.m_tries || (isJudged() && m_gate.m_heartbeat.isOut()))
        return false;
    const milliseconds pause = asked ? *asked + base::jitter(kRestJitter, m_gate.m_random) : kRest.pause(m_tries, m_gate.m_random);
    const base::Instant until = m_gate.m_clock.now() + pause;
    if (until >= m_deadline)
        return false;
    m_rest->set(until);
    return true;
}

void GateCall::expire()
{
    refuse({.code = base::ErrorCode::Timeout,
            .message = QStringLiteral("%1 did not get its turn in time: Incode's limits let no more calls through.").arg(m_call.path),
            .field = {},
            .retryAfter = seconds(1)});
}

base::Error GateCall::heldError(base::Instant until) const
{
    return base::Error{.code = base::ErrorCode::VendorUnavailable,
                       .message = QStringLiteral("Incode asked to be called less often; %1 was not sent.").arg(m_call.path),
                       .field = {},
                       .retryAfter = std::max(std::chrono::ceil<seconds>(until - m_gate.m_clock.now()), seconds(1))};
}

void GateCall::refuse(base::Error error)
{
    if (m_over || isFlying())
        return;
    m_over = true;
    leave();
    m_gate.m_vendor.countCall(m_call.path.toLatin1(), QByteArrayLiteral("not_sent"));
    // Queued, because `done` never runs from inside the call, nor from inside another one's end.
    QMetaObject::invokeMethod(
        this, [this, error = std::move(error)] { finish(tl::unexpected(HttpFailure{.error = error})); }, Qt::QueuedConnection);
}

void GateCall::finish(HttpAnswer answer)
{
    m_over = true;
    leave();
    // The callback may destroy this call: nothing of it is touched afterwards.
    if (const HttpExchange::Done done = std::exchange(m_done, nullptr))
        done(std::move(answer));
}

} // namespace authlink::incode
