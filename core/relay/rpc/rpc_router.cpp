// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/rpc/rpc_router.h"

#include "core/protocol/stream.h"
#include "core/relay/rpc/search_handler.h"
#include "core/relay/rpc/start_handler.h"
#include "core/relay/rpc/verification_handler.h"
#include "core/relay/verifications/store_availability.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::rpc
{

namespace
{
constexpr int kMaxPlans = 3;

/// A method of a handler, as the table holds it.
template <typename Handler, typename Serve>
auto served(Handler &handler, Serve serve)
{
    return [&handler, serve](const Caller &caller, const QJsonObject &params, const RpcReply &reply) {
        (handler.*serve)(caller, params, reply);
    };
}
} // namespace

RpcRouter::RpcRouter(Handlers handlers)
    : m_methods{
        {protocol::kCustomersSearch, {Does::Read, served(handlers.search, &SearchHandler::customers)}},
        {protocol::kHistorySearch, {Does::Read, served(handlers.search, &SearchHandler::history)}},
        {protocol::kVerificationStart, {Does::Write, served(handlers.start, &StartHandler::start)}},
        {protocol::kVerificationResend, {Does::Write, served(handlers.verifications, &VerificationHandler::resend)}},
        {protocol::kVerificationCancel, {Does::Write, served(handlers.verifications, &VerificationHandler::cancel)}},
        {protocol::kVerificationClose, {Does::Write, served(handlers.verifications, &VerificationHandler::close)}},
        {protocol::kVerificationNote, {Does::Write, served(handlers.verifications, &VerificationHandler::note)}},
        {protocol::kVerificationLink, {Does::Read, served(handlers.verifications, &VerificationHandler::link)}},
        {protocol::kVerificationGet, {Does::Read, served(handlers.verifications, &VerificationHandler::get)}},
        {protocol::kVerificationList, {Does::Read, served(handlers.verifications, &VerificationHandler::list)}},
    },
      m_store(handlers.store)
{
}

bool RpcRouter::call(const Caller &caller, const QString &method, const QJsonObject &params, const RpcReply &reply) const
{
    const auto found = m_methods.constFind(method);
    if (found == m_methods.cend())
        return false;
    // At once: what waits for a database that does not write would only find out later.
    if (found->does == Does::Write && m_store.isOut())
        reply(base::fail(base::ErrorCode::StoreUnavailable, u"Nothing can be recorded right now."_s));
    else
        serve(found->serve, caller, params, reply, kMaxPlans);
    return true;
}

/// What was planned from a state that another program changed meanwhile is planned again from the newer one.
void RpcRouter::serve(const Serve &method, const Caller &caller, const QJsonObject &params, const RpcReply &reply, int plans)
{
    method(caller, params, [method, caller, params, reply, plans](base::Result<QJsonValue> result) {
        if (result || result.error().code != base::ErrorCode::Conflict)
            return reply(std::move(result));
        if (plans > 1)
            return serve(method, caller, params, reply, plans - 1);
        reply(base::fail(base::ErrorCode::StoreUnavailable, result.error().message));
    });
}

} // namespace authlink::relay::rpc
