// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connection/relay_calls.h"

#include "core/protocol/call_costs.h"
#include "core/protocol/json/json_rpc.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::client
{

using base::Error;
using base::ErrorCode;
using std::chrono::milliseconds;

namespace
{

constexpr QLatin1StringView kIdPrefix("c");
constexpr std::chrono::seconds kRetryAfter{1}; // where the relay doesn't say

Error error(ErrorCode code, const QString &message)
{
    return Error{.code = code, .message = message, .field = {}, .retryAfter = {}};
}

/// A callback that parses the answer with `read` and hands on the value.
template <typename T, typename Read>
RelayCalls::Callback<QJsonValue> reading(Read read, RelayCalls::Callback<T> callback)
{
    return [read, callback = std::move(callback)](const base::Result<QJsonValue> &answer) {
        if (!answer)
            return callback(base::fail(answer.error()));
        auto value = read(*answer);
        if (!value)
            return callback(base::fail(ErrorCode::Internal, u"unreadable answer: "_s + value.error().message));
        callback(std::move(value));
    };
}

} // namespace

CallHandle::CallHandle(RelayCalls *calls, quint64 id) : m_calls(calls), m_id(id) {}

CallHandle::CallHandle(CallHandle &&other) noexcept : m_calls(std::exchange(other.m_calls, nullptr)), m_id(std::exchange(other.m_id, 0)) {}

CallHandle &CallHandle::operator=(CallHandle &&other) noexcept
{
    if (this != &other) {
        cancel();
        m_calls = std::exchange(other.m_calls, nullptr);
        m_id = std::exchange(other.m_id, 0);
    }
    return *this;
}

bool CallHandle::isPending() const
{
    return m_calls && m_calls->knows(m_id);
}

void CallHandle::cancel()
{
    if (m_calls)
        m_calls->forget(m_id);
    m_calls.clear();
}

RelayCalls::RelayCalls(RelayConnection &connection, base::Clock &clock, base::Random &random, QObject *parent)
    : QObject(parent),
      m_connection(connection),
      m_clock(clock),
      m_random(random),
      m_deadlineAlarm(clock.makeAlarm([this] { onDeadline(); })),
      m_paceAlarm(clock.makeAlarm([this] { sendDue(); }))
{
    connect(&connection, &RelayConnection::responded, this, &RelayCalls::onResponse);
    connect(&connection, &RelayConnection::stateChanged, this, &RelayCalls::onStateChanged);
}

RelayCalls::~RelayCalls() = default;

CallHandle RelayCalls::call(QLatin1StringView method, const QJsonObject &params, milliseconds timeout, Callback<QJsonValue> callback)
{
    const quint64 id = ++m_lastId;
    const bool full = pending() >= kMaxPending;
    const QByteArray frame = protocol::requestFrame(kIdPrefix + QString::number(id), method, params);
    const Urgency urgency = urgencyOf(method);
    const CallPacer::Call pace{.id = id, .urgency = urgency, .cost = protocol::callCost(method, params)};
    m_pending.emplace(id, Pending{.callback = std::move(callback),
                                  .failure = {},
                                  .timeout = timeout,
                                  .deadline = urgency == Urgency::Refresh ? std::nullopt : std::optional(m_clock.now() + timeout),
                                  .frame = frame,
                                  .pace = pace});
    CallHandle handle(this, id);
    if (full)
        failSoon(id, error(ErrorCode::LimitReached, u"too many calls at once"_s));
    else if (frame.size() > protocol::kMaxToRelay)
        failSoon(id, base::invalid(QString(), u"too large to send"_s));
    else if (!m_connection.isLive())
        failSoon(id, error(ErrorCode::Unreachable, u"not connected to the relay"_s));
    else {
        m_pacer.add(pace);
        sendDue();
    }
    return handle;
}

void RelayCalls::sendDue()
{
    const auto now = m_clock.now().time_since_epoch();
    while (const auto id = m_pacer.take(now)) {
        Pending &call = m_pending.at(*id);
        if (!call.deadline)
            call.deadline = m_clock.now() + call.timeout;
        if (!m_connection.send(call.frame))
            failSoon(*id, error(ErrorCode::Unreachable, u"not connected to the relay"_s));
    }
    if (const auto at = m_pacer.nextAt(now))
        m_paceAlarm->set(m_clock.now() + std::chrono::ceil<milliseconds>(*at - now));
    else
        m_paceAlarm->clear();
    armDeadline();
}

void RelayCalls::onResponse(const protocol::Response &response)
{
    const QString text = response.id.toString();
    if (!text.startsWith(kIdPrefix))
        return;
    const quint64 id = QStringView(text).mid(kIdPrefix.size()).toULongLong();
    const auto found = m_pending.find(id);
    if (found == m_pending.end() || found->second.failure) // it has ended already: cancelled, timed out or failed
        return;
    const auto *refusal = std::get_if<protocol::RpcError>(&response.outcome);
    if (!refusal)
        return finish(id, std::get<QJsonValue>(response.outcome));
    const Error error = protocol::toError(*refusal);
    if (!sendAgain(found->second, error))
        finish(id, base::fail(error));
}

/// Whether the relay only says that the call came too fast. It has done nothing then. Older relays give no detail; what only reads has no
/// other limit.
bool RelayCalls::sendAgain(const Pending &call, const Error &refusal)
{
    const bool tooFast = refusal.field == protocol::kDetailCallRate || call.pace.urgency != Urgency::Act;
    if (refusal.code != ErrorCode::LimitReached || !tooFast)
        return false;
    m_pacer.refused(call.pace, (m_clock.now() + refusal.retryAfter.value_or(kRetryAfter)).time_since_epoch());
    sendDue();
    return true;
}

void RelayCalls::onStateChanged(RelayConnection::State state)
{
    if (state == RelayConnection::State::Live)
        return m_pacer.setLimits(m_connection.hello()->limits);
    m_pacer.clear();
    m_paceAlarm->clear();
    for (auto &[id, pending] : m_pending) {
        if (!pending.failure)
            pending.failure = error(ErrorCode::Unreachable, u"the connection to the relay was lost"_s);
    }
    if (!m_pending.empty())
        QMetaObject::invokeMethod(this, &RelayCalls::deliverFailures, Qt::QueuedConnection);
}

void RelayCalls::finish(quint64 id, base::Result<QJsonValue> outcome)
{
    const auto found = m_pending.find(id);
    if (found == m_pending.end())
        return;
    const auto callback = std::move(found->second.callback);
    m_pending.erase(found);
    m_pacer.drop(id);
    armDeadline();
    callback(std::move(outcome)); // last: it may destroy this
}

void RelayCalls::failSoon(quint64 id, Error error)
{
    m_pending.at(id).failure = std::move(error);
    m_pacer.drop(id);
    QMetaObject::invokeMethod(this, &RelayCalls::deliverFailures, Qt::QueuedConnection);
}

void RelayCalls::deliverFailures()
{
    std::vector<quint64> due;
    for (const auto &[id, pending] : m_pending) {
        if (pending.failure)
            due.push_back(id);
    }
    const QPointer<RelayCalls> self(this);
    for (const quint64 id : due) {
        const auto found = m_pending.find(id); // an earlier callback may have cancelled it
        if (found == m_pending.end())
            continue;
        finish(id, base::fail(*found->second.failure));
        if (!self)
            return;
    }
}

void RelayCalls::onDeadline()
{
    for (auto &[id, pending] : m_pending) {
        if (!pending.failure && pending.deadline && *pending.deadline <= m_clock.now()) {
            m_pacer.drop(id);
            pending.failure = error(ErrorCode::Timeout, u"the relay did not answer in time"_s);
        }
    }
    armDeadline();
    deliverFailures(); // directly: an alarm already comes from the event loop
}

void RelayCalls::armDeadline()
{
    std::optional<base::Instant> next;
    for (const auto &[id, pending] : m_pending) {
        if (!pending.failure && pending.deadline)
            next = std::min(next.value_or(*pending.deadline), *pending.deadline);
    }
    if (next)
        m_deadlineAlarm->set(*next);
    else
        m_deadlineAlarm->clear();
}

void RelayCalls::forget(quint64 id)
{
    if (m_pending.erase(id) == 0)
        return;
    m_pacer.drop(id);
    armDeadline();
}

QString RelayCalls::newIdempotencyKey()
{
    constexpr int kBits = 128;
    return base::makeToken(m_random, kBits);
}

CallHandle RelayCalls::searchCustomers(const protocol::SearchCustomersParams &params, Callback<QList<protocol::CustomerView>> callback)
{
    return call(protocol::kCustomersSearch, protocol::toJson(params), kTimeout, reading(&protocol::customersFromJson, std::move(callback)));
}

CallHandle RelayCalls::start(protocol::StartParams params, Callback<protocol::VerificationView> callback)
{
    if (params.idempotencyKey.isEmpty())
        params.idempotencyKey = newIdempotencyKey();
    return call(protocol::kVerificationStart, protocol::toJson(params), kVendorTimeout,
                reading(&protocol::verificationViewFromJson, std::move(callback)));
}

CallHandle RelayCalls::resend(protocol::ResendParams params, Callback<protocol::VerificationView> callback)
{
    if (params.idempotencyKey.isEmpty())
        params.idempotencyKey = newIdempotencyKey();
    return call(protocol::kVerificationResend, protocol::toJson(params), kVendorTimeout,
                reading(&protocol::verificationViewFromJson, std::move(callback)));
}

CallHandle RelayCalls::cancel(const QString &id, const QString &reason, Callback<protocol::VerificationView> callback)
{
    return call(protocol::kVerificationCancel,
                protocol::toJson(protocol::IdParams{.id = id, .reason = reason, .idempotencyKey = newIdempotencyKey()}), kTimeout,
                reading(&protocol::verificationViewFromJson, std::move(callback)));
}

CallHandle RelayCalls::close(const QString &id, Callback<protocol::VerificationView> callback)
{
    return call(protocol::kVerificationClose,
                protocol::toJson(protocol::IdParams{.id = id, .reason = {}, .idempotencyKey = newIdempotencyKey()}), kTimeout,
                reading(&protocol::verificationViewFromJson, std::move(callback)));
}

CallHandle RelayCalls::note(protocol::NoteParams params, Callback<protocol::VerificationView> callback)
{
    if (params.idempotencyKey.isEmpty())
        params.idempotencyKey = newIdempotencyKey();
    return call(protocol::kVerificationNote, protocol::toJson(params), kTimeout,
                reading(&protocol::verificationViewFromJson, std::move(callback)));
}

CallHandle RelayCalls::link(const QString &id, Callback<protocol::LinkView> callback)
{
    return call(protocol::kVerificationLink, protocol::toJson(protocol::IdParams{.id = id, .reason = {}, .idempotencyKey = {}}), kTimeout,
                reading(&protocol::linkFromJson, std::move(callback)));
}

CallHandle RelayCalls::get(const QString &id, Callback<protocol::VerificationDetail> callback)
{
    return call(protocol::kVerificationGet, protocol::toJson(protocol::IdParams{.id = id, .reason = {}, .idempotencyKey = {}}), kTimeout,
                reading(&protocol::detailFromJson, std::move(callback)));
}

CallHandle RelayCalls::getSeveral(const QStringList &ids, Callback<protocol::VerificationDetails> callback)
{
    return call(protocol::kVerificationGet, protocol::toJson(protocol::GetManyParams{.ids = ids}), kTimeout,
                reading(&protocol::detailsFromJson, std::move(callback)));
}

CallHandle RelayCalls::listOpen(const QString &cursor, Callback<protocol::OpenPage> callback)
{
    return call(protocol::kVerificationList, protocol::toJson(protocol::ListParams{.cursor = cursor}), kTimeout,
                reading(&protocol::openPageFromJson, std::move(callback)));
}

CallHandle RelayCalls::history(const protocol::HistoryParams &params, Callback<protocol::HistoryPageView> callback)
{
    return call(protocol::kHistorySearch, protocol::toJson(params), kTimeout, reading(&protocol::historyPageFromJson, std::move(callback)));
}

} // namespace authlink::client
