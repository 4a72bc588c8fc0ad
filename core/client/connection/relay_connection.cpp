// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connection/relay_connection.h"

#include "core/base/backoff.h"
#include "core/base/log.h"
#include "core/protocol/call_params.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::client
{

using std::chrono::milliseconds;

RelayConnection::RelayConnection(SocketFactory sockets, base::Clock &clock, base::Random &random, QString clientName, QObject *parent)
    : QObject(parent),
      m_sockets(std::move(sockets)),
      m_clock(clock),
      m_random(random),
      m_clientName(std::move(clientName)),
      m_serverClock(clock),
      m_retryAlarm(clock.makeAlarm([this] { open(); })),
      m_deadlineAlarm(clock.makeAlarm([this] {
          lose(Failure::Unreachable, m_state == State::Connecting ? u"no connection in time"_s : u"no answer to hello in time"_s);
      })),
      m_liveness(clock, {.ping = [this](const QByteArray &payload) { m_socket->ping(payload); },
                         .silent = [this] { lose(Failure::Silent, u"no sign of life"_s); },
                         .jumped = [this] { onJumped(); }})
{
}

RelayConnection::~RelayConnection()
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->leave();
    }
}

void RelayConnection::setUrl(const QUrl &url)
{
    if (url == m_url)
        return;
    m_url = url;
    m_lastSeq.reset();
    startOver();
}

void RelayConnection::setToken(const base::Secret &token)
{
    m_token = token;
    m_lastSeq.reset(); // perhaps another user: start over from what that user may see
    startOver();
}

void RelayConnection::setWanted(Wanted wanted)
{
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    m_failedTries = 0;
    if (wanted == Wanted::Connected)
        open();
    else
        stop(State::Disconnected);
}

void RelayConnection::tryNow()
{
    const bool waits = m_state == State::Waiting || m_state == State::Offline || m_state == State::Disabled || m_state == State::Replaced;
    if (waits && m_wanted == Wanted::Connected)
        open();
}

bool RelayConnection::send(const QByteArray &frame)
{
    if (m_state != State::Live)
        return false;
    m_socket->send(frame);
    return true;
}

void RelayConnection::open()
{
    dropSocket();
    setNextTryAt(std::nullopt);
    if (m_url.isEmpty()) {
        setState(State::Disconnected);
        return;
    }
    if (m_token.isEmpty()) {
        setState(State::SignInExpired);
        return;
    }
    m_socket = m_sockets();
    connect(m_socket.get(), &StreamSocket::opened, this, &RelayConnection::onOpened);
    connect(m_socket.get(), &StreamSocket::received, this, &RelayConnection::onReceived);
    connect(m_socket.get(), &StreamSocket::pong, this, &RelayConnection::onPong);
    connect(m_socket.get(), &StreamSocket::ended, this, &RelayConnection::onEnded);
    m_helloAnswered = false;
    m_helloId.clear();
    m_replaySeen = 0;
    m_deadlineAlarm->set(m_clock.now() + kConnectDeadline);
    m_socket->open(m_url, m_token);
    setState(State::Connecting);
}

void RelayConnection::dropSocket()
{
    m_retryAlarm->clear();
    m_deadlineAlarm->clear();
    m_liveness.stop();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->leave();
    m_socket.release()->deleteLater(); // this may run within one of its signals
}

void RelayConnection::onOpened()
{
    m_helloSentAt = m_clock.now();
    m_helloId = u"hello-%1"_s.arg(++m_helloCount);
    m_deadlineAlarm->set(m_clock.now() + kSignInDeadline);
    m_liveness.start();
    const protocol::HelloParams params{
        .client = m_clientName, .since = m_lastSeq, .epoch = m_lastSeq && m_hello ? m_hello->epoch : QString(), .pages = true};
    m_socket->send(protocol::requestFrame(m_helloId, protocol::kHello, protocol::toJson(params)));
    setState(State::SigningIn);
}

void RelayConnection::onPong(const QByteArray &payload)
{
    if (m_liveness.hasJumped())
        onJumped();
    else
        m_liveness.notePong(payload);
}

/// Only the answer to a hello tells the relay's time, and what was missed. Where the machine stood still, nobody here knows for how long.
void RelayConnection::onJumped()
{
    lose(Failure::TimeJumped, u"time has jumped"_s);
}

