// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/sql_store.h"

#include "core/store/sql/import/import.h"
#include "core/store/sql/retention.h"
#include "core/store/sql/tables/enrolment.h"
#include "core/store/sql/tables/epochs.h"
#include "core/store/sql/tables/rows.h"
#include "core/store/sql/tables/users.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

SqlStore::SqlStore(std::unique_ptr<DatabaseLock> lock, std::unique_ptr<Connection> connection, std::unique_ptr<GroupWriter> writer,
                   std::unique_ptr<ReadPool> readers, CommitFaultInjector commitFaults)
    : m_lock(std::move(lock)),
      m_connection(std::move(connection)),
      m_writer(std::move(writer)),
      m_readers(std::move(readers)),
      m_commitFaults(std::move(commitFaults))
{
}

SqlStore::~SqlStore()
{
    m_readers->shutDown();
    m_writer->shutDown();
    emptyWriteAheadLog(*m_connection);
}

void SqlStore::commit(Transaction transaction, std::function<void(base::Result<Receipt>)> done)
{
    m_writer->commit(std::move(transaction), std::move(done));
}

void SqlStore::enqueue(Lane lane, PendingRead read)
{
    m_readers->ask(lane, std::move(read));
}

int SqlStore::pendingCommits() const
{
    return m_writer->pending();
}

int SqlStore::pendingQuestions() const
{
    return m_readers->pending();
}

base::Result<void> SqlStore::inTransaction(DurableWrite kind, const std::function<SqlResult<void>()> &work)
{
    SqlResult<void> done = m_connection->run("begin").map([](int) {});
    if (!done)
        return base::fail(toError(done.error()));
    done = work();
    if (done && m_commitFaults && !m_commitFaults(kind))
        done = tl::unexpected(SqlFailure{.refused = false, .text = u"the commit was made to fail"_s});
    if (done)
        done = m_connection->run("commit").map([](int) {});
    if (done)
        return {};
    // Fails only if the database has rolled back by itself.
    static_cast<void>(m_connection->run("rollback"));
    return base::fail(toError(done.error()));
}

base::Result<void> SqlStore::check()
{
    auto written = inTransaction(DurableWrite::Check, [this] { return m_connection->run("check_write").map([](int) {}); });
    if (!written)
        return written;
    const auto read = hasRow(m_connection->select("check_read"));
    if (!read)
        return base::fail(toError(read.error()));
    if (!*read)
        return base::fail(base::ErrorCode::StoreUnavailable, u"what was written is not there"_s);
    return {};
}

base::Result<void> SqlStore::beginEpoch(const QString &id)
{
    return inTransaction(DurableWrite::Blocking, [&] { return beginEpochIn(*m_connection, id); });
}

base::Result<ImportReport> SqlStore::importCustomers(const std::vector<verification::Customer> &customers, const ImportOptions &options)
{
    return importAll(
        *m_connection, [this](const auto &work) { return inTransaction(DurableWrite::Blocking, work); }, customers, options);
}

base::Result<ReportedEnrolment> SqlStore::decideEnrolment(const EnrolmentDecision &decision)
{
    std::optional<base::Error> refusal;
    const auto decided = inTransaction(DurableWrite::Blocking, [&] { return decide(*m_connection, decision, refusal); });
    if (refusal)
        return base::fail(*refusal);
    if (!decided)
        return base::fail(decided.error());
    auto now = readEnrolment(*m_connection, decision.id);
    if (!now)
        return base::fail(now.error());
    if (!*now) // another program removed the customer since
        return base::fail(base::ErrorCode::NotFound, u"enrolment %1 is gone"_s.arg(decision.id));
    return **now;
}

base::Result<void> SqlStore::saveUser(const User &user)
{
    if (user.name.isEmpty())
        return base::fail(base::invalid(u"name"_s, u"a user needs a sign-in name"_s));
    return inTransaction(DurableWrite::Blocking, [&] { return putUser(*m_connection, user); });
}

} // namespace authlink::store
