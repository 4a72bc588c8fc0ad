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

Result<Verification> VerificationHandler::visible(const Caller &caller, const QString &id)
{
    auto state = m_services.repository.find(id);
    if (state && !protocol::maySee(caller.viewer(), *state))
        return base::fail(base::ErrorCode::NotFound, u"There is no such verification."_s);
    return state;
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
    m_services.idempotency.once(key, std::move(reply), [&](RpcReply done) {
        auto state = visible(caller, read->id);
        if (!state)
            return done(base::fail(state.error()));
        const Channel channel = read->channel.value_or(state->channel);
        if (!m_services.delivery.offers(channel))
            return done(base::fail(base::invalid(u"channel"_s, u"not available at this relay"_s)));
        if (m_services.delivery.hasLanding(channel) != state->landing) // what counts as the customer's Yes was fixed at the start
            return done(base::fail(base::invalid(u"channel"_s, u"start a new verification to send it this way"_s)));
        if (auto own = checkNotOwnRecord(m_services.store, caller.user, state->customer); !own)
            return done(base::fail(own.error()));
        if (m_services.delivery.isBusy(read->id))
            return done(base::fail(base::ErrorCode::WrongState, u"The link is being sent right now."_s));
        std::optional<verification::ContactOverride> contact;
        if (read->contact) {
            auto other = otherContact(caller, *read->contact, channel);
            if (!other)
                return done(base::fail(other.error()));
            contact = std::move(*other);
        }
        verification::Verification sendTo = *state;
        if (contact)
            sendTo.contactOverride = contact;
        if (auto reachable = checkReachable(sendTo, channel); !reachable)
            return done(base::fail(reachable.error()));
        if (auto ready = m_services.availability.mayBegin(channel); !ready)
            return done(base::fail(ready.error())); // the old link stays as good as it was
        auto events = verification::resend(*state, caller.user.name, contact, context());
        commit(key, caller, std::move(*state), std::move(events), std::move(done),
               [delivery = &m_services.delivery, id = read->id, channel] { delivery->send(id, channel); });
    });
}

void VerificationHandler::cancel(const Caller &caller, const QJsonObject &params, RpcReply reply)
{
    const auto read = protocol::idParamsFromJson(params);
    if (!read)
        return reply(base::fail(read.error()));
    const CallKey key{caller.user.name, protocol::kVerificationCancel, read->idempotencyKey};
    m_services.idempotency.once(key, std::move(reply), [&](RpcReply done) {
        auto state = visible(caller, read->id);
        if (!state)
            return done(base::fail(state.error()));
        auto events = verification::cancel(*state, caller.user.name, read->reason, context());
        if (!events && state->status == Status::Preparing) {
            verification::MessageFailed body{u"Cancelled before the link was sent."_s};
            events = std::vector<verification::Event>{
                {.verificationId = state->id, .at = m_services.clock.now(), .by = caller.user.name, .body = std::move(body), .seq = 0}};
        }
        commit(key, caller, std::move(*state), std::move(events), std::move(done));
    });
}

void VerificationHandler::close(const Caller &caller, const QJsonObject &params, RpcReply reply)
{
    const auto read = protocol::idParamsFromJson(params);
    if (!read)
        return reply(base::fail(read.error()));
    const CallKey key{caller.user.name, protocol::kVerificationClose, read->idempotencyKey};
    m_services.idempotency.once(key, std::move(reply), [&](RpcReply done) {
        auto state = visible(caller, read->id);
        if (!state)
            return done(base::fail(state.error()));
        auto events = verification::close(*state, caller.user.name, context());
        commit(key, caller, std::move(*state), std::move(events), std::move(done));
    });
}

void VerificationHandler::link(const Caller &caller, const QJsonObject &params, RpcReply reply)
{
    const auto read = protocol::idParamsFromJson(params);
    if (!read)
        return reply(base::fail(read.error()));
    const auto state = visible(caller, read->id);
    if (!state)
        return reply(base::fail(state.error()));
    if (auto own = checkNotOwnRecord(m_services.store, caller.user, state->customer); !own)
        return reply(base::fail(own.error()));
    const Channel channel = state->channel == Channel::Qr ? Channel::Qr : Channel::Copy;
    m_services.delivery.handOut(read->id, caller.user.name, channel,
                                [reply = std::move(reply)](const Result<delivery::HandedLink> &handed) {
                                    if (!handed)
                                        return reply(base::fail(handed.error()));
                                    reply(QJsonValue(protocol::toJson(protocol::LinkView{handed->url, handed->expiresAt})));
                                });
}

void VerificationHandler::get(const Caller &caller, const QJsonObject &params, const RpcReply &reply)
{
    const auto answer = [&reply](const auto &read) {
        reply(read.map([](const auto &value) { return QJsonValue(protocol::toJson(value)); }));
    };
    if (params.contains("ids"_L1)) {
        const auto many = protocol::getManyParamsFromJson(params);
        if (!many)
            return reply(base::fail(many.error()));
        return answer(readDetails(m_services.store, caller.viewer(), many->ids));
    }
    const auto one = protocol::idParamsFromJson(params);
    if (!one)
        return reply(base::fail(one.error()));
    answer(readDetail(m_services.store, caller.viewer(), one->id));
}

void VerificationHandler::list(const Caller &caller, const QJsonObject &params, const RpcReply &reply)
{
    const auto read = protocol::listParamsFromJson(params);
    if (!read)
        return reply(base::fail(read.error()));
    reply(QJsonValue(protocol::toJson(openPage(m_services.repository, caller.viewer(), read->cursor, m_page))));
}

} // namespace authlink::relay::rpc
