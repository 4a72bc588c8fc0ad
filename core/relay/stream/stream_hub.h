// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/log_throttle.h"
#include "core/incode/vendor_state.h"
#include "core/protocol/json_rpc.h"
#include "core/protocol/messages.h"
#include "core/relay/http/ports.h"
#include "core/relay/rpc/rpc_router.h"
#include "core/relay/stream/stream_session.h"
#include "core/relay/verifications/verification_repository.h"

#include <QMultiHash>
#include <QObject>
#include <QPointer>
#include <QSet>

namespace authlink::relay::stream
{

/// The consoles: signs them in, serves hello and calls, and tells each what it may know, after the commit, in the order of the store.
/// A console that resumes with `since` gets every event of its cases after that, once: the replay and what follows meet at
/// VerificationRepository::publishedSeq(). Without `since`, too far behind, or ahead of us, it starts over with what is open. One thread.
class StreamHub final : public QObject, public http::StreamAcceptor
{
    Q_OBJECT

public:
    struct Services {
        verifications::VerificationRepository &repository;
        store::Store &store;
        base::Clock &clock;
        rpc::RpcRouter &calls;
        const incode::VendorState &vendor;
    };
    struct Settings {
        QString company;
        QJsonObject policy; ///< as in hello's answer
        StreamLimits limits;
    };
    /// More missed events than this, and the console starts over.
    static constexpr int kMaxReplayed = 1000;
    /// More events of anybody since then, and the console starts over, too: looking for its own among them would hold up everybody.
    static constexpr qint64 kMaxScannedEvents = 50'000;
    /// Streams of one user, signed in or about to be; nobody works at more. The next one is turned away as too fast.
    static constexpr int kMaxStreamsPerUser = 32;

    /// Everything referred to outlives the hub.
    StreamHub(Services services, Settings settings, QObject *parent = nullptr);
    ~StreamHub() override;

    void enter(std::unique_ptr<QWebSocket> socket, const QByteArray &authorization, const QHostAddress &peer) override;
    /// To every console of these users: a warning.
    void notify(const QStringList &users, const QString &code, const QString &text);
    /// To every console of a supervisor or admin: a warning.
    void notifySupervisors(const QString &code, const QString &text);
    /// Closes every stream with 1012 and lets nobody in any more. emptied() follows when the last has gone.
    void closeAll();
    [[nodiscard]] bool isEmpty() const;

Q_SIGNALS:
    void emptied();

private:
    void onFrame(StreamSession *session, const QByteArray &frame);
    void onRequest(StreamSession *session, const protocol::Request &request);
    void onHello(StreamSession *session, const protocol::Request &request);
    void onPublished(const verifications::CommittedEvent &publication);
    void onVendorChanged();
    /// False: the user may not be here any more (the stream is closing), or that can't be known (`request` was answered).
    bool refresh(StreamSession *session, const QJsonValue &request);
    void replaceOlder(const StreamSession *session, const QString &client);
    void forget(StreamSession *session);
    /// The frames of a replay; nullopt: the console must start over.
    base::Result<std::optional<std::vector<QByteArray>>> replay(const StreamSession &session, qint64 since);
    [[nodiscard]] QJsonObject greeting(const StreamSession &session) const;

    verifications::VerificationRepository &m_repository;
    store::Store &m_store;
    base::Clock &m_clock;
    rpc::RpcRouter &m_calls;
    const incode::VendorState &m_vendor;
    Settings m_settings;
    bool m_outageTold = false;                     // what the consoles heard last of Incode
    QMultiHash<QString, StreamSession *> m_byUser; // every session
    QSet<StreamSession *> m_seeAll;                // live sessions of supervisors and admins
    base::LogThrottle m_refusalLog, m_crowdLog;
    bool m_closing = false;
};

} // namespace authlink::relay::stream