void RelayConnection::onReceived(const QByteArray &utf8)
{
    if (m_liveness.hasJumped())
        return onJumped();
    m_liveness.noteAlive();
    const auto frame = protocol::parseFrame(utf8, protocol::kMaxToConsole);
    if (!frame) {
        garbled(frame.error().error.message);
        return;
    }
    if (const auto *notification = std::get_if<protocol::Notification>(&*frame))
        onNotification(*notification);
    else if (const auto *response = std::get_if<protocol::Response>(&*frame))
        onResponse(*response);
    else if (const auto *request = std::get_if<protocol::Request>(&*frame))
        m_socket->send(protocol::errorFrame(request->id, protocol::methodNotFound(request->method)));
}

void RelayConnection::onResponse(const protocol::Response &response)
{
    if (response.id == QJsonValue(m_helloId) && !m_helloAnswered)
        onHello(response);
    else
        Q_EMIT responded(response);
}

void RelayConnection::onHello(const protocol::Response &response)
{
    if (const auto *refusal = std::get_if<protocol::RpcError>(&response.outcome)) {
        const base::Error error = protocol::toError(*refusal);
        if (error.code == base::ErrorCode::NotSignedIn)
            stop(State::SignInExpired);
        else if (error.code == base::ErrorCode::NotAllowed)
            stop(State::Disabled);
        else if (error.code == base::ErrorCode::LimitReached)
            lose(Failure::TooFast, error.message, error.retryAfter.value_or(std::chrono::seconds::zero()));
        else
            garbled(error.message);
        return;
    }
    auto hello = protocol::helloResultFromJson(std::get<QJsonValue>(response.outcome));
    if (!hello) {
        garbled(hello.error().message);
        return;
    }
    m_helloAnswered = true;
    m_serverClock.set(hello->serverTime, m_helloSentAt);
    const bool restarted = std::holds_alternative<protocol::Resync>(hello->history);
    m_hello = std::move(*hello);
    setVendor(m_hello->vendor);
    setStore(m_hello->store);
    if (restarted) {
        m_lastSeq = m_hello->seq;
        const auto resync = std::get<protocol::Resync>(m_hello->history);
        Q_EMIT resynced(resync);
    }
    goLiveIfCaughtUp();
}

void RelayConnection::onNotification(const protocol::Notification &notification)
{
    if (notification.method == protocol::kVerificationChanged)
        onChanged(notification);
    else if (notification.method == protocol::kNotice)
        onNotice(protocol::noticeFromJson(notification.params));
}

void RelayConnection::onNotice(const protocol::Notice &notice)
{
    if (notice.code == protocol::kNoticeVendorOutage)
        setVendor(protocol::VendorState::Outage);
    else if (notice.code == protocol::kNoticeVendorRecovered)
        setVendor(protocol::VendorState::Ok);
    else if (notice.code == protocol::kNoticeStoreOutage)
        setStore(protocol::StoreState::Outage);
    else if (notice.code == protocol::kNoticeStoreRecovered)
        setStore(protocol::StoreState::Ok);
    Q_EMIT noticed(notice);
}

void RelayConnection::onChanged(const protocol::Notification &notification)
{
    const auto change = protocol::verificationChangedFromJson(notification.params);
    if (!change)
        return garbled(change.error().message);
    m_serverClock.observe(change->at);
    ++m_replaySeen;
    if (!m_lastSeq || change->seq > *m_lastSeq) {
        m_lastSeq = change->seq;
        Q_EMIT verificationChanged(*change);
    }
    goLiveIfCaughtUp();
}

void RelayConnection::goLiveIfCaughtUp()
{
    if (m_state != State::SigningIn || !m_helloAnswered)
        return;
    const auto *replayed = std::get_if<protocol::Replayed>(&m_hello->history);
    if (replayed && m_replaySeen < replayed->count && m_lastSeq.value_or(0) < m_hello->seq)
        return;
    m_lastSeq = std::max(m_lastSeq.value_or(0), m_hello->seq);
    m_deadlineAlarm->clear();
    m_failure = Failure::None;
    m_liveSince = m_clock.now();
    setState(State::Live);
}

