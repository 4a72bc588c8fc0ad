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

void IdempotencyCache::once(const CallKey &key, RpcReply reply, Work work)
{
    if (key.key.isEmpty())
        return work(std::move(reply));
    const QString slot = key.user + u'\n' + key.stored();
    if (const auto underWay = m_waiting->replies.find(slot); underWay != m_waiting->replies.end()) {
        underWay->push_back(std::move(reply));
        return;
    }
    m_waiting->replies[slot].push_back(std::move(reply));
    const RpcReply answerAll = [waiting = m_waiting, slot](const base::Result<QJsonValue> &result) {
        const std::vector<RpcReply> all = waiting->replies.take(slot);
        for (const RpcReply &one : all)
            one(result);
    };
    m_store.ask(
        store::Lane::Lookup, &m_context,
        [user = key.user, stored = key.stored()](const store::Reader &reader) { return reader.answer(user, stored); },
        [answerAll, work = std::move(work)](const base::Result<std::optional<store::IdempotentAnswer>> &known) {
            if (!known)
                answerAll(base::fail(known.error()));
            else if (*known)
                answerAll(QJsonValue(QJsonDocument::fromJson((*known)->answer).object()));
            else
                work(answerAll);
        });
}

} // namespace authlink::relay::rpc
