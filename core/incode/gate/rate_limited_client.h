// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pending_call.h"
#include "core/base/token_bucket.h"
#include "core/incode/gate/http_exchange.h"
#include "core/incode/gate/vendor_probe.h"
#include "core/incode/incode_settings.h"

#include <QObject>

#include <array>
#include <map>
#include <memory>
#include <set>
#include <utility>

namespace authlink::incode::gate
{

class QueuedCall;

/// What the vendor counts apart (docs/incode.md "Limits and errors"; second-hand, so every rate is a setting).
enum class EndpointClass {
    Face,    ///< calls that make it compare faces
    Other,   ///< every other call to the API
    Foreign, ///< calls to another host (the auth server): not the API's limits, and no sign of the API's life
};
inline constexpr std::size_t kEndpointClasses = 3;

/// Whether and how a call that failed may be sent again. A POST that may have been processed never is: it could mean two messages to
/// a customer.
enum class Retry {
    Never,
    Later,     ///< after a pause of its own
    WhenAsked, ///< too many requests: the whole class pauses
};
[[nodiscard]] Retry retryOf(const QByteArray &method, const HttpFailure &failure);

/// How a call ended, for /metrics: ok, limited (429), refused (another 4xx), failed (5xx), unreachable, timeout, not_sent.
[[nodiscard]] QByteArray outcomeOf(const HttpAnswer &answer);

/// Sends every call to Incode. Calls keep to its limits, each class in a queue of its own, by priority and then first come first served;
/// they wait where it asks for that, are sent again where that is safe, and fail at once while it is out. Waiting counts towards a call's
/// time limit, and what is let go of while it waits is never sent. One thread; what is referred to outlives the client, or close().
class RateLimitedClient final : public QObject
{
    Q_OBJECT

public:
    RateLimitedClient(const IncodeSettings &settings, QNetworkAccessManager &network, base::Clock &clock, base::Random &random,
                      VendorState &vendor);
    ~RateLimitedClient() override;

    /// `done` runs exactly once, from the event loop; never if the call is destroyed first. An error says in `retryAfter` when to try
    /// again, where that is known.
    [[nodiscard]] std::unique_ptr<base::PendingCall> send(HttpCall call, HttpExchange::Done done);
    /// Nothing is sent and nobody is told any more. The calls must be gone.
    void close();

private:
    friend class QueuedCall;

    using Turn = std::pair<Priority, quint64>; ///< the second: first come, first served
    struct Queue {
        base::TokenBucket bucket;
        std::map<Turn, QueuedCall *> waiting{};
        base::Instant pausedUntil{};          ///< the vendor asked for it
        int tooMany = 0;                      ///< 429 in a row
        std::unique_ptr<base::Alarm> alarm{}; ///< when the next one may go; nullptr: closed
    };

    [[nodiscard]] EndpointClass classOf(const HttpCall &call) const;
    [[nodiscard]] Queue &queueOf(EndpointClass endpoints) { return m_queues.at(static_cast<std::size_t>(endpoints)); }
    void sendWaiting(EndpointClass endpoints);
    /// The vendor said 429: until when nobody of this class calls.
    [[nodiscard]] base::Instant pause(EndpointClass endpoints, std::optional<std::chrono::milliseconds> asked);
    void refuseUnsent();

    const QUrl m_api;
    QNetworkAccessManager &m_network;
    base::Clock &m_clock;
    base::Random &m_random;
    VendorState &m_vendor;
    const int m_tries;
    VendorProbe m_probe;
    std::array<Queue, kEndpointClasses> m_queues;
    std::set<QueuedCall *> m_calls;
    quint64 m_count = 0;
};

} // namespace authlink::incode::gate
