// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/delivery/link_delivery.h"

#include <QPointer>

#include <utility>

using namespace Qt::Literals::StringLiterals;

/// The link in the agent's own hands.
namespace authlink::relay::delivery
{

using verification::Channel;
using verification::Status;
using verification::Verification;

void LinkDelivery::handOut(const QString &id, const QString &by, Channel channel, LinkDone done)
{
    m_services.repository.find(id, this, [this, by, channel, done = std::move(done)](const base::Result<Verification> &state) {
        if (!state)
            return done(base::fail(state.error()));
        handOut(*state, by, channel, done);
    });
}

base::Result<void> LinkDelivery::checkLink(const Verification &state) const
{
    if (!verification::isPending(state.status) || state.status == Status::Checking)
        return base::fail(base::ErrorCode::WrongState, u"This verification no longer has a link."_s);
    if (!state.landing)
        return base::fail(base::ErrorCode::WrongState, u"Incode sends this link itself."_s);
    if (state.linkTokenHash.isEmpty() || !state.linkExpiresAt)
        return base::fail(base::ErrorCode::WrongState, u"The link is not ready yet."_s);
    if (*state.linkExpiresAt <= m_services.clock.now())
        return base::fail(base::ErrorCode::WrongState, u"The link has expired. Send it again."_s);
    return {};
}

void LinkDelivery::handOut(const Verification &state, const QString &by, Channel channel, LinkDone done)
{
    const QString &id = state.id;
    if (auto works = checkLink(state); !works)
        return done(base::fail(works.error()));
    if (m_minting.contains(id))
        return done(base::fail(base::ErrorCode::WrongState, u"The link is not ready yet."_s));
    const base::Secret *token = m_tokens.find(id, state.linkTokenHash);
    if (token == nullptr && m_jobs.contains(id)) // a new token now would kill the one that is about to be sent
        return done(base::fail(base::ErrorCode::WrongState, u"The link is not ready yet."_s));
    if (token == nullptr)
        return mintAndHandOut(state, by, channel, std::move(done));
    const HandedLink handed{urlOf(*token), *state.linkExpiresAt};
    if (state.status != Status::Preparing)
        return done(handed);
    store::Transaction transaction;
    transaction.events.push_back(eventOf(id, by, verification::MessageSent{channel}));
    m_services.repository.commit(std::move(transaction),
                                 [handed, done = std::move(done)](const base::Result<verifications::CommitResult> &committed) {
                                     committed ? done(handed) : done(base::fail(committed.error()));
                                 });
}

void LinkDelivery::mintAndHandOut(const Verification &state, const QString &by, Channel channel, LinkDone done)
{
    m_minting.insert(state.id);
    const auto onRecord = [this, id = state.id, hash = state.linkTokenHash, by, channel,
                           done = std::move(done)](base::Result<std::optional<store::LinkRecord>> record) {
        const Verification *now = m_services.repository.open(id);
        const bool isOurs = record && *record && now != nullptr && now->linkTokenHash == hash && checkLink(*now);
        // A Yes that is being stored right now binds a browser, which must not be lost with the old token.
        if (isOurs && !(now->openedAt && (*record)->deviceHash.isEmpty()))
            return mint(*now, by, channel, **std::move(record), done);
        m_minting.remove(id);
        if (isOurs)
            return done(base::fail(base::ErrorCode::WrongState, u"The link is not ready yet."_s));
        done(record ? base::fail(base::ErrorCode::WrongState, u"This verification no longer has a link."_s) : base::fail(record.error()));
    };
    m_services.store.ask(
        store::Lane::Lookup, this, [id = state.id](const store::Reader &reader) { return reader.link(id); }, onRecord);
}

void LinkDelivery::mint(const Verification &state, const QString &by, Channel channel, store::LinkRecord record, LinkDone done)
{
    const LinkToken token = m_tokens.make();
    record.tokenHash = token.hash;
    store::Transaction transaction;
    transaction.events.push_back(eventOf(state.id, by, verification::LinkReady{state.interviewId, token.hash, *state.linkExpiresAt}));
    if (state.status == Status::Preparing)
        transaction.events.push_back(eventOf(state.id, by, verification::MessageSent{channel}));
    transaction.links.push_back(record);
    const HandedLink handed{urlOf(token.plain), *state.linkExpiresAt};
    m_services.repository.commit(std::move(transaction), [guard = QPointer(this), id = state.id, token, handed, done = std::move(done)](
                                                             const base::Result<verifications::CommitResult> &committed) {
        if (!guard)
            return;
        guard->m_minting.remove(id);
        if (!committed)
            return done(base::fail(committed.error()));
        guard->m_tokens.keep(id, token);
        done(handed);
    });
}

} // namespace authlink::relay::delivery
