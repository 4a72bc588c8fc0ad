// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database_lock.h"
#include "core/store/sql/connection.h"
#include "core/store/sql/group_writer.h"
#include "core/store/store.h"

#include <memory>

namespace authlink::store
{

/// The Store over SQL: one connection for reads and blocking writes in the calling thread, and a GroupWriter with its own. Whatever differs
/// between databases is in the connections and in the SQL files.
class SqlStore final : public Store
{
public:
    /// @param lock held for as long as anything can be written; nullptr: it serves nobody
    SqlStore(std::unique_ptr<DatabaseLock> lock, std::unique_ptr<Connection> reader, std::unique_ptr<GroupWriter> writer,
             CommitFaultInjector commitFaults);
    ~SqlStore() override;

    void commit(Transaction transaction, std::function<void(base::Result<Receipt>)> done) override;
    [[nodiscard]] int pendingCommits() const override;
    [[nodiscard]] base::Result<void> check() override;

    [[nodiscard]] base::Result<qint64> lastSeq() const override;
    [[nodiscard]] base::Result<bool> inboxHas(const QByteArray &bodyHash) const override;
    [[nodiscard]] base::Result<InboxPage> inbox(const InboxQuery &query) const override;
    [[nodiscard]] base::Result<std::optional<InboxEntry>> inboxEntry(const QString &idOrHash) const override;
    [[nodiscard]] base::Result<std::optional<base::Instant>> lastWebhookAt() const override;
    [[nodiscard]] base::Result<std::optional<verification::Verification>> verification(const QString &id) const override;
    [[nodiscard]] base::Result<std::optional<verification::Verification>>
    verificationByInterview(const QString &interviewId) const override;
    [[nodiscard]] base::Result<std::vector<verification::Verification>> openVerifications() const override;
    [[nodiscard]] base::Result<std::vector<verification::Event>> eventsOf(const QString &verificationId) const override;
    [[nodiscard]] base::Result<std::vector<verification::Event>> eventsBetween(qint64 since, qint64 upTo, const QString &agent,
                                                                               int limit) const override;
    [[nodiscard]] base::Result<std::optional<LinkRecord>> linkByTokenHash(const QString &tokenHash) const override;
    [[nodiscard]] base::Result<std::optional<LinkRecord>> link(const QString &verificationId) const override;
    [[nodiscard]] base::Result<std::optional<QByteArray>> secret(const QString &verificationId, const QString &kind) const override;
    [[nodiscard]] base::Result<std::optional<QString>> verificationByReportToken(const QString &tokenHash) const override;
    [[nodiscard]] base::Result<std::optional<SeenTransaction>> seenTransaction(const QByteArray &hash) const override;
    [[nodiscard]] base::Result<HistoryPage> history(const HistoryQuery &query) const override;
    [[nodiscard]] base::Result<std::vector<base::Instant>> startsOf(const QString &agent, base::Instant since) const override;
    [[nodiscard]] base::Result<std::vector<base::Instant>> failuresOf(const QString &customerId, base::Instant since) const override;
    [[nodiscard]] base::Result<std::optional<IdempotentAnswer>> answer(const QString &user, const QString &key) const override;

    [[nodiscard]] base::Result<std::vector<verification::Customer>> searchCustomers(const QString &text, int limit) const override;
    [[nodiscard]] base::Result<std::optional<verification::Customer>> customer(const QString &account) const override;
    [[nodiscard]] base::Result<std::optional<verification::Customer>> customerByCustomerId(const QString &customerId) const override;
    [[nodiscard]] base::Result<bool> hasPendingEnrolment(const QString &account) const override;

    [[nodiscard]] base::Result<std::vector<DirectoryEntry>> directory(const DirectoryQuery &query) const override;
    [[nodiscard]] base::Result<std::optional<DirectoryEntry>> directoryEntry(const QString &account) const override;
    [[nodiscard]] base::Result<ImportReport> importCustomers(const std::vector<verification::Customer> &customers,
                                                             const ImportOptions &options) override;
    [[nodiscard]] base::Result<std::vector<ReportedEnrolment>> enrolments(const EnrolmentQuery &query) const override;
    [[nodiscard]] base::Result<ReportedEnrolment> decideEnrolment(const EnrolmentDecision &decision) override;
    [[nodiscard]] base::Result<std::vector<AuditEntry>> auditOf(const QString &account) const override;

    [[nodiscard]] base::Result<std::vector<User>> users() const override;
    [[nodiscard]] base::Result<std::optional<User>> user(const QString &name) const override;
    [[nodiscard]] base::Result<std::optional<User>> userByTokenHash(const QByteArray &tokenHash) const override;
    [[nodiscard]] base::Result<std::vector<UserSession>> sessions(const QString &user) const override;
    [[nodiscard]] base::Result<void> saveUser(const User &user) override;

private:
    /// Runs `work` as one durable database transaction in the calling thread; rolls it back if `work` fails.
    [[nodiscard]] base::Result<void> inTransaction(DurableWrite kind, const std::function<SqlResult<void>()> &work);

    std::unique_ptr<DatabaseLock> m_lock; // declared first, to be let go last
    std::unique_ptr<Connection> m_reader; // declared before the writer, to be destroyed after it: its last callbacks may read
    std::unique_ptr<GroupWriter> m_writer;
    CommitFaultInjector m_commitFaults;
};

} // namespace authlink::store
