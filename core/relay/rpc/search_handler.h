// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/rpc/rpc_call.h"

#include <QObject>

namespace authlink::relay::rpc
{

/// customers.search and history.search. Agents find their own verifications only; supervisors and admins everybody's.
class SearchHandler
{
public:
    /// @param store outlives the handler
    explicit SearchHandler(store::Store &store) : m_store(store) {}

    /// A text without anything in it finds nothing.
    void customers(const Caller &caller, const QJsonObject &params, const RpcReply &reply);
    void history(const Caller &caller, const QJsonObject &params, const RpcReply &reply);

private:
    store::Store &m_store;
    QObject m_context;
};

} // namespace authlink::relay::rpc
