// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/threads/group_writer.h"

#include "core/base/log.h"
#include "core/store/sql/retention.h"

#include <QMetaObject>

#include <algorithm>
#include <future>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

/// Commits in one group: bounds how long the first waits for the last.
constexpr size_t kMaxGroup = 256;
/// Every commit has a lower number than this: all fail until the caller has been told of the failure.
constexpr quint64 kUntilDelivered = std::numeric_limits<quint64>::max();

QSet<QString> touchedBy(const Transaction &transaction)
{
    QSet<QString> ids;
    for (const auto &event : transaction.events)
        ids.insert(event.verificationId);
    for (const auto &state : transaction.states)
        ids.insert(state.id);
    return ids;
}

/// Whether one of these was a purge that found nothing more to delete.
template <typename Group, typename Outcomes>
bool endsPurge(const Group &group, const Outcomes &outcomes)
{
    for (size_t i = 0; i < group.size(); ++i) {
        if (group[i].transaction.purge && outcomes[i].result && outcomes[i].result->purged.isNothing())
            return true;
    }
    return false;
}

base::Error unavailable(const QString &why)
{
    return base::Error{.code = base::ErrorCode::StoreUnavailable, .message = why, .field = {}, .retryAfter = {}};
}

base::Error behindFailure()
{
    return unavailable(u"an earlier change could not be stored"_s);
}

} // namespace

GroupWriter::GroupWriter(CommitFaultInjector commitFaults) : m_commitFaults(std::move(commitFaults)) {}

base::Result<std::unique_ptr<GroupWriter>> GroupWriter::start(const Connect &connect, CommitFaultInjector commitFaults)
{
    std::unique_ptr<GroupWriter> writer(new GroupWriter(std::move(commitFaults)));
    std::promise<base::Result<void>> opened;
    auto outcome = opened.get_future();
    writer->m_thread = std::thread([raw = writer.get(), connect, opened = std::move(opened)]() mutable {
        auto connection = connect();
        if (!connection) {
            opened.set_value(base::fail(connection.error()));
            return;
        }
        opened.set_value({});
        raw->loop(**connection);
    });
    if (auto result = outcome.get(); !result)
        return base::fail(result.error());
    return writer;
}

GroupWriter::~GroupWriter()
{
    shutDown();
    *m_alive = false;
}

void GroupWriter::shutDown()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
    deliver();
}

void GroupWriter::commit(Transaction transaction, Done done)
{
    ++m_pending;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_stopping) {
            m_queue.push_back(
                {.number = m_nextNumber++, .transaction = std::move(transaction), .done = std::move(done), .mustFail = false});
            wakeSoon();
            return;
        }
    }
    // Only a callback that shutDown() runs gets here; the loop in deliver() that runs it answers this commit too.
    m_undelivered.push_back({.result = base::fail(unavailable(u"the store is closing"_s)),
                             .done = std::move(done),
                             .unblocks = Unblocks::Nothing,
                             .verifications = {}});
}

void GroupWriter::wakeSoon()
{
    // Wakes the writer when the event loop turns, so that commits made in one turn are written as one group.
    if (m_wakePosted)
        return;
    m_wakePosted = true;
    QMetaObject::invokeMethod(
        &m_context,
        [this] {
            m_wakePosted = false;
            m_wake.notify_one();
        },
        Qt::QueuedConnection);
}

void GroupWriter::loop(Connection &connection)
{
    for (;;) {
        Group group = takeGroup();
        if (group.empty())
            return;
        auto outcomes = writeGroup(connection, group);
        const bool purged = endsPurge(group, outcomes);
        handOver(std::move(outcomes));
        if (purged) // only now: no caller waits for it
            emptyWriteAheadLog(connection);
    }
}

GroupWriter::Group GroupWriter::takeGroup()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
    Group group;
    if (m_queue.empty())
        return group;
    const quint64 first = m_queue.front().number;
    m_failTouching.removeIf([first](auto entry) { return entry.value() <= first; });
    while (!m_queue.empty() && group.size() < kMaxGroup) {
        group.push_back(std::move(m_queue.front()));
        m_queue.pop_front();
        group.back().mustFail = mustFail(group.back());
    }
    return group;
}

bool GroupWriter::mustFail(const Queued &queued) const
{
    if (queued.number < m_failBefore)
        return true;
    if (m_failTouching.isEmpty())
        return false;
    const QSet<QString> touched = touchedBy(queued.transaction);
    return std::any_of(touched.cbegin(), touched.cend(), [&](const QString &id) { return queued.number < m_failTouching.value(id, 0); });
}

SqlResult<void> GroupWriter::begin(Connection &connection)
{
    if (auto begun = connection.run("begin"); !begun)
        return tl::unexpected(begun.error());
    return connection.selectNumber("last_seq").map([this](qint64 lastSeq) { m_memory.beginGroup(lastSeq); });
}

SqlResult<bool> GroupWriter::writeTogether(Connection &connection, const Group &group, std::vector<Outcome> &outcomes)
{
    for (size_t i = 0; i < group.size(); ++i) {
        if (group[i].mustFail)
            continue;
        auto written = writeTransaction(connection, group[i].transaction, m_memory);
        if (!written && !written.error().refused)
            return tl::unexpected(written.error());
        if (!written || !written->isWritten())
            return false;
        outcomes[i].result = std::move(*written);
    }
    return true;
}

