// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/incode/incode_api.h"
#include "core/relay/delivery/link_tokens.h"
#include "core/relay/delivery/message_router.h"
#include "core/relay/verifications/session_secrets.h"
#include "core/relay/verifications/verification_repository.h"

#include <QObject>
#include <QSet>
#include <QUrl>

#include <chrono>
#include <map>
#include <memory>

namespace authlink::relay::delivery
{

struct LinkDeliverySettings {
    verification::LinkMode link = verification::LinkMode::Session;
    std::chrono::seconds linkLife{};
};

/// A link as the agent may hand it out.
struct HandedLink {
    QUrl url;
    base::Instant expiresAt{};
};

/// Makes the link of a verification and has it sent (message_router.h). Landing tokens (link_tokens.h) and session tokens are in memory
/// only. A session token is wiped as soon as the message is out; where Incode must be asked about the session later, a sealed copy is
/// stored with the link. Incode's own invitations have no landing page and no token. No verification stays in `preparing`: what can't be
/// sent, and what a restart interrupted, ends as send_failed. One thread.
class LinkDelivery final : public QObject
{
    Q_OBJECT

public:
    /// Everything referred to outlives it.
    struct Services {
        verifications::VerificationRepository &repository;
        store::Store &store;
        incode::IncodeApi &incode;
        MessageRouter &router;
        const verifications::SessionSecrets &secrets;
        base::Clock &clock;
        base::Random &random;
    };
    LinkDelivery(Services services, LinkDeliverySettings settings, QObject *parent = nullptr);
    ~LinkDelivery() override;

    /// What customers' phones can reach; links are BASE/v/TOKEN.
    void setLandingBase(const QUrl &base) { m_landingBase = base; }

    /// Channels this relay can serve.
    [[nodiscard]] std::vector<verification::Channel> channels() const { return m_services.router.channels(); }
    [[nodiscard]] bool offers(verification::Channel channel) const { return m_services.router.carrierOf(channel).has_value(); }
    /// Whether customers of this channel meet our landing page before Incode's.
    [[nodiscard]] bool hasLanding(verification::Channel channel) const;

    /// Precondition: the verification is committed. Session (or static link), landing token, message; copy and QR wait for handOut().
    void send(const QString &id, verification::Channel channel);
    /// A link or message of this verification is under way.
    [[nodiscard]] bool isBusy(const QString &id) const { return m_jobs.contains(id); }

    using LinkDone = std::function<void(base::Result<HandedLink>)>;
    /// The link for copy or QR. After a restart the plain token is gone: a new one is made and the old one dies.
    /// Errors: WrongState, StoreUnavailable. The first handing-out makes a preparing verification `sent`.
    void handOut(const QString &id, const QString &by, verification::Channel channel, LinkDone done);

    /// Ends what the last run left behind.
    void recover();

    // What VerificationRepository tells.
    void onChanged(const QString &id);
    void onCommitFailed();

private:
    struct Job;

    Job *job(const QString &id, quint64 serial);
    void onSession(const QString &id, quint64 serial, base::Result<incode::Session> session);
    void checkSession(const Job &job, const QString &interviewId, std::function<void(Job &, const QString &)> then);
    void recordLink(Job &job);
    void onLinkCommitted(const QString &id, quint64 serial, bool committed);
    void sendMessage(Job &job);
    void invite(Job &job);
    void finish(const QString &id, std::vector<verification::EventBody> outcome);
    void commitOutcome(Job &job);
    void sweep();
    void tryAgain();
    void giveUp(const QString &id, const QString &code, const QString &why);
    void handOut(const verification::Verification &state, const QString &by, verification::Channel channel, LinkDone done);
    /// Whether the verification has a link that works. Errors: WrongState.
    [[nodiscard]] base::Result<void> checkLink(const verification::Verification &state) const;
    void mintAndHandOut(const verification::Verification &state, const QString &by, verification::Channel channel, LinkDone done);
    void mint(const verification::Verification &state, const QString &by, verification::Channel channel, store::LinkRecord record,
              LinkDone done);
    [[nodiscard]] QUrl urlOf(const base::Secret &token) const;
    [[nodiscard]] verification::Event eventOf(const QString &id, const QString &by, verification::EventBody body) const;

    Services m_services;
    LinkDeliverySettings m_settings;
    LinkTokens m_tokens;
    QUrl m_landingBase;
    std::map<QString, std::unique_ptr<Job>> m_jobs;
    QSet<QString> m_minting;
    QSet<QString> m_givenUp; ///< not even their failure can be stored: time ends them
    std::unique_ptr<base::Alarm> m_retry;
    quint64 m_nextSerial = 1;
};

} // namespace authlink::relay::delivery
