// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incode/gate/rate_limited_client.h"

namespace authlink::incode
{

/// One call on its way through the gate: waits for its turn, is sent, perhaps rests and waits again. Inside of the room only.
class GateCall final : public QObject, public base::PendingCall
{
    Q_OBJECT

public:
    GateCall(Gate &gate, EndpointClass endpoints, HttpCall call, HttpExchange::Done done);
    ~GateCall() override;
    GateCall(const GateCall &) = delete;
    GateCall &operator=(const GateCall &) = delete;

    /// Takes its place in the line.
    void queue();
    /// Its turn: onto the wire.
    void fly();
    /// Fails from the event loop, if it is not on the wire.
    void refuse(base::Error error);
    [[nodiscard]] bool isFlying() const { return m_exchange != nullptr; }
    [[nodiscard]] bool isJudged() const { return m_endpoints != EndpointClass::Foreign; }
    [[nodiscard]] base::Instant deadline() const { return m_deadline; }
    [[nodiscard]] base::Error heldError(base::Instant until) const;

private:
    void leave();
    void expire();
    void onAnswer(HttpAnswer answer);
    [[nodiscard]] bool goesOn(HttpFailure &failure);
    void finish(HttpAnswer answer);

    Gate &m_gate;
    const EndpointClass m_endpoints;
    const HttpCall m_call;
    const std::size_t m_what; ///< the same for calls that ask the same
    HttpExchange::Done m_done;
    const quint64 m_number;
    const base::Instant m_deadline;
    base::Instant m_sentAt{};
    int m_tries = 0;
    bool m_over = false;
    std::unique_ptr<HttpExchange> m_exchange;
    std::unique_ptr<base::Alarm> m_wait, m_rest; ///< end of its time while it waits; end of its pause
};

} // namespace authlink::incode
