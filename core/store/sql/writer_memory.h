// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <optional>
#include <utility>
#include <vector>

namespace authlink::store
{

/// What the writer knows of the rows it writes to. Changes are made one upon the other before the first of them is committed, so the seq
/// that a state was made from may be older than its row; it is then the writer itself who wrote the row. Of the writer thread.
class WriterMemory
{
public:
    /// Before the changes of a group; `lastSeq` is that of all events so far.
    void beginGroup(qint64 lastSeq);
    /// The database transaction of the group was rolled back: knows what it knew before.
    void rollBackGroup();

    [[nodiscard]] qint64 lastSeq() const { return m_lastSeq; }
    /// The seq that this writer gave a verification last; `otherwise`, if it has not written it.
    [[nodiscard]] qint64 writtenSeq(const QString &verificationId, qint64 otherwise) const;

    /// After it was written.
    void add(const Transaction &transaction, const Receipt &receipt);
    /// Who changes one of these next has read it again, and knows its row exactly.
    void forget(const QSet<QString> &verificationIds);
    void forgetAll();

private:
    qint64 m_lastSeq = 0;
    QHash<QString, qint64> m_writtenSeqs;
    std::deque<QString> m_ended; // of those in m_writtenSeqs; the oldest are forgotten, since nothing builds on them any more
    // What rollBackGroup() needs.
    std::vector<std::pair<QString, std::optional<qint64>>> m_earlierSeqs; // of this group's verifications, before each change
    size_t m_endedBefore = 0;
};

/// The seq of the last event of this verification in the transaction; 0: there is none.
[[nodiscard]] qint64 lastSeqOf(const Transaction &transaction, const Receipt &receipt, const QString &verificationId);

} // namespace authlink::store
