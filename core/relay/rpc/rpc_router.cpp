// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/rpc/rpc_router.h"

#include "core/protocol/stream.h"

namespace authlink::relay::rpc
{

bool RpcRouter::call(const Caller &caller, const QString &method, const QJsonObject &params, const RpcReply &reply)
{
    const auto is = [&method](const char *name) { return method == QLatin1String(name); };
    if (is(protocol::kCustomersSearch))
        m_desks.lookup.customers(caller, params, reply);
    else if (is(protocol::kHistorySearch))
        m_desks.lookup.history(caller, params, reply);
    else if (is(protocol::kVerificationStart))
        m_desks.start.start(caller, params, reply);
    else if (is(protocol::kVerificationResend))
        m_desks.cases.resend(caller, params, reply);
    else if (is(protocol::kVerificationCancel))
        m_desks.cases.cancel(caller, params, reply);
    else if (is(protocol::kVerificationClose))
        m_desks.cases.close(caller, params, reply);
    else if (is(protocol::kVerificationLink))
        m_desks.cases.link(caller, params, reply);
    else if (is(protocol::kVerificationGet))
        m_desks.cases.get(caller, params, reply);
    else
        return false;
    return true;
}

} // namespace authlink::relay::rpc
