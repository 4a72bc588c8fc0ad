// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/token_bucket.h"
#include "core/protocol/call_costs.h"
#include "core/protocol/stream.h"
#include "core/relay/rpc/open_pages.h"
#include "core/store/store.h"

#include <QObject>
#include <QWebSocket>

#include <chrono>
#include <memory>
#include <vector>

namespace authlink::relay::stream
{

/// What one console may cost.
struct StreamLimits {
    std::chrono::seconds helloDeadline{5};
    std::chrono::seconds pingEvery{10};
    int missedPings = 2;
    int burst = protocol::kCallBurst;             ///< calls of one user at once, over all connections (CallBudget)…
    double perSecond = protocol::kCallsPerSecond; ///< …and in the long run
    int patience = 120;              ///< frames of one console at once that are no call or come too fast, before it is closed…
    double patiencePerSecond = 20.0; ///< …and in the long run
    int garbageCost = 5;             ///< of a frame that is no call, in such frames
    int hellosPerTurn = 32;          ///< of the event loop; the others wait, while pings and calls are answered
    int toldPerTurn = 256;           ///< consoles, of what all are told
    int replays = 8;                 ///< consoles that are told at the same time what they missed
    qsizetype waitingHellos = 4096;  ///< more, and who comes to the door is told to come back
    rpc::PageBounds page{};          ///< of what is open in the answer to a hello…
    qsizetype listedBytes = protocol::kMaxToConsole * 3 / 4; ///< …and to one of a console that turns no pages; the oldest are left out
    qint64 unsentBytes = 8 * 1024 * 1024;                    ///< a console that does not read is dropped; it resumes by sequence
    qint64 hardFrameBytes = 4 * 64 * 1024;                   ///< what the socket refuses to buffer at all
};

/// One console's connection, signed in: silence, rate, sizes. The hub keeps its deadlines and speaks the protocol. One thread.
class StreamSession final : public QObject
{
    Q_OBJECT

public:
    /// @param clock outlives the session
    StreamSession(std::unique_ptr<QWebSocket> socket, store::User user, base::Clock &clock, StreamLimits limits, QObject *parent);
    ~StreamSession() override;

    [[nodiscard]] const store::User &user() const { return m_user; }
    void setUser(const store::User &user) { m_user = user; }
    [[nodiscard]] const QString &client() const { return m_client; }
    /// After hello: notifications may go out.
    [[nodiscard]] bool isLive() const { return m_live; }
    void goLive(const QString &client);
    /// It has said hello; the answer may take a moment.
    [[nodiscard]] bool hasSaidHello() const { return m_saidHello; }
    void noteHello() { m_saidHello = true; }

    void send(const QByteArray &frame);
    /// Likewise, for an event.
    void sendNews(const QByteArray &frame);
    /// From here on, what is sent waits for sendFirst(): the answer to hello comes before it.
    void hold();
    /// @param withNews the events that wait follow, too; false: `first` tells of them already
    void sendFirst(const std::vector<QByteArray> &first, bool withNews = true);
    /// Charges for a frame that is no call, or comes too fast. False: the relay's patience is over; the session is closing.
    bool charge(int frames);
    /// Asks whether the console is still there. False: it has not answered for too long, and is gone.
    bool ping();
    void close(protocol::CloseCode code, const QString &reason);

    /// Closes a socket that never became a session: at once when the peer agrees, else after a short while. `owner` owns it meanwhile.
    static void dismiss(std::unique_ptr<QWebSocket> socket, protocol::CloseCode code, const QString &reason, QObject *owner);

Q_SIGNALS:
    void received(const QByteArray &frame);
    /// Once; the session is of no use any more.
    void gone();

private:
    struct Held {
        QByteArray frame;
        bool isNews = false;
    };

    void hold(const QByteArray &frame, bool isNews);
    void onText(const QString &text);
    void dropSlow();
    void leave();

    std::unique_ptr<QWebSocket> m_socket;
    store::User m_user;
    base::Clock &m_clock;
    StreamLimits m_limits;
    QString m_client;
    bool m_saidHello = false;
    bool m_live = false;
    bool m_gone = false;
    bool m_holds = false;
    std::vector<Held> m_held;
    qsizetype m_heldBytes = 0;
    int m_unanswered = 0;
    base::TokenBucket m_patience;
};

} // namespace authlink::relay::stream