SqlResult<void> GroupWriter::writeApart(Connection &connection, const Group &group, std::vector<Outcome> &outcomes)
{
    QSet<QString> refusedHere;
    for (size_t i = 0; i < group.size(); ++i) {
        Outcome &outcome = outcomes[i];
        if (group[i].mustFail)
            continue;
        if (!refusedHere.isEmpty() && touchedBy(group[i].transaction).intersects(refusedHere)) {
            outcome.result = base::fail(behindFailure());
            continue;
        }
        auto written = writeInSavepoint(connection, group[i].transaction, m_memory);
        if (!written && !written.error().refused)
            return tl::unexpected(written.error());
        if (!written)
            qCWarning(base::lcStore) << "a change was refused:" << written.error().text;
        const bool isWritten = written && written->isWritten();
        outcome.result = written ? base::Result<Receipt>(std::move(*written)) : base::fail(toError(written.error()));
        if (isWritten)
            continue;
        outcome.unblocks = Unblocks::Verifications;
        outcome.verifications = touchedBy(group[i].transaction);
        refusedHere.unite(outcome.verifications);
        m_memory.forget(outcome.verifications);
    }
    return {};
}

SqlResult<void> GroupWriter::writeAll(Connection &connection, const Group &group, std::vector<Outcome> &outcomes)
{
    if (auto begun = begin(connection); !begun)
        return begun;
    const auto together = writeTogether(connection, group, outcomes);
    if (!together)
        return tl::unexpected(together.error());
    if (!*together) { // rarely
        if (auto undone = connection.run("rollback"); !undone)
            return tl::unexpected(undone.error());
        m_memory.rollBackGroup();
        if (auto begun = begin(connection); !begun)
            return begun;
        if (auto written = writeApart(connection, group, outcomes); !written)
            return written;
    }
    if (m_commitFaults && !m_commitFaults(DurableWrite::Group))
        return tl::unexpected(SqlFailure{.refused = false, .text = u"the commit was made to fail"_s});
    if (auto committed = connection.run("commit"); !committed)
        return tl::unexpected(committed.error());
    return {};
}

std::vector<GroupWriter::Outcome> GroupWriter::writeGroup(Connection &connection, Group &group)
{
    std::vector<Outcome> outcomes;
    outcomes.reserve(group.size());
    bool anythingToWrite = false;
    for (Queued &queued : group) {
        outcomes.push_back(
            {.result = base::fail(behindFailure()), .done = std::move(queued.done), .unblocks = Unblocks::Nothing, .verifications = {}});
        anythingToWrite = anythingToWrite || !queued.mustFail;
    }
    if (!anythingToWrite)
        return outcomes;
    if (auto written = writeAll(connection, group, outcomes); !written) {
        qCWarning(base::lcStore) << "a commit of" << group.size() << "changes failed:" << written.error().text;
        // The database may have rolled back by itself; then this fails, harmlessly.
        if (auto undone = connection.run("rollback"); !undone)
            qCDebug(base::lcStore) << "rollback:" << undone.error().text;
        m_memory.forgetAll(); // rolled back; the caller reads again whatever it has changed
        failGroup(group, outcomes, written.error().text);
    }
    return outcomes;
}

void GroupWriter::failGroup(const Group &group, std::vector<Outcome> &outcomes, const QString &why)
{
    bool first = true;
    for (size_t i = 0; i < group.size(); ++i) {
        if (group[i].mustFail)
            continue;
        outcomes[i].result = base::fail(unavailable(why));
        outcomes[i].unblocks = first ? Unblocks::Everything : Unblocks::Nothing;
        outcomes[i].verifications.clear();
        first = false;
    }
}

void GroupWriter::handOver(std::vector<Outcome> outcomes)
{
    const std::lock_guard lock(m_mutex);
    for (Outcome &outcome : outcomes) {
        if (outcome.unblocks == Unblocks::Everything)
            m_failBefore = kUntilDelivered;
        for (const QString &id : std::as_const(outcome.verifications))
            m_failTouching.insert(id, kUntilDelivered);
        m_finished.push_back(std::move(outcome));
    }
    if (m_deliveryPosted)
        return;
    m_deliveryPosted = true;
    QMetaObject::invokeMethod(
        &m_context, [this] { deliver(); }, Qt::QueuedConnection);
}

void GroupWriter::unblock(const Outcome &outcome)
{
    if (outcome.unblocks == Unblocks::Nothing)
        return;
    const std::lock_guard lock(m_mutex);
    if (outcome.unblocks == Unblocks::Everything)
        m_failBefore = m_nextNumber;
    for (const QString &id : outcome.verifications)
        m_failTouching.insert(id, m_nextNumber);
}

void GroupWriter::deliver()
{
    {
        const std::lock_guard lock(m_mutex);
        std::move(m_finished.begin(), m_finished.end(), std::back_inserter(m_undelivered));
        m_finished.clear();
        m_deliveryPosted = false;
    }
    const std::shared_ptr<bool> alive = m_alive;
    while (*alive && !m_undelivered.empty()) {
        Outcome outcome = std::move(m_undelivered.front());
        m_undelivered.pop_front();
        unblock(outcome);
        --m_pending;
        if (outcome.done)
            outcome.done(std::move(outcome.result)); // may destroy this object
    }
}

} // namespace authlink::store
