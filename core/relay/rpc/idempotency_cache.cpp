// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/rpc/idempotency_cache.h"

#include <QJsonDocument>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::rpc
{

struct IdempotencyCache::Waiting {
    QHash<QString, std::vector<RpcReply>> replies; // by user and key
};

std::optional<store::IdempotentAnswer> CallKey::remember(const QJsonObject &reply, base::Instant at) const
{
    if (key.isEmpty())
        return std::nullopt;
    return store::IdempotentAnswer{.user = user, .key = stored(), .answer = QJsonDocument(reply).toJson(QJsonDocument::Compact), .at = at};
}

IdempotencyCache::IdempotencyCache(store::Store &store) : m_store(store), m_waiting(std::make_shared<Waiting>()) {}

IdempotencyCache::~IdempotencyCache() = default;

void IdempotencyCache::once(const CallKey &key, RpcReply reply, const Work &work)
{
    if (key.key.isEmpty())
        return work(std::move(reply));
    const QString slot = key.user + u'\n' + key.stored();
    if (const auto underWay = m_waiting->replies.find(slot); underWay != m_waiting->replies.end()) {
        underWay->push_back(std::move(reply));
        return;
    }
    const auto known = m_store.reader().answer(key.user, key.stored());
    if (!known)
        return reply(base::fail(known.error()));
    if (*known)
        return reply(QJsonValue(QJsonDocument::fromJson((*known)->answer).object()));
    m_waiting->replies[slot].push_back(std::move(reply));
    work([waiting = m_waiting, slot](const base::Result<QJsonValue> &result) {
        const std::vector<RpcReply> all = waiting->replies.take(slot);
        for (const RpcReply &one : all)
            one(result);
    });
}

} // namespace authlink::relay::rpc
