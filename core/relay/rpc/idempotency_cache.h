// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/rpc/rpc_call.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace authlink::relay::rpc
{

/// One keyed call: who asked, what, under which key. An empty key is no key.
struct CallKey {
    QString user, method, key;

    [[nodiscard]] QString stored() const { return method + QLatin1Char(':') + key; }
    /// What the transaction of the call must carry so that the reply is remembered; nothing without a key.
    [[nodiscard]] std::optional<store::IdempotentAnswer> remember(const QJsonObject &reply, base::Instant at) const;
};

/// The same key of the same user gives the same reply (docs/protocol.md), also while the first call is still under way. Errors are not
/// remembered: a call that failed may be tried again under its key.
class IdempotencyCache
{
public:
    /// @param store outlives the memory
    explicit IdempotencyCache(store::Store &store);
    ~IdempotencyCache();

    using Work = std::function<void(RpcReply)>;
    /// Answers from the store, or waits for the call under way, or runs `work`: at once without a key, else later.
    void once(const CallKey &key, RpcReply reply, Work work);

private:
    struct Waiting;
    store::Store &m_store;
    QObject m_context;
    std::shared_ptr<Waiting> m_waiting; // shared with calls under way, which may outlive us
};

} // namespace authlink::relay::rpc
