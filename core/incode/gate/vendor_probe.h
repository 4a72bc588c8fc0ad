// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/incode/gate/circuit_breaker.h"
#include "core/incode/gate/http_exchange.h"
#include "core/incode/vendor_state.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <memory>
#include <optional>
#include <set>

namespace authlink::incode::gate
{

/// Whether a call that ended shows that the vendor is there; nullopt: it tells nothing (it was never sent).
[[nodiscard]] std::optional<bool> showsLife(const HttpAnswer &answer);

/// Watches how calls to Incode end, probes it when they tell too little, and keeps VendorState up to date. One line in the log when Incode
/// goes out and one when it is back. One thread; what is referred to outlives it.
class VendorProbe final : public QObject
{
    Q_OBJECT

public:
    /// @param probe a GET that costs the vendor nothing; any answer below 500 will do
    VendorProbe(HttpCall probe, base::Clock &clock, base::Random &random, VendorState &vendor);
    ~VendorProbe() override;

    [[nodiscard]] bool isOut() const { return m_breaker.state() == CircuitBreaker::State::Open; }
    /// What a call gets instead of being sent while the vendor is out.
    [[nodiscard]] base::Error refusal();

    void callSent(base::Instant at);
    /// @param alive nullopt: the call was given up, or tells nothing
    /// @param question the same for calls that ask the same
    void callEnded(base::Instant sentAt, std::optional<bool> alive, std::size_t question);
    /// No probing before `until`: the vendor answered, and asked to be left alone.
    void pauseUntil(base::Instant until);
    /// Nothing is sent and nobody is told any more.
    void stop();

Q_SIGNALS:
    void wentOut(); ///< may come from inside callEnded()

private:
    void probeWhenDue();
    void probe();
    void onProbed(bool alive);
    void onStateChange(CircuitBreaker::State before);
    void tellVendorState();

    const HttpCall m_probe;
    base::Clock &m_clock;
    VendorState &m_vendor;
    CircuitBreaker m_breaker;
    std::multiset<base::Instant> m_inFlight; ///< when each call under way was sent
    base::Instant m_pausedUntil{};
    int m_refused = 0;               ///< calls, in this outage
    QNetworkAccessManager m_network; ///< of its own: slow calls may hold all connections of the other one (six a host)
    std::unique_ptr<HttpExchange> m_exchange;
    std::unique_ptr<base::Alarm> m_due, m_limit; ///< of the next probe, of the one under way
};

} // namespace authlink::incode::gate
