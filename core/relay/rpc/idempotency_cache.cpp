// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/rpc/idempotency_cache.h"

#include <QJsonDocument>

#include <utility>

namespace authlink::relay
{

struct AnswerMemory::Waiting {
    QHash<QString, std::vector<Answer>> answers; // by user and key
};

std::optional<store::IdempotentAnswer> CallKey::remember(const QJsonObject &answer, base::Instant at) const
{
    if (key.isEmpty())
        return std::nullopt;
    return store::IdempotentAnswer{.user = user, .key = stored(), .answer = QJsonDocument(answer).toJson(QJsonDocument::Compact), .at = at};
}

AnswerMemory::AnswerMemory(store::Store &store) : m_store(store), m_waiting(std::make_shared<Waiting>()) {}

AnswerMemory::~AnswerMemory() = default;

void AnswerMemory::once(const CallKey &key, Answer answer, const Work &work)
{
    if (key.key.isEmpty())
        return work(std::move(answer));
    const QString slot = key.user + QLatin1Char('\n') + key.stored();
    if (const auto underWay = m_waiting->answers.find(slot); underWay != m_waiting->answers.end()) {
        underWay->push_back(std::move(answer));
        return;
    }
    const auto known = m_store.answer(key.user, key.stored());
    if (!known)
        return answer(base::fail(known.error()));
    if (*known)
        return answer(QJsonValue(QJsonDocument::fromJson((*known)->answer).object()));
    m_waiting->answers[slot].push_back(std::move(answer));
    work([waiting = m_waiting, slot](const base::Result<QJsonValue> &result) {
        const std::vector<Answer> all = waiting->answers.take(slot);
        for (const Answer &one : all)
            one(result);
    });
}

} // namespace authlink::relay
