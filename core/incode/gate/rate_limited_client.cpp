// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/gate/rate_limited_client.h"

#include "core/incode/gate/queued_call.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace authlink::incode
{

using std::chrono::milliseconds;

namespace
{

constexpr int kTooManyRequests = 429;
constexpr int kServerError = 500;
constexpr int kRedirect = 300;
/// After a 429 that names no time.
constexpr base::Backoff kHold{
    .first = std::chrono::seconds(1), .longest = std::chrono::seconds(10), .jitterShare = 1, .shortest = milliseconds(500)};
/// On top of the time that the vendor names, so that its callers do not all come back in the same moment.
constexpr milliseconds kHoldJitter = std::chrono::seconds(1);

/// Refused without credentials, and so cheap, but by the API itself and not by something in front of it.
HttpCall probeOf(const IncodeSettings &settings)
{
    return HttpCall{.method = "GET",
                    .base = settings.apiUrl,
                    .path = QStringLiteral("/omni/get/onboarding/status"),
                    .apiKey = settings.apiKey,
                    .timeout = kProbeLimit,
                    .quiet = true};
}

base::TokenBucket bucketOf(double perSecond, int burst)
{
    return base::TokenBucket(base::TokenRate::perSecond(perSecond, burst));
}

} // namespace

Repeat repeatOf(const QByteArray &method, const HttpFailure &failure)
{
    if (failure.error.code == base::ErrorCode::Invalid)
        return Repeat::Never;
    if (failure.httpStatus == kTooManyRequests)
        return Repeat::WhenAsked;
    const bool answered = failure.httpStatus >= kRedirect && failure.httpStatus < kServerError;
    return failure.unsent || (method == "GET" && !answered) ? Repeat::Later : Repeat::Never;
}

QByteArray outcomeOf(const HttpAnswer &answer)
{
    if (answer)
        return QByteArrayLiteral("ok");
    const HttpFailure &failure = answer.error();
    if (failure.error.code == base::ErrorCode::Invalid)
        return QByteArrayLiteral("not_sent");
    if (failure.httpStatus == kTooManyRequests)
        return QByteArrayLiteral("limited");
    if (failure.httpStatus >= kServerError)
        return QByteArrayLiteral("failed");
    if (failure.httpStatus >= kRedirect)
        return QByteArrayLiteral("refused");
    return failure.error.code == base::ErrorCode::Timeout ? QByteArrayLiteral("timeout") : QByteArrayLiteral("unreachable");
}

Gate::Gate(const IncodeSettings &settings, QNetworkAccessManager &network, base::Clock &clock, base::Random &random, VendorState &vendor)
    : m_api(settings.apiUrl),
      m_network(network),
      m_clock(clock),
      m_random(random),
      m_vendor(vendor),
      m_tries(std::max(1, settings.tries)),
      m_heartbeat(probeOf(settings), clock, random, vendor),
      m_lanes{Lane{.bucket = bucketOf(settings.faceCallsPerSecond, settings.faceBurst)},
              Lane{.bucket = bucketOf(settings.callsPerSecond, settings.burst)},
              Lane{.bucket = bucketOf(settings.callsPerSecond, settings.burst)}}
{
    for (const EndpointClass endpoints : {EndpointClass::Face, EndpointClass::Other, EndpointClass::Foreign})
        lane(endpoints).alarm = clock.makeAlarm([this, endpoints] { pump(endpoints); });
    connect(&m_heartbeat, &Heartbeat::wentOut, this, &Gate::refuseTheIdle);
}

Gate::~Gate() = default;

std::unique_ptr<base::PendingCall> Gate::send(HttpCall call, HttpExchange::Done done)
{
    const EndpointClass endpoints = classOf(call);
    auto sending = std::make_unique<GateCall>(*this, endpoints, std::move(call), std::move(done));
    if (sending->isJudged() && m_heartbeat.isOut())
        sending->refuse(m_heartbeat.refusal());
    else if (const auto until = lane(endpoints).heldUntil; until >= sending->deadline())
        sending->refuse(sending->heldError(until));
    else
        sending->queue();
    return sending;
}

void Gate::close()
{
    m_heartbeat.stop();
    for (Lane &each : m_lanes)
        each.alarm.reset();
}

EndpointClass Gate::classOf(const HttpCall &call) const
{
    if (call.base != m_api)
        return EndpointClass::Foreign;
    // Nothing of ours uploads a face. To confirm a legacy result is no comparison, as far as is known, but it is counted as one to be
    // careful.
    return call.path == QLatin1String("/omni/authentication/verify") ? EndpointClass::Face : EndpointClass::Other;
}

void Gate::pump(EndpointClass endpoints)
{
    Lane &queue = lane(endpoints);
    while (queue.alarm && !queue.waiting.empty()) {
        const base::Instant now = m_clock.now();
        if (now < queue.heldUntil)
            return queue.alarm->set(queue.heldUntil);
        if (!queue.bucket.take(now.time_since_epoch()))
            return queue.alarm->set(now + std::chrono::ceil<milliseconds>(queue.bucket.wait(now.time_since_epoch())));
        queue.waiting.begin()->second->fly();
    }
}

base::Instant Gate::hold(EndpointClass endpoints, std::optional<milliseconds> asked)
{
    Lane &queue = lane(endpoints);
    ++queue.tooMany;
    const milliseconds wait = asked ? *asked + base::jitter(kHoldJitter, m_random) : kHold.pause(queue.tooMany, m_random);
    queue.heldUntil = std::max(queue.heldUntil, m_clock.now() + wait);
    if (endpoints == EndpointClass::Other) // the probe's own
        m_heartbeat.pauseUntil(queue.heldUntil);
    const auto waiting = queue.waiting; // refusing takes them out
    for (const auto &[number, call] : waiting) {
        if (call->deadline() <= queue.heldUntil)
            call->refuse(call->heldError(queue.heldUntil));
    }
    return queue.heldUntil;
}

void Gate::refuseTheIdle()
{
    for (GateCall *const call : m_calls) {
        if (call->isJudged() && !call->isFlying())
            call->refuse(m_heartbeat.refusal());
    }
}

} // namespace authlink::incode
