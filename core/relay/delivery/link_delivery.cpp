// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/delivery/link_delivery.h"

#include "core/base/log.h"
#include "core/base/pending_call.h"
#include "core/relay/delivery/link_urls.h"

#include <QPointer>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::delivery
{

using verification::Channel;
using verification::LinkMode;
using verification::Status;
using verification::Verification;

namespace
{
constexpr std::chrono::seconds kRetryAfter{1};

/// The store refuses the same commit every time; only a failure of the database may pass, or a state that somebody else changed.
bool isWorthRepeating(const base::Error &error)
{
    return error.code == base::ErrorCode::StoreUnavailable || error.code == base::ErrorCode::Conflict;
}
} // namespace

struct LinkDelivery::Job {
    QString id;
    quint64 serial = 0;
    Channel channel = Channel::Sms;
    Carrier carrier = Carrier::Agent;
    std::unique_ptr<base::PendingCall> call;
    QString interviewId; // of the session that carries the message
    base::Secret sessionToken;
    QUrl captureUrl;
    LinkToken landing, report;
    std::vector<verification::EventBody> outcome; // to be committed, again after a failure
    bool committing = false;
};

LinkDelivery::LinkDelivery(Services services, LinkDeliverySettings settings, QObject *parent)
    : QObject(parent),
      m_services(services),
      m_settings(settings),
      m_tokens(services.random),
      m_retry(services.clock.makeAlarm([this] { sweep(); }))
{
}

LinkDelivery::~LinkDelivery() = default;

bool LinkDelivery::hasLanding(Channel channel) const
{
    return m_services.router.carrierOf(channel) != Carrier::Invitation;
}

LinkDelivery::Job *LinkDelivery::job(const QString &id, quint64 serial)
{
    const auto found = m_jobs.find(id);
    return found == m_jobs.end() || found->second->serial != serial ? nullptr : found->second.get();
}

void LinkDelivery::onChanged(const QString &id)
{
    const Verification *state = m_services.repository.open(id);
    if (state != nullptr && !verification::isEnd(state->status))
        return;
    if (const auto found = m_jobs.find(id); found != m_jobs.end()) {
        base::deleteLater(std::move(found->second->call));
        m_jobs.erase(found);
    }
    m_tokens.forget(id);
    if (state != nullptr)
        m_givenUp.remove(id);
}

void LinkDelivery::send(const QString &id, Channel channel)
{
    const Verification *state = m_services.repository.open(id);
    const auto carrier = m_services.router.carrierOf(channel);
    if (state == nullptr || !verification::isPending(state->status) || !carrier)
        return;
    auto owned = std::make_unique<Job>();
    Job &job = *owned;
    job.id = id;
    job.serial = m_nextSerial++;
    job.channel = channel;
    job.carrier = *carrier;
    m_jobs.insert_or_assign(id, std::move(owned));
    if (job.carrier == Carrier::Invitation)
        return invite(job);
    const bool ours = m_settings.link == LinkMode::Session;
    if (!ours && job.carrier != Carrier::Incode) {
        recordLink(job);
        return;
    }
    // In static mode the session only carries the message; its id must never look like a verification of ours.
    const incode::SessionRequest request{
        .externalCustomerId = ours ? id : u"message-"_s + id, .language = state->customer.language, .redirectionUrl = {}};
    job.call = m_services.incode.startSession(
        request, [this, id, serial = job.serial](base::Result<incode::Session> session) { onSession(id, serial, std::move(session)); });
}

/// Incode makes the session and sends the message in one call, so that link and message are one record.
void LinkDelivery::invite(Job &job)
{
    const Verification *state = m_services.repository.open(job.id);
    job.call = m_services.router.invite(
        *state, job.channel, m_settings.linkLife,
        [this, id = job.id, serial = job.serial](const base::Result<incode::Invitation> &invitation) {
            Job *found = this->job(id, serial);
            if (found == nullptr)
                return;
            base::deleteLater(std::move(found->call));
            if (invitation)
                return checkSession(*found, invitation->interviewId, [this](Job &fresh, const QString &interviewId) {
                    finish(fresh.id, {verification::LinkReady{.interviewId = interviewId,
                                                              .linkTokenHash = {},
                                                              .linkExpiresAt = m_services.clock.now() + m_settings.linkLife},
                                      verification::MessageSent{fresh.channel}});
                });
            qCWarning(base::lcIncode) << "no invitation for verification" << id << ":" << invitation.error().message;
            finish(id, {verification::MessageFailed{failureText(Carrier::Invitation, invitation.error().code)}});
        });
}

void LinkDelivery::onSession(const QString &id, quint64 serial, base::Result<incode::Session> session)
{
    Job *found = job(id, serial);
    if (found == nullptr)
        return;
    base::deleteLater(std::move(found->call));
    if (!session) {
        qCWarning(base::lcIncode) << "no session for verification" << id << ":" << session.error().message;
        return finish(id, {verification::MessageFailed{failureText(Carrier::Incode, session.error().code)}});
    }
    found->interviewId = session->interviewId;
    found->sessionToken = std::move(session->token);
    found->captureUrl = session->captureUrl;
    if (m_settings.link == LinkMode::Static)
        return recordLink(*found);
    checkSession(*found, found->interviewId, [this](Job &job, const QString &) { recordLink(job); });
}

/// Goes on if the session is a fresh one: what another verification's customer did in it says nothing about this call.
void LinkDelivery::checkSession(const Job &job, const QString &interviewId, std::function<void(Job &, const QString &)> then)
{
    m_services.repository.findSession(
        interviewId, this,
        [this, id = job.id, serial = job.serial, interviewId, then = std::move(then)](const base::Result<QString> &owner) {
            Job *found = this->job(id, serial);
            if (found == nullptr)
                return;
            if (owner && (owner->isEmpty() || *owner == id))
                return then(*found, interviewId);
            qCWarning(base::lcIncode) << "no fresh session for verification" << id << ":"
                                      << (owner ? u"Incode gave one that another verification has"_s : owner.error().message);
            finish(id, {verification::MessageFailed{failureText(found->carrier, base::ErrorCode::VendorUnavailable)}});
        });
}

void LinkDelivery::recordLink(Job &job)
{
    const bool ours = m_settings.link == LinkMode::Session;
    job.landing = m_tokens.make();
    const verification::LinkReady ready{.interviewId = ours ? job.interviewId : QString(),
                                        .linkTokenHash = job.landing.hash,
                                        .linkExpiresAt = m_services.clock.now() + m_settings.linkLife};
    store::Transaction transaction;
    transaction.events.push_back(eventOf(job.id, u"relay"_s, ready));
    transaction.links.push_back({.verificationId = job.id,
                                 .tokenHash = job.landing.hash,
                                 .captureUrl = ours ? job.captureUrl : m_services.incode.staticLink(),
                                 .deviceHash = {}});
    if (ours)
        transaction.secrets.push_back(m_services.secrets.sealToken(job.id, job.sessionToken)); // for asking Incode about it later
    if (job.carrier != Carrier::Incode)
        job.sessionToken.wipe(); // Incode's SMS alone needs it from here on
    if (job.carrier == Carrier::Provider) {
        job.report = m_tokens.make();
        transaction.reportAddresses.push_back({.tokenHash = job.report.hash, .verificationId = job.id});
    }
    m_services.repository.commit(std::move(transaction), [guard = QPointer(this), id = job.id,
                                                          serial = job.serial](const base::Result<verifications::CommitResult> &committed) {
        if (guard)
            guard->onLinkCommitted(id, serial, committed.has_value());
    });
}

void LinkDelivery::onLinkCommitted(const QString &id, quint64 serial, bool committed)
{
    Job *found = job(id, serial);
    if (found == nullptr)
        return;
    if (!committed)
        return finish(id, {verification::MessageFailed{failureText(found->carrier, base::ErrorCode::StoreUnavailable)}});
    m_tokens.keep(id, found->landing);
    if (found->carrier != Carrier::Agent)
        return sendMessage(*found);
    m_jobs.erase(id); // the agent hands it out
}

void LinkDelivery::sendMessage(Job &job)
{
    const Verification *state = m_services.repository.open(job.id);
    if (state == nullptr || !verification::isPending(state->status)) {
        m_jobs.erase(job.id); // cancelled meanwhile: nothing is sent
        return;
    }
    const MessageRouter::Request request{.channel = job.channel,
                                         .link = urlOf(job.landing.plain),
                                         .reportTo =
                                             job.report.plain.isEmpty() ? QUrl() : reportLink(m_landingBase, job.report.plain.reveal()),
                                         .interviewId = job.interviewId,
                                         .sessionToken = std::move(job.sessionToken)};
    job.sessionToken.wipe();
    job.report.plain.wipe();
    job.call = m_services.router.send(*state, request, [this, id = job.id, serial = job.serial](const base::Result<void> &sent) {
        Job *found = this->job(id, serial);
        if (found == nullptr)
            return;
        base::deleteLater(std::move(found->call));
        if (sent)
            return finish(id, {verification::MessageSent{found->channel}});
        qCWarning(base::lcRelay) << "no message for verification" << id << ":" << sent.error().message;
        finish(id, {verification::MessageFailed{failureText(found->carrier, sent.error().code)}});
    });
}

void LinkDelivery::finish(const QString &id, std::vector<verification::EventBody> outcome)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return;
    found->second->outcome = std::move(outcome);
    commitOutcome(*found->second);
}

