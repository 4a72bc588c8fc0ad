// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/client/connection/liveness_monitor.h"
#include "core/client/connection/server_clock.h"
#include "core/client/connection/stream_socket.h"
#include "core/protocol/json/json_rpc.h"
#include "core/protocol/messages.h"

#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace authlink::client
{

/// The console's connection to the relay: connects while wanted, signs in, resumes by sequence number, notices silence, and reconnects with
/// capped, jittered backoff. What is wanted and the present state are kept apart. One thread.
class RelayConnection final : public QObject
{
    Q_OBJECT

public:
    enum class Wanted { Disconnected, Connected };
    Q_ENUM(Wanted)

    enum class State {
        Disconnected,  ///< nobody wants a connection
        Connecting,    ///< TCP, TLS and WebSocket handshake
        SigningIn,     ///< hello and the replay of what was missed
        Live,          ///< everything shown is current
        Waiting,       ///< lost; the next try is at nextTryAt()
        Offline,       ///< as Waiting, after kOfflineAfterTries tries in a row failed
        SignInExpired, ///< the relay does not know the token: waits for setToken()
        Disabled,      ///< the user is disabled: waits for tryNow() or setToken()
        Replaced,      ///< the same user signed in elsewhere: waits for tryNow()
    };
    Q_ENUM(State)

    enum class Failure {
        None,
        Unreachable,
        Tls,
        Silent,     ///< no sign of life for too long (LivenessMonitor)
        Protocol,   ///< the relay said something that can't be understood
        TooFast,    ///< the relay says that this console asks too much
        Restarting, ///< the relay announced a restart
        Busy,       ///< the relay has no room at the moment
        TimeJumped, ///< this machine slept, stood still, or its clock was set (LivenessMonitor): what is shown may be old
        Closed,     ///< closed by the relay for another reason
        Proxy,      ///< a proxy on the way to the relay: see proxyTrouble()
    };
    Q_ENUM(Failure)

    static constexpr std::chrono::milliseconds kFirstDelay{500};
    static constexpr std::chrono::milliseconds kMaxDelay{30'000};
    static constexpr std::chrono::milliseconds kRestartDelay{1'000}; ///< upper bound after 1012
    static constexpr std::chrono::milliseconds kConnectDeadline{15'000};
    static constexpr std::chrono::milliseconds kSignInDeadline{10'000};
    static constexpr std::chrono::milliseconds kStableAfter{10'000}; ///< Live for this long resets the backoff
    static constexpr int kOfflineAfterTries = 5;
    static constexpr std::chrono::minutes kMaxRetryAfter{5}; ///< the longest wait that the relay can ask for

    /// @param clientName program and version, for the relay's log
    RelayConnection(SocketFactory sockets, base::Clock &clock, base::Random &random, QString clientName, QObject *parent = nullptr);
    ~RelayConnection() override;

    /// Where to; ws:// or wss://, e.g. ws://127.0.0.1:8080/v1/stream. A change while connected starts over, without `since`.
    void setUrl(const QUrl &url);
    /// A new token starts over at once if a connection is wanted; ends SignInExpired and Disabled.
    void setToken(const base::Secret &token);
    void setWanted(Wanted wanted);
    /// Ends a wait (Waiting, Offline, Disabled, Replaced) now. Nothing otherwise.
    void tryNow();
    /// Something is shown that a person relies on now, or not any more: a connection that has died is found within 5 s instead of 25.
    void setVigilant(bool vigilant) { m_liveness.setVigilant(vigilant); }

    [[nodiscard]] Wanted wanted() const { return m_wanted; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isLive() const { return m_state == State::Live; }
    /// Why the last connection ended; None while Live.
    [[nodiscard]] Failure failure() const { return m_failure; }
    /// What the proxy said, where failure() is Proxy.
    [[nodiscard]] const std::optional<ProxyTrouble> &proxyTrouble() const { return m_proxyTrouble; }
    /// Local time of the next try; nullopt unless Waiting or Offline. A countdown is nextTryAt() - clock.now().
    [[nodiscard]] std::optional<base::Instant> nextTryAt() const { return m_nextTryAt; }
    /// The answer to the last successful hello: user, policy, company. nullopt before the first.
    [[nodiscard]] const std::optional<protocol::HelloResult> &hello() const { return m_hello; }

    /// Whether the relay reaches Incode, as it last said: by hello, then by notices. Ok before the first hello.
    [[nodiscard]] protocol::VendorState vendor() const { return m_vendor; }

    /// Whether the relay can record anything, as it last said. While it can't, nothing it said before is to be relied on.
    [[nodiscard]] protocol::StoreState store() const { return m_store; }

    /// The relay's time, never earlier than it is there (ServerClock).
    [[nodiscard]] base::Instant serverNow() const { return m_serverClock.now(); }
    /// The local time at which serverNow() reaches `server`; for alarms.
    [[nodiscard]] base::Instant toLocal(base::Instant server) const { return m_serverClock.toLocal(server); }

    /// One frame, if Live. Returns false (and sends nothing) otherwise.
    [[nodiscard]] bool send(const QByteArray &frame);

Q_SIGNALS:
    void stateChanged(authlink::client::RelayConnection::State state);
    void nextTryAtChanged();
    /// hello asked to start over. Comes before stateChanged(Live).
    void resynced(const authlink::protocol::Resync &resync);
    /// In order, each seq once per connection's view; also during SigningIn (the replay).
    void verificationChanged(const authlink::protocol::VerificationChanged &change);
    /// vendor() is another one. Comes before noticed() of the notice that said so, and before stateChanged(Live).
    void vendorChanged();
    /// store() is another one. Comes as vendorChanged() does.
    void storeChanged();
    void noticed(const authlink::protocol::Notice &notice);
    void responded(const authlink::protocol::Response &response);

private:
    void open();
    void startOver()
    {
        if (m_wanted != Wanted::Connected)
            return;
        m_failedTries = 0;
        open();
    }
    void dropSocket();
    void onOpened();
    void onReceived(const QByteArray &utf8);
    void onPong(const QByteArray &payload);
    void onJumped();
    void onEnded(const SocketEnd &how);
    void onRefused(const SocketEnd &how);
    void onResponse(const protocol::Response &response);
    void onHello(const protocol::Response &response);
    void onNotification(const protocol::Notification &notification);
    void onNotice(const protocol::Notice &notice);
    void onChanged(const protocol::Notification &notification);
    void goLiveIfCaughtUp();
    /// @param notBefore how long the relay asks to be left alone
    void lose(Failure failure, const QString &text, std::chrono::milliseconds notBefore = {});
    void garbled(const QString &what);
    void waitThenRetry(std::chrono::milliseconds notBefore);
    void stop(State state);
    void setState(State state);
    void setVendor(protocol::VendorState vendor);
    void setStore(protocol::StoreState store);
    void setNextTryAt(std::optional<base::Instant> at);
    [[nodiscard]] std::chrono::milliseconds nextDelay();

    SocketFactory m_sockets;
    base::Clock &m_clock;
    base::Random &m_random;
    QString m_clientName;
    QUrl m_url;
    base::Secret m_token;

    Wanted m_wanted = Wanted::Disconnected;
    State m_state = State::Disconnected;
    Failure m_failure = Failure::None;
    std::optional<ProxyTrouble> m_proxyTrouble;
    std::unique_ptr<StreamSocket> m_socket;
    int m_failedTries = 0;
    std::optional<base::Instant> m_nextTryAt;

    std::optional<protocol::HelloResult> m_hello;
    protocol::VendorState m_vendor = protocol::VendorState::Ok;
    protocol::StoreState m_store = protocol::StoreState::Ok;
    QString m_helloId; ///< id of the hello under way
    bool m_helloAnswered = false;
    int m_helloCount = 0;            ///< makes ids of hellos unique
    int m_replaySeen = 0;            ///< changes received on this socket before it was caught up
    std::optional<qint64> m_lastSeq; ///< resume from here
    base::Instant m_helloSentAt{};
    ServerClock m_serverClock;
    base::Instant m_liveSince{};

    std::unique_ptr<base::Alarm> m_retryAlarm;
    std::unique_ptr<base::Alarm> m_deadlineAlarm; ///< of connecting and of signing in
    LivenessMonitor m_liveness;                   ///< from opened() on
};

} // namespace authlink::client
