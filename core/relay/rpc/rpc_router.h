// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/rpc/search_handler.h"
#include "core/relay/rpc/start_handler.h"
#include "core/relay/rpc/verification_handler.h"

namespace authlink::relay::rpc
{

/// From the name of a call to the desk that serves it (interfaces.md "WebSocket"); hello is the hub's.
class RpcRouter
{
public:
    struct Desks {
        StartHandler &start;
        VerificationHandler &cases;
        SearchHandler &lookup;
    };

    explicit RpcRouter(Desks desks) : m_desks(desks) {}

    /// False: nobody serves that method, and `reply` was not called.
    bool call(const Caller &caller, const QString &method, const QJsonObject &params, const RpcReply &reply);

private:
    Desks m_desks;
};

} // namespace authlink::relay::rpc
