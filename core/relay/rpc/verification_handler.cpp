// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/rpc/verification_handler.h"

#include "core/protocol/call_params.h"
#include "core/protocol/messages.h"
#include "core/relay/rpc/contact_rules.h"
#include "core/relay/rpc/detail_reader.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::rpc
{

using base::Result;
using verification::Channel;
using verification::Status;
using verification::Verification;

namespace
{

/// A value of the protocol as the result of a call.
template <typename T>
Result<QJsonValue> resultOf(const Result<T> &value)
{
    return value.map([](const T &given) { return QJsonValue(protocol::toJson(given)); });
}

} // namespace

void VerificationHandler::withVisible(const Caller &caller, const QString &id, const RpcReply &reply,
                                      const std::function<void(Verification)> &then)
{
    m_services.repository.find(id, &m_context, [viewer = caller.viewer(), reply, then](Result<Verification> state) {
        if (!state)
            return reply(base::fail(state.error()));
        if (!protocol::maySee(viewer, *state))
            return reply(base::fail(noSuchVerification()));
        then(*std::move(state));
    });
}

void VerificationHandler::withVisibleOfOthers(const Caller &caller, const QString &id, const RpcReply &reply,
                                              const std::function<void(Verification)> &then)
{
    m_services.store.ask(
        store::Lane::Lookup, &m_context, [user = caller.user](const store::Reader &reader) { return ownRecordOf(user, reader); },
        [this, caller, id, reply, then](const Result<verification::OwnRecord> &own) {
            if (!own)
                return reply(base::fail(own.error()));
            withVisible(caller, id, reply, [own = *own, reply, then](Verification state) {
                if (auto other = checkNotOwnRecord(own, state.customer); !other)
                    return reply(base::fail(other.error()));
                then(std::move(state));
            });
        });
}

void VerificationHandler::commit(const CallKey &key, const Caller &caller, Verification state, Events events, RpcReply reply,
                                 std::function<void()> then)
{
    if (!events)
        return reply(base::fail(events.error()));
    for (const verification::Event &event : *events)
        state = verification::apply(std::move(state), event);
    const QJsonObject view = protocol::toJson(protocol::viewOf(state, caller.user.role));
    if (events->empty()) // already so: saying it again changes nothing
        return reply(QJsonValue(view));
    store::Transaction transaction;
    transaction.events = std::move(*events);
    transaction.answer = key.remember(view, m_services.clock.now());
    m_services.repository.commit(std::move(transaction), [view, reply = std::move(reply),
                                                          then = std::move(then)](const Result<verifications::CommitResult> &committed) {
        if (!committed)
            return reply(base::fail(committed.error()));
        reply(QJsonValue(view));
        if (then)
            then();
    });
}

void VerificationHandler::resend(const Caller &caller, const QJsonObject &params, RpcReply reply)
{
    const auto read = protocol::resendParamsFromJson(params);
    if (!read)
        return reply(base::fail(read.error()));
    const CallKey key{caller.user.name, protocol::kVerificationResend, read->idempotencyKey};
    m_services.idempotency.once(key, std::move(reply), [this, key, caller, params = *read](const RpcReply &done) {
        withVisibleOfOthers(caller, params.id, done, [this, key, caller, params, done](Verification state) {
            decideResend(key, caller, params, std::move(state), done);
        });
    });
}

void VerificationHandler::decideResend(const CallKey &key, const Caller &caller, const protocol::ResendParams &params, Verification state,
                                       const RpcReply &reply)
{
    const Channel channel = params.channel.value_or(state.channel);
    if (!m_services.delivery.offers(channel))
        return reply(base::fail(base::invalid(u"channel"_s, u"not available at this relay"_s)));
    if (m_services.delivery.hasLanding(channel) != state.landing) // what counts as the customer's Yes was fixed at the start
        return reply(base::fail(base::invalid(u"channel"_s, u"start a new verification to send it this way"_s)));
    if (m_services.delivery.isBusy(params.id))
        return reply(base::fail(base::ErrorCode::WrongState, u"The link is being sent right now."_s));
    std::optional<verification::ContactOverride> contact;
    if (params.contact) {
        auto other = otherContact(caller, *params.contact, channel);
        if (!other)
            return reply(base::fail(other.error()));
        contact = std::move(*other);
    }
    Verification sendTo = state;
    if (contact)
        sendTo.contactOverride = contact;
    if (auto reachable = checkReachable(sendTo, channel); !reachable)
        return reply(base::fail(reachable.error()));
    if (auto ready = m_services.availability.mayBegin(channel); !ready)
        return reply(base::fail(ready.error())); // the old link stays as good as it was
    auto events = verification::resend(state, caller.user.name, contact, context());
    commit(key, caller, std::move(state), std::move(events), reply,
           [delivery = &m_services.delivery, id = params.id, channel] { delivery->send(id, channel); });
}

void VerificationHandler::cancel(const Caller &caller, const QJsonObject &params, RpcReply reply)
{
    const auto read = protocol::idParamsFromJson(params);
    if (!read)
        return reply(base::fail(read.error()));
    const CallKey key{caller.user.name, protocol::kVerificationCancel, read->idempotencyKey};
    m_services.idempotency.once(key, std::move(reply), [this, key, caller, params = *read](const RpcReply &done) {
        withVisible(caller, params.id, done, [this, key, caller, reason = params.reason, done](Verification state) {
            decideCancel(key, caller, reason, std::move(state), done);
        });
    });
}

void VerificationHandler::decideCancel(const CallKey &key, const Caller &caller, const QString &reason, Verification state,
                                       const RpcReply &reply)
{
    auto events = verification::cancel(state, caller.user.name, reason, context());
    if (!events && state.status == Status::Preparing) {
        verification::MessageFailed body{u"Cancelled before the link was sent."_s};
        events = std::vector<verification::Event>{
            {.verificationId = state.id, .at = m_services.clock.now(), .by = caller.user.name, .body = std::move(body), .seq = 0}};
    }
    commit(key, caller, std::move(state), std::move(events), reply);
}

void VerificationHandler::close(const Caller &caller, const QJsonObject &params, RpcReply reply)
{
    const auto read = protocol::idParamsFromJson(params);
    if (!read)
        return reply(base::fail(read.error()));
    const CallKey key{caller.user.name, protocol::kVerificationClose, read->idempotencyKey};
    m_services.idempotency.once(key, std::move(reply), [this, key, caller, id = read->id](const RpcReply &done) {
        withVisible(caller, id, done, [this, key, caller, done](Verification state) {
            auto events = verification::close(state, caller.user.name, context());
            commit(key, caller, std::move(state), std::move(events), done);
        });
    });
}

void VerificationHandler::note(const Caller &caller, const QJsonObject &params, RpcReply reply)
{
    const auto read = protocol::noteParamsFromJson(params);
    if (!read)
        return reply(base::fail(read.error()));
    if (!m_notes.areTaken)
        return reply(base::fail(base::ErrorCode::NotAllowed, u"This relay takes no notes about calls."_s));
    if (!read->outcome.isEmpty() && !m_notes.outcomes.contains(read->outcome))
        return reply(base::fail(base::invalid(u"outcome"_s, u"is none of this relay's"_s)));
    const CallKey key{caller.user.name, protocol::kVerificationNote, read->idempotencyKey};
    m_services.idempotency.once(key, std::move(reply), [this, key, caller, params = *read](const RpcReply &done) {
        withVisible(caller, params.id, done, [this, key, caller, params, done](Verification state) {
            auto events = verification::noteCall(state, caller.user.name, params.outcome, params.text, context());
            commit(key, caller, std::move(state), std::move(events), done);
        });
    });
}

void VerificationHandler::link(const Caller &caller, const QJsonObject &params, const RpcReply &reply)
{
    const auto read = protocol::idParamsFromJson(params);
    if (!read)
        return reply(base::fail(read.error()));
    withVisibleOfOthers(caller, read->id, reply,
                        [delivery = &m_services.delivery, by = caller.user.name, reply](const Verification &state) {
                            const Channel channel = state.channel == Channel::Qr ? Channel::Qr : Channel::Copy;
                            delivery->handOut(state.id, by, channel, [reply](const Result<delivery::HandedLink> &handed) {
                                if (!handed)
                                    return reply(base::fail(handed.error()));
                                reply(QJsonValue(protocol::toJson(protocol::LinkView{handed->url, handed->expiresAt})));
                            });
                        });
}

void VerificationHandler::get(const Caller &caller, const QJsonObject &params, const RpcReply &reply)
{
    const protocol::Viewer viewer = caller.viewer();
    if (params.contains("ids"_L1)) {
        const auto many = protocol::getManyParamsFromJson(params);
        if (!many)
            return reply(base::fail(many.error()));
        return m_services.store.ask(
            store::Lane::Search, &m_context,
            [ids = many->ids, viewer](const store::Reader &reader) { return resultOf(readDetails(reader, viewer, ids)); }, reply);
    }
    const auto one = protocol::idParamsFromJson(params);
    if (!one)
        return reply(base::fail(one.error()));
    m_services.store.ask(
        store::Lane::Lookup, &m_context,
        [id = one->id, viewer](const store::Reader &reader) { return resultOf(readDetail(reader, viewer, id)); }, reply);
}

void VerificationHandler::list(const Caller &caller, const QJsonObject &params, const RpcReply &reply)
{
    const auto read = protocol::listParamsFromJson(params);
    if (!read)
        return reply(base::fail(read.error()));
    // What a failed commit dropped would be missing.
    m_services.repository.whenCurrent(&m_context,
                                      [this, viewer = caller.viewer(), cursor = read->cursor, reply](const Result<void> &current) {
                                          if (!current)
                                              return reply(base::fail(current.error()));
                                          reply(QJsonValue(protocol::toJson(openPage(m_services.repository, viewer, cursor, m_page))));
                                      });
}

} // namespace authlink::relay::rpc
