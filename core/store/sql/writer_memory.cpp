// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/writer_memory.h"

#include <algorithm>

namespace authlink::store
{

namespace
{
/// Ended verifications whose last seq is remembered: many more than are ever queued at once.
constexpr size_t kMaxEnded = 10'000;
} // namespace

qint64 lastSeqOf(const Transaction &transaction, const Receipt &receipt, const QString &verificationId)
{
    for (size_t i = transaction.events.size(); i > 0; --i) {
        if (transaction.events[i - 1].verificationId == verificationId)
            return receipt.seqs[i - 1];
    }
    return 0;
}

void WriterMemory::beginGroup(qint64 lastSeq)
{
    while (m_ended.size() > kMaxEnded) {
        m_writtenSeqs.remove(m_ended.front());
        m_ended.pop_front();
    }
    m_lastSeq = lastSeq;
    m_earlierSeqs.clear();
    m_endedBefore = m_ended.size();
}

void WriterMemory::rollBackGroup()
{
    std::for_each(m_earlierSeqs.rbegin(), m_earlierSeqs.rend(), [this](const auto &earlier) {
        if (earlier.second)
            m_writtenSeqs.insert(earlier.first, *earlier.second);
        else
            m_writtenSeqs.remove(earlier.first);
    });
    m_earlierSeqs.clear();
    m_ended.resize(m_endedBefore);
}

qint64 WriterMemory::writtenSeq(const QString &verificationId, qint64 otherwise) const
{
    return m_writtenSeqs.value(verificationId, otherwise);
}

void WriterMemory::add(const Transaction &transaction, const Receipt &receipt)
{
    m_lastSeq += std::ssize(receipt.seqs);
    for (const auto &state : transaction.states) {
        if (const qint64 seq = lastSeqOf(transaction, receipt, state.id); seq != 0) {
            const auto known = m_writtenSeqs.constFind(state.id);
            m_earlierSeqs.emplace_back(state.id, known == m_writtenSeqs.cend() ? std::nullopt : std::optional(*known));
            m_writtenSeqs.insert(state.id, seq);
        }
        if (verification::isEnd(state.status))
            m_ended.push_back(state.id);
    }
}

void WriterMemory::forget(const QSet<QString> &verificationIds)
{
    for (const QString &id : verificationIds)
        m_writtenSeqs.remove(id);
}

void WriterMemory::forgetAll()
{
    m_writtenSeqs.clear();
}

} // namespace authlink::store
