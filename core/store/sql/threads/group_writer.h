// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/commit_fault_injector.h"
#include "core/store/sql/connection.h"
#include "core/store/sql/transaction_writer.h"
#include "core/store/store.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace authlink::store
{

/// The writer thread. It writes everything that is queued as one durable database transaction; a commit that is refused takes no other
/// with it. It runs the callbacks in the thread that queued them, in order. Store (store.h) says what a failure does to the commits behind
/// it. All public functions are called from one thread, which has an event loop.
class GroupWriter
{
public:
    using Done = std::function<void(base::Result<Receipt>)>;

    /// Starts the thread with a connection of its own; `connect` runs there. Errors: those of `connect`.
    [[nodiscard]] static base::Result<std::unique_ptr<GroupWriter>> start(const Connect &connect, CommitFaultInjector commitFaults);
    GroupWriter(const GroupWriter &) = delete;
    GroupWriter &operator=(const GroupWriter &) = delete;
    ~GroupWriter();

    void commit(Transaction transaction, Done done);
    [[nodiscard]] int pending() const { return m_pending; }
    /// Writes what is queued, ends the thread and runs the callbacks still owed. Later commits fail at once.
    void shutDown();

private:
    struct Queued {
        quint64 number = 0;
        Transaction transaction;
        Done done;
        bool mustFail = false; ///< queued before the caller was told of an earlier failure
    };
    /// Which commits may be written again once the caller has been told of this outcome: only then can they build on what is stored.
    enum class Unblocks {
        Nothing,
        Everything,    ///< the database failed
        Verifications, ///< one commit was refused, or its webhook was there already: those that touch its verifications
    };
    struct Outcome {
        base::Result<Receipt> result;
        Done done;
        Unblocks unblocks = Unblocks::Nothing;
        QSet<QString> verifications; ///< for Unblocks::Verifications
    };
    using Group = std::vector<Queued>;

    explicit GroupWriter(CommitFaultInjector commitFaults);

    // In the writer thread.
    void loop(Connection &connection);
    [[nodiscard]] Group takeGroup();
    [[nodiscard]] bool mustFail(const Queued &queued) const;
    [[nodiscard]] std::vector<Outcome> writeGroup(Connection &connection, Group &group);
    [[nodiscard]] SqlResult<void> writeAll(Connection &connection, const Group &group, std::vector<Outcome> &outcomes);
    [[nodiscard]] SqlResult<void> begin(Connection &connection);
    /// Without savepoints; false: one was refused or not written, so all have to be rolled back.
    [[nodiscard]] SqlResult<bool> writeTogether(Connection &connection, const Group &group, std::vector<Outcome> &outcomes);
    /// A savepoint for each: what is refused or not written takes nothing with it but what builds on it.
    [[nodiscard]] SqlResult<void> writeApart(Connection &connection, const Group &group, std::vector<Outcome> &outcomes);
    static void failGroup(const Group &group, std::vector<Outcome> &outcomes, const QString &why);
    void handOver(std::vector<Outcome> outcomes);

    // In the calling thread.
    void wakeSoon();
    void deliver();
    void unblock(const Outcome &outcome);

    CommitFaultInjector m_commitFaults;
    WriterMemory m_memory; // of the writer thread
    std::thread m_thread;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    // Under m_mutex.
    std::deque<Queued> m_queue;
    std::vector<Outcome> m_finished;
    bool m_deliveryPosted = false;
    bool m_stopping = false;
    quint64 m_nextNumber = 1;
    quint64 m_failBefore = 0;               ///< commits with a lower number fail unwritten
    QHash<QString, quint64> m_failTouching; ///< verification id: commits that touch it and have a lower number fail unwritten

    // Of the calling thread.
    QObject m_context; ///< lives in the calling thread: functions invoked on it run there
    std::deque<Outcome> m_undelivered;
    int m_pending = 0;
    bool m_wakePosted = false;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true); ///< false once destroyed, for deliver()
};

} // namespace authlink::store
