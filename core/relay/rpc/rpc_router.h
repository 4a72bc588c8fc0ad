// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/rpc/rpc_call.h"

#include <QHash>

#include <functional>

namespace authlink::relay::verifications
{
class StoreAvailability;
} // namespace authlink::relay::verifications

namespace authlink::relay::rpc
{

class SearchHandler;
class StartHandler;
class VerificationHandler;

/// From the name of a method to what serves it (docs/protocol.md "Calls"). `hello` is not among them: StreamHub answers it. One thread.
class RpcRouter
{
public:
    /// Everything referred to outlives the router.
    struct Handlers {
        StartHandler &start;
        VerificationHandler &verifications;
        SearchHandler &search;
        const verifications::StoreAvailability &store;
    };
    explicit RpcRouter(Handlers handlers);

    /// False: nobody serves that method, and `reply` was not called.
    bool call(const Caller &caller, const QString &method, const QJsonObject &params, const RpcReply &reply) const;

private:
    using Serve = std::function<void(const Caller &, const QJsonObject &, const RpcReply &)>;
    enum class Does { Read, Write };
    struct Method {
        Does does = Does::Read;
        Serve serve;
    };
    static void serve(const Serve &method, const Caller &caller, const QJsonObject &params, const RpcReply &reply, int plans);

    QHash<QString, Method> m_methods;
    const verifications::StoreAvailability &m_store;
};

} // namespace authlink::relay::rpc
