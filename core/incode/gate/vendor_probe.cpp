// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/gate/vendor_probe.h"

#include "core/base/log.h"
#include "core/http/common/status.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::incode::gate
{

using std::chrono::seconds;

std::optional<bool> showsLife(const HttpAnswer &answer)
{
    if (answer)
        return true;
    if (answer.error().error.code == base::ErrorCode::Invalid)
        return std::nullopt;
    // A 2xx that is an error was cut short.
    return answer.error().httpStatus >= http::status::kFirstRedirect && answer.error().httpStatus < http::status::kFirstServerError;
}

VendorProbe::VendorProbe(HttpCall probe, base::Clock &clock, base::Random &random, VendorState &vendor)
    : m_probe(std::move(probe)),
      m_clock(clock),
      m_vendor(vendor),
      m_breaker(random),
      m_due(clock.makeAlarm([this] { probeWhenDue(); })),
      m_limit(clock.makeAlarm([this] { onProbed(false); }))
{
    m_vendor.comeBack(); // nothing is known yet
    const auto watch = [this] {
        m_breaker.setWatched(m_vendor.isWatched(), m_clock.now());
        probeWhenDue();
    };
    connect(&m_vendor, &VendorState::watchChanged, this, watch);
    watch();
}

VendorProbe::~VendorProbe() = default;

base::Error VendorProbe::refusal()
{
    ++m_refused;
    const auto due = m_breaker.probeAt(std::nullopt).value_or(m_clock.now());
    const auto wait = std::chrono::ceil<seconds>(due - m_clock.now());
    return base::Error{.code = base::ErrorCode::VendorUnavailable,
                       .message = u"Incode is not answering; the relay keeps asking and tells when it does."_s,
                       .field = {},
                       .retryAfter = std::max(wait, seconds(1))};
}

void VendorProbe::callSent(base::Instant at)
{
    m_inFlight.insert(at);
    probeWhenDue();
}

void VendorProbe::callEnded(base::Instant sentAt, std::optional<bool> alive, std::size_t question)
{
    if (const auto one = m_inFlight.find(sentAt); one != m_inFlight.end())
        m_inFlight.erase(one);
    const auto before = m_breaker.state();
    if (alive)
        m_breaker.callEnded(*alive, sentAt, m_clock.now(), question);
    onStateChange(before);
    probeWhenDue();
}

void VendorProbe::pauseUntil(base::Instant until)
{
    m_pausedUntil = std::max(m_pausedUntil, until);
    probeWhenDue();
}

void VendorProbe::stop()
{
    disconnect(&m_vendor, nullptr, this, nullptr);
    m_due.reset();
    m_limit.reset();
    m_exchange.reset();
}

void VendorProbe::probeWhenDue()
{
    if (!m_due)
        return;
    const auto oldest = m_inFlight.empty() ? std::nullopt : std::optional(*m_inFlight.begin());
    auto due = m_breaker.probeAt(oldest);
    if (due && m_breaker.state() == CircuitBreaker::State::Closed)
        due = std::max(*due, m_pausedUntil);
    if (!due)
        m_due->clear();
    else if (*due > m_clock.now())
        m_due->set(*due);
    else
        probe();
}

void VendorProbe::probe()
{
    m_due->clear();
    const base::Instant now = m_clock.now();
    m_breaker.probeStarted(now);
    m_limit->set(now + kProbeLimit);
    m_exchange = std::make_unique<HttpExchange>(m_network, m_probe, [this](const HttpAnswer &answer) {
        onProbed(showsLife(answer).value_or(true)); // an address we can't use is no outage
    });
}

void VendorProbe::onProbed(bool alive)
{
    m_limit->clear();
    m_exchange.reset();
    const auto before = m_breaker.state();
    m_breaker.probeEnded(alive, m_clock.now());
    onStateChange(before);
    probeWhenDue();
}

void VendorProbe::onStateChange(CircuitBreaker::State before)
{
    if (m_breaker.state() == before)
        return;
    // Queued: who is told may let go of calls, and one of them may be what brought us here.
    QMetaObject::invokeMethod(
        this, [this] { tellVendorState(); }, Qt::QueuedConnection);
    if (isOut())
        Q_EMIT wentOut();
}

/// Out is told at once; back only when the breaker is sure of it.
void VendorProbe::tellVendorState()
{
    if (!m_due)
        return; // stopped
    if (isOut() && !m_vendor.isOut()) {
        qCWarning(base::lcIncode).noquote()
            << u"Incode is out: %1 calls and %2 probes failed in a row. Calls are refused until it answers again."_s
                   .arg(m_breaker.failedCalls())
                   .arg(m_breaker.failedProbes());
        m_vendor.goOut(m_breaker.since());
    } else if (m_breaker.state() == CircuitBreaker::State::Closed && m_vendor.isOut()) {
        const auto since = m_vendor.outSince().value_or(m_clock.now());
        qCWarning(base::lcIncode).noquote() << u"Incode is back after %1 s; %2 calls were refused meanwhile."_s
                                                   .arg(std::chrono::round<seconds>(m_breaker.since() - since).count())
                                                   .arg(std::exchange(m_refused, 0));
        m_vendor.comeBack();
    }
}

} // namespace authlink::incode::gate