void RelayConnection::onEnded(const SocketEnd &how)
{
    m_proxyTrouble = how.proxy;
    switch (how.failure) {
    case SocketFailure::Proxy:
        return lose(Failure::Proxy, how.proxy ? how.proxy->proxy : how.text);
    case SocketFailure::Tls:
        return lose(Failure::Tls, how.text);
    case SocketFailure::Unreachable:
        return lose(Failure::Unreachable, how.text);
    case SocketFailure::TooLarge:
        return garbled(u"a message was too large"_s);
    case SocketFailure::Refused:
        return onRefused(how);
    case SocketFailure::None:
        break;
    }
    switch (static_cast<protocol::CloseCode>(how.code)) {
    case protocol::CloseCode::NotSignedIn:
        return stop(State::SignInExpired);
    case protocol::CloseCode::Disabled:
        return stop(State::Disabled);
    case protocol::CloseCode::Replaced:
        return stop(State::Replaced);
    case protocol::CloseCode::Restarting:
        return lose(Failure::Restarting, how.text);
    case protocol::CloseCode::TooFast:
        return lose(Failure::TooFast, how.text);
    case protocol::CloseCode::NoHello:
    case protocol::CloseCode::TooLarge:
        break;
    }
    lose(Failure::Closed, u"closed with %1 %2"_s.arg(QString::number(how.code), how.text));
}

/// The relay says before the stream is opened what it says by close codes later (docs/protocol.md).
void RelayConnection::onRefused(const SocketEnd &how)
{
    constexpr int kUnauthorized = 401;
    constexpr int kForbidden = 403;
    constexpr int kTooManyRequests = 429;
    constexpr int kServiceUnavailable = 503;
    const milliseconds asked = std::min<milliseconds>(how.retryAfter.value_or(milliseconds::zero()), kMaxRetryAfter);
    switch (how.status) {
    case kUnauthorized:
        return stop(State::SignInExpired);
    case kForbidden:
        return stop(State::Disabled);
    case kTooManyRequests:
        return lose(Failure::TooFast, how.text, asked);
    case kServiceUnavailable:
        return lose(Failure::Busy, how.text, asked);
    default:
        return lose(Failure::Unreachable, how.text, asked);
    }
}

void RelayConnection::garbled(const QString &what)
{
    // What was in the frame is lost, so later changes would not fit to what is known: start over without `since`.
    m_lastSeq.reset();
    lose(Failure::Protocol, what);
}

void RelayConnection::lose(Failure failure, const QString &text, milliseconds notBefore)
{
    qCInfo(base::lcClient) << "connection lost:" << failure << text.left(200);
    constexpr int kTriesAfterTooFast = 5; // 8 to 16 s
    const bool wasLive = m_state == State::Live;
    if (wasLive && (failure == Failure::Restarting || m_clock.now() - m_liveSince >= kStableAfter))
        m_failedTries = 0;
    if (failure == Failure::TooFast)
        m_failedTries = std::max(m_failedTries, kTriesAfterTooFast);
    m_failure = failure;
    dropSocket();
    waitThenRetry(notBefore);
}

void RelayConnection::waitThenRetry(milliseconds notBefore)
{
    // On top of what the relay asked for: it may have asked many for the same.
    const base::Instant when = m_clock.now() + notBefore + nextDelay();
    ++m_failedTries;
    setNextTryAt(when);
    m_retryAlarm->set(when);
    setState(m_failedTries >= kOfflineAfterTries ? State::Offline : State::Waiting);
}

milliseconds RelayConnection::nextDelay()
{
    // Half of each pause is left to chance: a thousand consoles must not come back in the same instant.
    const bool isRestart = m_failure == Failure::Restarting && m_failedTries == 0;
    const base::Backoff backoff{.first = isRestart ? kRestartDelay : kFirstDelay, .longest = kMaxDelay};
    return backoff.pause(m_failedTries + 1, m_random);
}

void RelayConnection::stop(State state)
{
    dropSocket();
    setNextTryAt(std::nullopt);
    m_failure = Failure::None;
    setState(state);
}

void RelayConnection::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged(state);
}

void RelayConnection::setVendor(protocol::VendorState vendor)
{
    if (std::exchange(m_vendor, vendor) != vendor)
        Q_EMIT vendorChanged();
}

void RelayConnection::setStore(protocol::StoreState store)
{
    if (std::exchange(m_store, store) != store)
        Q_EMIT storeChanged();
}

void RelayConnection::setNextTryAt(std::optional<base::Instant> at)
{
    if (std::exchange(m_nextTryAt, at) != at)
        Q_EMIT nextTryAtChanged();
}

} // namespace authlink::client
