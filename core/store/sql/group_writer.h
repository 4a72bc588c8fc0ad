// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/commit_fault_injector.h"
#include "core/store/sql/connection.h"
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

/// The writer thread: takes everything queued as one durable transaction, a savepoint for each commit, and answers in the thread
/// that asked, in order. See Store for what a failure does to the commits behind it.
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
        bool condemned = false; ///< queued before an earlier failure was delivered
    };
    /// What the delivery of an answer lifts: later commits are built on what the caller knows by then.
    enum class Lifts { Nothing, Everything, Verifications };
    struct Answer {
        base::Result<Receipt> result;
        Done done;
        Lifts lifts = Lifts::Nothing;
        QSet<QString> verifications;
    };
    using Group = std::vector<Queued>;

    explicit GroupWriter(CommitFaultInjector commitFaults);

    // In the writer thread.
    void loop(Connection &connection);
    [[nodiscard]] Group takeGroup();
    [[nodiscard]] bool isCondemned(const Queued &queued) const;
    [[nodiscard]] std::vector<Answer> writeGroup(Connection &connection, Group &group);
    [[nodiscard]] SqlResult<void> writeAll(Connection &connection, Group &group, std::vector<Answer> &answers);
    static void failGroup(const Group &group, std::vector<Answer> &answers, const QString &why);
    void hand(std::vector<Answer> answers);

    // In the calling thread.
    void wakeSoon();
    void deliver();
    void lift(const Answer &answer);

    CommitFaultInjector m_commitFaults;
    std::thread m_thread;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    // Under m_mutex.
    std::deque<Queued> m_queue;
    std::vector<Answer> m_answered;
    bool m_deliveryPosted = false;
    bool m_stopping = false;
    quint64 m_nextNumber = 1;
    quint64 m_failBefore = 0;               ///< commits with a lower number fail unwritten
    QHash<QString, quint64> m_failTouching; ///< the same for those that touch a verification of a refused commit

    // Of the calling thread.
    QObject m_context; ///< carries the wake-up into the calling thread
    std::deque<Answer> m_undelivered;
    int m_pending = 0;
    bool m_wakePosted = false;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace authlink::store