void LinkDelivery::commitOutcome(Job &job)
{
    job.committing = true;
    store::Transaction transaction;
    for (const verification::EventBody &body : job.outcome)
        transaction.events.push_back(eventOf(job.id, u"relay"_s, body));
    // The commit may end the verification, and with it the job.
    m_services.repository.commit(std::move(transaction), [guard = QPointer(this), id = job.id,
                                                          serial = job.serial](const base::Result<verifications::CommitResult> &committed) {
        Job *found = guard ? guard->job(id, serial) : nullptr;
        if (found == nullptr)
            return;
        found->committing = false;
        if (!committed && isWorthRepeating(committed.error()))
            return guard->onCommitFailed();
        if (!committed)
            qCWarning(base::lcRelay) << "what came of the sending for verification" << id
                                     << "is refused by the store:" << committed.error().message;
        guard->m_jobs.erase(id);
        if (!committed) // with no job left, sweep() gives the verification up
            guard->onCommitFailed();
    });
}

void LinkDelivery::onCommitFailed()
{
    m_retry->set(m_services.clock.now() + kRetryAfter);
}

void LinkDelivery::sweep()
{
    // One that a failed commit dropped would be overlooked.
    m_services.repository.whenCurrent(this, [this](const base::Result<void> &current) { current ? tryAgain() : onCommitFailed(); });
}

