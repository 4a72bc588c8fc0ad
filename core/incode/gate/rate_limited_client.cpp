// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/gate/rate_limited_client.h"

#include "core/http/common/status.h"
#include "core/incode/gate/queued_call.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::incode::gate
{

using std::chrono::milliseconds;

namespace
{

/// After a 429 that names no time.
constexpr base::Backoff kPause{
    .first = std::chrono::seconds(1), .longest = std::chrono::seconds(10), .jitterShare = 1, .shortest = milliseconds(500)};
/// On top of the time that the vendor names, so that its callers do not all come back in the same moment.
constexpr milliseconds kPauseJitter = std::chrono::seconds(1);

/// Refused without credentials, and so cheap, but by the API itself and not by something in front of it.
HttpCall probeOf(const IncodeSettings &settings)
{
    return HttpCall{.method = "GET",
                    .base = settings.apiUrl,
                    .path = u"/omni/get/onboarding/status"_s,
                    .apiKey = settings.apiKey,
                    .timeout = kProbeLimit,
                    .quiet = true};
}

base::TokenBucket bucketOf(double perSecond, int burst)
{
    return base::TokenBucket(base::TokenRate::perSecond(perSecond, burst));
}

} // namespace

Retry retryOf(const QByteArray &method, const HttpFailure &failure)
{
    if (failure.error.code == base::ErrorCode::Invalid)
        return Retry::Never;
    if (failure.httpStatus == http::status::kTooManyRequests)
        return Retry::WhenAsked;
    const bool answered = failure.httpStatus >= http::status::kFirstRedirect && failure.httpStatus < http::status::kFirstServerError;
    return failure.unsent || (method == "GET" && !answered) ? Retry::Later : Retry::Never;
}

QByteArray outcomeOf(const HttpAnswer &answer)
{
    if (answer)
        return "ok"_ba;
    const HttpFailure &failure = answer.error();
    if (failure.error.code == base::ErrorCode::Invalid)
        return "not_sent"_ba;
    if (failure.httpStatus == http::status::kTooManyRequests)
        return "limited"_ba;
    if (failure.httpStatus >= http::status::kFirstServerError)
        return "failed"_ba;
    if (failure.httpStatus >= http::status::kFirstRedirect)
        return "refused"_ba;
    return failure.error.code == base::ErrorCode::Timeout ? "timeout"_ba : "unreachable"_ba;
}

RateLimitedClient::RateLimitedClient(const IncodeSettings &settings, QNetworkAccessManager &network, base::Clock &clock,
                                     base::Random &random, VendorState &vendor)
    : m_api(settings.apiUrl),
      m_network(network),
      m_clock(clock),
      m_random(random),
      m_vendor(vendor),
      m_tries(std::max(1, settings.tries)),
      m_probe(probeOf(settings), clock, random, vendor),
      m_queues{Queue{.bucket = bucketOf(settings.faceCallsPerSecond, settings.faceBurst)},
               Queue{.bucket = bucketOf(settings.callsPerSecond, settings.burst)},
               Queue{.bucket = bucketOf(settings.callsPerSecond, settings.burst)}}
{
    for (const EndpointClass endpoints : {EndpointClass::Face, EndpointClass::Other, EndpointClass::Foreign})
        queueOf(endpoints).alarm = clock.makeAlarm([this, endpoints] { sendWaiting(endpoints); });
    connect(&m_probe, &VendorProbe::wentOut, this, &RateLimitedClient::refuseUnsent);
}

RateLimitedClient::~RateLimitedClient() = default;

std::unique_ptr<base::PendingCall> RateLimitedClient::send(HttpCall call, HttpExchange::Done done)
{
    const EndpointClass endpoints = classOf(call);
    auto queued = std::make_unique<QueuedCall>(*this, endpoints, std::move(call), std::move(done));
    if (queued->showsHealth() && m_probe.isOut())
        queued->refuse(m_probe.refusal());
    else if (const auto until = queueOf(endpoints).pausedUntil; until >= queued->deadline())
        queued->refuse(queued->pausedError(until));
    else
        queued->enqueue();
    return queued;
}

void RateLimitedClient::close()
{
    m_probe.stop();
    for (Queue &each : m_queues)
        each.alarm.reset();
}

EndpointClass RateLimitedClient::classOf(const HttpCall &call) const
{
    if (call.base != m_api)
        return EndpointClass::Foreign;
    // Nothing of ours uploads a face. To confirm a legacy result is no comparison, as far as is known, but it is counted as one to be
    // careful.
    return call.path == "/omni/authentication/verify"_L1 ? EndpointClass::Face : EndpointClass::Other;
}

void RateLimitedClient::sendWaiting(EndpointClass endpoints)
{
    Queue &queue = queueOf(endpoints);
    while (queue.alarm && !queue.waiting.empty()) {
        const base::Instant now = m_clock.now();
        if (now < queue.pausedUntil)
            return queue.alarm->set(queue.pausedUntil);
        if (!queue.bucket.take(now.time_since_epoch()))
            return queue.alarm->set(now + std::chrono::ceil<milliseconds>(queue.bucket.wait(now.time_since_epoch())));
        queue.waiting.begin()->second->send();
    }
}

base::Instant RateLimitedClient::pause(EndpointClass endpoints, std::optional<milliseconds> asked)
{
    Queue &queue = queueOf(endpoints);
    ++queue.tooMany;
    const milliseconds wait = asked ? *asked + base::jitter(kPauseJitter, m_random) : kPause.pause(queue.tooMany, m_random);
    queue.pausedUntil = std::max(queue.pausedUntil, m_clock.now() + wait);
    if (endpoints == EndpointClass::Other) // the probe's own
        m_probe.pauseUntil(queue.pausedUntil);
    const auto waiting = queue.waiting; // refusing takes them out
    for (const auto &[turn, call] : waiting) {
        if (call->deadline() <= queue.pausedUntil)
            call->refuse(call->pausedError(queue.pausedUntil));
    }
    return queue.pausedUntil;
}

void RateLimitedClient::refuseUnsent()
{
    for (QueuedCall *const call : m_calls) {
        if (call->showsHealth() && !call->isInFlight())
            call->refuse(m_probe.refusal());
    }
}

} // namespace authlink::incode::gate
