// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incode/gate/rate_limited_client.h"

namespace authlink::incode::gate
{

/// One call on its way through a RateLimitedClient: waits for its turn, is sent, and perhaps pauses and waits again. Internal to gate/.
class QueuedCall final : public QObject, public base::PendingCall
{
    Q_OBJECT

public:
    QueuedCall(RateLimitedClient &client, EndpointClass endpoints, HttpCall call, HttpExchange::Done done);
    ~QueuedCall() override;
    QueuedCall(const QueuedCall &) = delete;
    QueuedCall &operator=(const QueuedCall &) = delete;

    /// Waits for its turn.
    void enqueue();
    /// It is its turn.
    void send();
    /// Fails from the event loop, unless it was sent and waits for its answer.
    void refuse(base::Error error);
    [[nodiscard]] bool isInFlight() const { return m_exchange != nullptr; }
    /// How it ends says whether Incode's API is there.
    [[nodiscard]] bool showsHealth() const { return m_endpoints != EndpointClass::Foreign; }
    [[nodiscard]] base::Instant deadline() const { return m_deadline; }
    [[nodiscard]] base::Error pausedError(base::Instant until) const;

private:
    void dequeue();
    void expire();
    void onAnswer(HttpAnswer answer);
    [[nodiscard]] bool retries(HttpFailure &failure);
    void finish(HttpAnswer answer);

    RateLimitedClient &m_client;
    const EndpointClass m_endpoints;
    const HttpCall m_call;
    const std::size_t m_question; ///< the same for calls that ask the same
    HttpExchange::Done m_done;
    const std::pair<Priority, quint64> m_turn;
    const base::Instant m_deadline;
    base::Instant m_sentAt{};
    int m_tries = 0;
    bool m_isOver = false;
    std::unique_ptr<HttpExchange> m_exchange;
    std::unique_ptr<base::Alarm> m_expiry;     ///< of its time, while it waits
    std::unique_ptr<base::Alarm> m_retryPause; ///< its end
};

} // namespace authlink::incode::gate
