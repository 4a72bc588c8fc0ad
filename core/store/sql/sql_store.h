// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database_lock.h"
#include "core/store/sql/connection.h"
#include "core/store/sql/sql_reader.h"
#include "core/store/sql/threads/group_writer.h"
#include "core/store/sql/threads/read_pool.h"
#include "core/store/store.h"

#include <memory>

namespace authlink::store
{

/// The Store over SQL: one connection for reads and blocking writes in the calling thread, a GroupWriter and a ReadPool with their own.
/// Whatever differs between databases is in the connections and in the SQL files.
class SqlStore final : public Store
{
public:
    /// @param lock held for as long as anything can be written; nullptr: it serves nobody
    SqlStore(std::unique_ptr<DatabaseLock> lock, std::unique_ptr<Connection> connection, std::unique_ptr<GroupWriter> writer,
             std::unique_ptr<ReadPool> readers, CommitFaultInjector commitFaults);
    ~SqlStore() override;

    void commit(Transaction transaction, std::function<void(base::Result<Receipt>)> done) override;
    [[nodiscard]] int pendingCommits() const override;
    [[nodiscard]] int pendingQuestions() const override;
    [[nodiscard]] base::Result<void> check() override;
    [[nodiscard]] base::Result<void> beginEpoch(const QString &id) override;
    [[nodiscard]] base::Result<ImportReport> importCustomers(const std::vector<verification::Customer> &customers,
                                                             const ImportOptions &options) override;
    [[nodiscard]] base::Result<ReportedEnrolment> decideEnrolment(const EnrolmentDecision &decision) override;
    [[nodiscard]] base::Result<void> saveUser(const User &user) override;
    [[nodiscard]] const Reader &reader() const override { return m_reads; }

private:
    void enqueue(Lane lane, PendingRead read) override;
    /// Runs `work` as one durable database transaction in the calling thread; rolls it back if `work` fails.
    [[nodiscard]] base::Result<void> inTransaction(DurableWrite kind, const std::function<SqlResult<void>()> &work);

    std::unique_ptr<DatabaseLock> m_lock;     // declared first, to be let go last
    std::unique_ptr<Connection> m_connection; // declared before the writer, to be destroyed after it: its last callbacks may read
    SqlReader m_reads{*m_connection};
    std::unique_ptr<GroupWriter> m_writer;
    std::unique_ptr<ReadPool> m_readers;
    CommitFaultInjector m_commitFaults;
};

} // namespace authlink::store
