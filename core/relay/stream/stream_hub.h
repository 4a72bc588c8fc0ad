// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/incode/vendor_state.h"
#include "core/protocol/call_params.h"
#include "core/protocol/json/json_rpc.h"
#include "core/protocol/messages.h"
#include "core/relay/http/ports.h"
#include "core/relay/rpc/rpc_router.h"
#include "core/relay/stream/call_budget.h"
#include "core/relay/stream/ping_wheel.h"
#include "core/relay/stream/session_log.h"
#include "core/relay/stream/stream_handshake.h"
#include "core/relay/stream/stream_session.h"
#include "core/relay/verifications/store_availability.h"
#include "core/relay/verifications/verification_repository.h"

#include <QHash>
#include <QMultiHash>
#include <QObject>
#include <QPointer>
#include <QSet>

#include <deque>
#include <memory>
#include <vector>

namespace authlink::relay::stream
{

/// The consoles: signs them in, serves hello (StreamHandshake) and calls (RpcRouter), and tells each what it may know, after the commit, in
/// the order of the store. One thread.
class StreamHub final : public QObject, public http::StreamAcceptor
{
    Q_OBJECT

public:
    struct Services {
        verifications::VerificationRepository &repository;
        store::Store &store;
        base::Clock &clock;
        const rpc::RpcRouter &router;
        const incode::VendorState &vendor;
        const verifications::StoreAvailability &storeAvailability;
    };
    struct Settings {
        StreamHandshake::Settings handshake;
        StreamLimits limits;
        std::chrono::seconds tokenLife{0}; ///< of a sign-in token; 0: for ever
    };
    /// Streams of one user, signed in or about to be; nobody works at more. The next one is turned away as too fast.
    static constexpr int kMaxStreamsPerUser = 32;

    /// Everything referred to outlives the hub.
    StreamHub(Services services, Settings settings, QObject *parent = nullptr);
    ~StreamHub() override;

    /// As StreamHandshake::setEpoch(); before the first console.
    void setEpoch(const QString &epoch) { m_handshake.setEpoch(epoch); }
    /// Reads whose tokens are good; before the first console. Blocking. Where that fails, knows() learns with each sign-in.
    void load();
    void admit(const QByteArray &authorization, Admitted done) override;
    [[nodiscard]] bool knows(const QByteArray &authorization) const override;
    /// What VerificationRepository tells: to every console that may see it.
    void onPublished(const verifications::CommittedEvent &committed);
    /// What incode::VendorState tells: to every console.
    void onVendorChanged();
    /// What StoreAvailability tells: to every console.
    void onStoreChanged();
    /// To every console of these users: a warning.
    void notify(const QStringList &users, const QString &code, const QString &text);
    /// To every console of a supervisor or admin: a warning.
    /// @param account of the customer that it is about; empty: of none
    void notifySupervisors(const QString &code, const QString &text, const QString &account = {});
    /// Closes every stream with 1012 and lets nobody in any more. emptied() follows when the last has gone.
    void closeAll();
    [[nodiscard]] bool isEmpty() const;

Q_SIGNALS:
    void emptied();

private:
    [[nodiscard]] http::Admission admissionOf(const base::Result<std::optional<store::User>> &user);
    void learn(const QByteArray &tokenHash, http::Admission admission);
    void enter(std::unique_ptr<QWebSocket> socket, const store::User &user, const QHostAddress &peer);
    struct WaitingHello {
        QPointer<StreamSession> session;
        QJsonValue id;
        protocol::HelloParams params;
    };
    void onFrame(StreamSession *session, const QByteArray &frame);
    void onRequest(StreamSession *session, const protocol::Request &request);
    void serve(StreamSession *session, const protocol::Request &request);
    void onHello(StreamSession *session, const protocol::Request &request);
    void answerHellos();
    void greet(StreamSession *session, const QJsonValue &id, const protocol::HelloParams &params);
    using Frames = base::Result<std::optional<std::vector<QByteArray>>>;
    void onReplayed(StreamSession *session, const QJsonValue &id, protocol::HelloResult greeting, bool pages, const Frames &frames);
    void startOver(StreamSession *session, const QJsonValue &id, bool pages);
    void tellOfTheUnlisted(StreamSession &session, qsizetype count);
    /// Looks whether the user may still be here. `then` runs if so; else the stream is closed, or, where that can't be known now, `unknown`
    /// runs. Answers keep the order of the questions.
    void refresh(StreamSession *session, std::function<void()> then, std::function<void(const base::Error &)> unknown);
    bool isWelcome(StreamSession *session, const std::optional<store::User> &user);
    void welcome(StreamSession *session, const QJsonValue &id, const StreamHandshake::Welcome &welcome);
    void replaceOlder(const StreamSession *session, const QString &client);
    void forget(StreamSession *session);
    struct Broadcast {
        QByteArray frame;
        std::vector<QPointer<StreamSession>> left; ///< who has not been told yet
    };
    void tellEverybody(const QByteArray &frame);
    void tellSome();
    struct Newcomer {
        QPointer<StreamSession> session;
        base::Instant until; ///< has to say hello
    };
    void expect(StreamSession *session);
    void onBeat();
    void dismissTheSilent(base::Instant now);
    void lookAtUsersOf(std::vector<QPointer<StreamSession>> sessions);

    verifications::VerificationRepository &m_repository;
    store::Store &m_store;
    base::Clock &m_clock;
    const rpc::RpcRouter &m_router;
    const incode::VendorState &m_vendor;
    const verifications::StoreAvailability &m_storeAvailability;
    StreamHandshake m_handshake;
    StreamLimits m_limits;
    CallBudget m_budget;
    std::deque<WaitingHello> m_hellos; // in the order in which they came
    int m_replaying = 0;               // consoles that are being told what they missed
    std::chrono::seconds m_tokenLife;
    QSet<QByteArray> m_goodTokens; // hashes of those that were good when they were last looked up
    SessionLog m_sessionLog;
    QHash<const StreamSession *, QString> m_addresses; // of consoles that have not said hello
    bool m_outageTold = false;                         // what the consoles heard last of Incode
    QMultiHash<QString, StreamSession *> m_byUser;     // every session
    QSet<StreamSession *> m_seeAll;                    // live sessions of supervisors and admins
    PingWheel<StreamSession> m_pings;                  // every session
    std::deque<Newcomer> m_newcomers;                  // in the order in which they came, also some that are gone or have said it
    std::unique_ptr<base::Alarm> m_alarm;              // the next turn of m_pings, while anybody is there
    int m_slotsOfThisTurn = 0;                         // of m_pings, in this turn of the event loop
    std::deque<Broadcast> m_broadcasts;
    base::LogThrottle m_crowdLog;
    bool m_closing = false;
};

} // namespace authlink::relay::stream
