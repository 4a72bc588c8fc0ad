// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/client/connection/call_pacer.h"
#include "core/client/connection/relay_connection.h"
#include "core/protocol/call_params.h"
#include "core/protocol/messages.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <chrono>
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
/// handle (no callback). They go out in the order and at the pace of CallPacer. One that the relay refuses all the same, since it came too
/// fast, goes out again when the relay says, within its time; so nobody who calls hears of that. The callback runs from the event loop,
/// never within call(); it may destroy its handle. One thread.
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

    /// Any method. An answer that can't be read is Internal. The time of what nobody waits for (Urgency::Refresh) begins when it goes out.
    CallHandle call(QLatin1StringView method, const QJsonObject &params, std::chrono::milliseconds timeout, Callback<QJsonValue> callback);

    CallHandle searchCustomers(const protocol::SearchCustomersParams &params, Callback<QList<protocol::CustomerView>> callback);
    /// Without an idempotencyKey one is made. To repeat a start or resend safely after Unreachable or Timeout: set
    /// newIdempotencyKey() once and send the same parameters again.
    CallHandle start(protocol::StartParams params, Callback<protocol::VerificationView> callback);
    CallHandle resend(protocol::ResendParams params, Callback<protocol::VerificationView> callback);
    CallHandle cancel(const QString &id, const QString &reason, Callback<protocol::VerificationView> callback);
    CallHandle close(const QString &id, Callback<protocol::VerificationView> callback);
    /// Without an idempotencyKey one is made; to repeat it safely, as for a start.
    CallHandle note(protocol::NoteParams params, Callback<protocol::VerificationView> callback);
    CallHandle link(const QString &id, Callback<protocol::LinkView> callback);
    CallHandle get(const QString &id, Callback<protocol::VerificationDetail> callback);
    /// @param ids as many as the relay takes: CallLimits::getIds, more than 1
    CallHandle getSeveral(const QStringList &ids, Callback<protocol::VerificationDetails> callback);
    /// A page of what is open. @param cursor of the page before
    CallHandle listOpen(const QString &cursor, Callback<protocol::OpenPage> callback);
    CallHandle history(const protocol::HistoryParams &params, Callback<protocol::HistoryPageView> callback);

    [[nodiscard]] QString newIdempotencyKey();
    [[nodiscard]] qsizetype pending() const { return static_cast<qsizetype>(m_pending.size()); }

private:
    friend class CallHandle;
    struct Pending {
        Callback<QJsonValue> callback;
        std::optional<base::Error> failure; ///< decided already, delivered from the event loop
        std::chrono::milliseconds timeout;
        std::optional<base::Instant> deadline; ///< nullopt: it does not run yet
        QByteArray frame;
        CallPacer::Call pace;
    };

    void onResponse(const protocol::Response &response);
    bool sendAgain(const Pending &call, const base::Error &refusal);
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
    CallPacer m_pacer;
    std::unique_ptr<base::Alarm> m_deadlineAlarm;
    std::unique_ptr<base::Alarm> m_paceAlarm;
};

} // namespace authlink::client
