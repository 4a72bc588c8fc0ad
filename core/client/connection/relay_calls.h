// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/base/token_bucket.h"
#include "core/client/connection/relay_connection.h"
#include "core/protocol/call_params.h"
#include "core/protocol/messages.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <deque>
#include <functional>
#include <map>

namespace authlink::client
{

class RelayCalls;

/// A call under way, owned by whoever waits for it. Destroying or cancelling it gives the call up: its callback never runs.
/// (The relay may still do what was asked.) Move-only.
class [[nodiscard]] CallHandle
{
public:
    CallHandle() = default;
    CallHandle(CallHandle &&other) noexcept;
    CallHandle &operator=(CallHandle &&other) noexcept;
    CallHandle(const CallHandle &) = delete;
    CallHandle &operator=(const CallHandle &) = delete;
    ~CallHandle() { cancel(); }

    [[nodiscard]] bool isPending() const;
    void cancel();

private:
    friend class RelayCalls;
    CallHandle(RelayCalls *calls, quint64 id);
    QPointer<RelayCalls> m_calls;
    quint64 m_id = 0;
};

/// Calls to the relay. Each ends exactly once: result, the relay's error, Timeout, Unreachable (not Live, or lost on the way), or by its
/// handle (no callback). They go out no faster than the relay allows: it allows what one user asks for on all connections, so
/// that a console leaves some to another one. The callback runs from the event loop, never within call(); it may destroy its handle. One
/// thread.
class RelayCalls final : public QObject
{
    Q_OBJECT

public:
    template <typename T>
    using Callback = std::function<void(base::Result<T>)>;

    static constexpr std::chrono::milliseconds kTimeout{10'000};
    static constexpr std::chrono::milliseconds kVendorTimeout{30'000}; ///< for calls that wait for Incode: start, resend
    static constexpr qsizetype kMaxPending = 64;                       ///< more at once: LimitReached

    RelayCalls(RelayConnection &connection, base::Clock &clock, base::Random &random, QObject *parent = nullptr);
    ~RelayCalls() override;

    /// Any method. An answer that can't be read is Internal.
    CallHandle call(QLatin1StringView method, const QJsonObject &params, std::chrono::milliseconds timeout, Callback<QJsonValue> callback);

    CallHandle searchCustomers(const protocol::SearchCustomersParams &params, Callback<QList<protocol::CustomerView>> callback);
    /// Without an idempotencyKey one is made. To repeat a start or resend safely after Unreachable or Timeout: set
    /// newIdempotencyKey() once and send the same parameters again.
    CallHandle start(protocol::StartParams params, Callback<protocol::VerificationView> callback);
    CallHandle resend(protocol::ResendParams params, Callback<protocol::VerificationView> callback);
    CallHandle cancel(const QString &id, const QString &reason, Callback<protocol::VerificationView> callback);
    CallHandle close(const QString &id, Callback<protocol::VerificationView> callback);
    CallHandle link(const QString &id, Callback<protocol::LinkView> callback);
    CallHandle get(const QString &id, Callback<protocol::VerificationDetail> callback);
    CallHandle history(const protocol::HistoryParams &params, Callback<protocol::HistoryPageView> callback);

    [[nodiscard]] QString newIdempotencyKey();
    [[nodiscard]] qsizetype pending() const { return static_cast<qsizetype>(m_pending.size()); }

private:
    friend class CallHandle;
    struct Pending {
        Callback<QJsonValue> callback;
        std::optional<base::Error> failure; ///< decided already, delivered from the event loop
        base::Instant deadline{};
        QByteArray frame; ///< until it is sent
        int cost = 1;     ///< protocol::callCost
    };

    void onResponse(const protocol::Response &response);
    void onStateChanged(RelayConnection::State state);
    void finish(quint64 id, base::Result<QJsonValue> outcome);
    void failSoon(quint64 id, base::Error error);
    void deliverFailures();
    void onDeadline();
    void armDeadline();
    void sendDue();
    void forget(quint64 id);
    [[nodiscard]] bool knows(quint64 id) const { return m_pending.contains(id); }

    RelayConnection &m_connection;
    base::Clock &m_clock;
    base::Random &m_random;
    quint64 m_lastId = 0;
    std::map<quint64, Pending> m_pending;
    std::deque<quint64> m_unsent;     ///< what somebody waits for, in the order of the calls
    std::deque<quint64> m_unsentGets; ///< verification.get, which keeps the console current: behind the others
    base::TokenBucket m_pace;
    std::unique_ptr<base::Alarm> m_deadlineAlarm;
    std::unique_ptr<base::Alarm> m_paceAlarm;
};

} // namespace authlink::client