void LinkDelivery::tryAgain()
{
    std::vector<QString> unfinished;
    for (const auto &[id, job] : m_jobs) {
        if (!job->outcome.empty() && !job->committing)
            unfinished.push_back(id);
    }
    for (const QString &id : unfinished)
        commitOutcome(*m_jobs.at(id));
    for (const Verification &state : m_services.repository.committedOpen({})) {
        const Verification *newest = m_services.repository.open(state.id);
        const bool waitsForAgent = !state.linkTokenHash.isEmpty() && (state.channel == Channel::Copy || state.channel == Channel::Qr);
        if (newest != nullptr && newest->status == Status::Preparing && state.status == Status::Preparing && !waitsForAgent
            && !m_jobs.contains(state.id) && !m_givenUp.contains(state.id))
            giveUp(state.id, u"sending_interrupted"_s, u"The relay was interrupted while it prepared the link. Start again."_s);
    }
}

void LinkDelivery::recover()
{
    for (const Verification &state : m_services.repository.committedOpen({})) {
        if (state.status == Status::Sent && state.landing && state.linkTokenHash.isEmpty())
            giveUp(state.id, u"sending_interrupted"_s, u"The relay was interrupted while it sent the link again. Send it again."_s);
    }
    sweep();
}

void LinkDelivery::giveUp(const QString &id, const QString &code, const QString &why)
{
    store::Transaction transaction;
    transaction.events.push_back(eventOf(id, u"relay"_s, verification::Note{code, why}));
    transaction.events.push_back(eventOf(id, u"relay"_s, verification::MessageFailed{why}));
    m_services.repository.commit(
        std::move(transaction), [guard = QPointer(this), id](const base::Result<verifications::CommitResult> &committed) {
            if (committed)
                qCWarning(base::lcRelay) << "sending was interrupted for verification" << id;
            else if (guard && isWorthRepeating(committed.error()))
                guard->onCommitFailed();
            else if (guard) {
                qCWarning(base::lcRelay) << "the end of verification" << id << "is refused by the store:" << committed.error().message;
                guard->m_givenUp.insert(id);
            }
        });
}

QUrl LinkDelivery::urlOf(const base::Secret &token) const
{
    return landingLink(m_landingBase, token.reveal());
}

verification::Event LinkDelivery::eventOf(const QString &id, const QString &by, verification::EventBody body) const
{
    return {.verificationId = id, .at = m_services.clock.now(), .by = by, .body = std::move(body), .seq = 0};
}

} // namespace authlink::relay::delivery
