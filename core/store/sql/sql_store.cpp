// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/sql_store.h"

#include "core/store/sql/retention.h"
#include "core/store/sql/tables/directory.h"
#include "core/store/sql/tables/enrolment.h"
#include "core/store/sql/tables/history.h"
#include "core/store/sql/tables/import.h"
#include "core/store/sql/tables/inbox.h"
#include "core/store/sql/tables/rows.h"
#include "core/store/sql/tables/users.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

base::Result<base::Instant> instantOf(const Rows &row)
{
    return base::fromMillis(row.integer(0));
}

base::Result<qint64> integerOf(const Rows &row)
{
    return row.integer(0);
}

base::Result<QByteArray> bytesOf(const Rows &row)
{
    return row.bytes(0);
}

base::Result<QString> textOf(const Rows &row)
{
    return row.text(0);
}

QVariant hashValue(const QByteArray &hash)
{
    return textValue(QString::fromLatin1(hash));
}

} // namespace

SqlStore::SqlStore(std::unique_ptr<DatabaseLock> lock, std::unique_ptr<Connection> reader, std::unique_ptr<GroupWriter> writer,
                   CommitFaultInjector commitFaults)
    : m_lock(std::move(lock)),
      m_reader(std::move(reader)),
      m_writer(std::move(writer)),
      m_commitFaults(std::move(commitFaults))
{
}

SqlStore::~SqlStore()
{
    m_writer->shutDown();
    emptyWriteAheadLog(*m_reader);
}

void SqlStore::commit(Transaction transaction, std::function<void(base::Result<Receipt>)> done)
{
    m_writer->commit(std::move(transaction), std::move(done));
}

int SqlStore::pendingCommits() const
{
    return m_writer->pending();
}

base::Result<void> SqlStore::inTransaction(DurableWrite kind, const std::function<SqlResult<void>()> &work)
{
    SqlResult<void> done = m_reader->run("begin").map([](int) {});
    if (!done)
        return base::fail(toError(done.error()));
    done = work();
    if (done && m_commitFaults && !m_commitFaults(kind))
        done = tl::unexpected(SqlFailure{.refused = false, .text = u"the commit was made to fail"_s});
    if (done)
        done = m_reader->run("commit").map([](int) {});
    if (done)
        return {};
    // Fails only if the database has rolled back by itself.
    static_cast<void>(m_reader->run("rollback"));
    return base::fail(toError(done.error()));
}

base::Result<void> SqlStore::check()
{
    auto written = inTransaction(DurableWrite::Check, [this] { return m_reader->run("check_write").map([](int) {}); });
    if (!written)
        return written;
    const auto read = firstOf(m_reader->select("check_read"), integerOf);
    if (!read)
        return base::fail(read.error());
    if (!*read)
        return base::fail(base::ErrorCode::StoreUnavailable, u"what was written is not there"_s);
    return {};
}

base::Result<qint64> SqlStore::lastSeq() const
{
    return firstOf(m_reader->select("last_seq"), integerOf).map([](std::optional<qint64> seq) { return seq.value_or(0); });
}

base::Result<bool> SqlStore::inboxHas(const QByteArray &bodyHash) const
{
    return firstOf(m_reader->select("inbox_has", {hashValue(bodyHash)}), integerOf).map([](const auto &row) { return row.has_value(); });
}

base::Result<InboxPage> SqlStore::inbox(const InboxQuery &query) const
{
    return readInbox(*m_reader, query);
}

base::Result<std::optional<InboxEntry>> SqlStore::inboxEntry(const QString &idOrHash) const
{
    return readInboxEntry(*m_reader, idOrHash);
}

base::Result<std::optional<base::Instant>> SqlStore::lastWebhookAt() const
{
    return firstOf(m_reader->select("inbox_newest"), instantOf);
}

base::Result<std::optional<verification::Verification>> SqlStore::verification(const QString &id) const
{
    return firstOf(m_reader->select("verification", {textValue(id)}), verificationOf);
}

base::Result<std::optional<verification::Verification>> SqlStore::verificationByInterview(const QString &interviewId) const
{
    return firstOf(m_reader->select("verification_by_interview", {textValue(interviewId)}), verificationOf);
}

base::Result<std::vector<verification::Verification>> SqlStore::openVerifications() const
{
    return readableOf(m_reader->select("verifications_open"), verificationOf);
}

base::Result<std::vector<verification::Event>> SqlStore::eventsOf(const QString &verificationId) const
{
    return readableOf(m_reader->select("events_of", {textValue(verificationId)}), eventOf);
}

base::Result<std::vector<verification::Event>> SqlStore::eventsBetween(qint64 since, qint64 upTo, const QString &agent, int limit) const
{
    if (limit < 1)
        return std::vector<verification::Event>();
    if (agent.isEmpty())
        return readableOf(m_reader->select("events_between", {since, upTo, limit}), eventOf);
    return readableOf(m_reader->select("events_between_of_agent", {agent, since, upTo, limit}), eventOf);
}

base::Result<std::optional<LinkRecord>> SqlStore::linkByTokenHash(const QString &tokenHash) const
{
    return firstOf(m_reader->select("link_by_token", {textValue(tokenHash)}), linkOf);
}

base::Result<std::optional<LinkRecord>> SqlStore::link(const QString &verificationId) const
{
    return firstOf(m_reader->select("link", {textValue(verificationId)}), linkOf);
}

base::Result<std::optional<QByteArray>> SqlStore::secret(const QString &verificationId, const QString &kind) const
{
    return firstOf(m_reader->select("secret", {textValue(verificationId), textValue(kind)}), bytesOf);
}

base::Result<std::optional<QString>> SqlStore::verificationByReportToken(const QString &tokenHash) const
{
    return firstOf(m_reader->select("verification_by_report_token", {textValue(tokenHash)}), textOf);
}

base::Result<std::optional<SeenTransaction>> SqlStore::seenTransaction(const QByteArray &hash) const
{
    return firstOf(m_reader->select("seen_transaction", {textValue(QString::fromLatin1(hash))}), seenTransactionOf);
}

base::Result<HistoryPage> SqlStore::history(const HistoryQuery &query) const
{
    return readHistory(*m_reader, query);
}

base::Result<std::vector<base::Instant>> SqlStore::startsOf(const QString &agent, base::Instant since) const
{
    return allOf(m_reader->select("starts_of", {textValue(agent), base::toMillis(since)}), instantOf);
}

base::Result<std::vector<base::Instant>> SqlStore::failuresOf(const QString &customerId, base::Instant since) const
{
    return allOf(m_reader->select("failures_of", {textValue(customerId), base::toMillis(since)}), instantOf);
}

base::Result<std::optional<IdempotentAnswer>> SqlStore::answer(const QString &user, const QString &key) const
{
    return firstOf(m_reader->select("answer", {textValue(user), textValue(key)}), answerOf);
}

base::Result<std::vector<verification::Customer>> SqlStore::searchCustomers(const QString &text, int limit) const
{
    return findCustomers(*m_reader, text, limit);
}

base::Result<std::optional<verification::Customer>> SqlStore::customer(const QString &account) const
{
    return firstOf(m_reader->select("customer", {textValue(account)}), customerOf);
}

base::Result<std::optional<verification::Customer>> SqlStore::customerByCustomerId(const QString &customerId) const
{
    return firstOf(m_reader->select("customer_by_customer_id", {textValue(customerId.trimmed())}), customerOf);
}

base::Result<bool> SqlStore::hasPendingEnrolment(const QString &account) const
{
    return pendingEnrolment(*m_reader, account).map_error(toError);
}

base::Result<std::vector<DirectoryEntry>> SqlStore::directory(const DirectoryQuery &query) const
{
    return readDirectory(*m_reader, query);
}

base::Result<std::optional<DirectoryEntry>> SqlStore::directoryEntry(const QString &account) const
{
    return firstOf(m_reader->select("directory_entry", {textValue(account)}), directoryEntryOf);
}

base::Result<ImportReport> SqlStore::importCustomers(const std::vector<verification::Customer> &customers, const ImportOptions &options)
{
    for (const verification::Customer &customer : customers) {
        if (customer.account.isEmpty())
            return base::fail(base::invalid(u"account"_s, u"every customer needs an account number"_s));
    }
    ImportReport report;
    const auto imported = inTransaction(DurableWrite::Blocking, [&]() -> SqlResult<void> {
        auto outcome = importAll(*m_reader, customers, options);
        if (!outcome)
            return tl::unexpected(outcome.error());
        report = std::move(*outcome);
        if (!report.conflicts.empty())
            return tl::unexpected(SqlFailure{.refused = true, .text = u"the import is in conflict with the directory"_s});
        return {};
    });
    if (!report.conflicts.empty())
        return ImportReport{.notRemoved = {}, .conflicts = std::move(report.conflicts)};
    if (!imported)
        return base::fail(imported.error());
    return report;
}

base::Result<std::vector<ReportedEnrolment>> SqlStore::enrolments(const EnrolmentQuery &query) const
{
    return readEnrolments(*m_reader, query);
}

base::Result<ReportedEnrolment> SqlStore::decideEnrolment(const EnrolmentDecision &decision)
{
    std::optional<base::Error> refusal;
    const auto decided = inTransaction(DurableWrite::Blocking, [&] { return decide(*m_reader, decision, refusal); });
    if (refusal)
        return base::fail(*refusal);
    if (!decided)
        return base::fail(decided.error());
    auto now = readEnrolment(*m_reader, decision.id);
    if (!now)
        return base::fail(now.error());
    if (!*now) // another program removed the customer since
        return base::fail(base::ErrorCode::NotFound, u"enrolment %1 is gone"_s.arg(decision.id));
    return **now;
}

base::Result<std::vector<AuditEntry>> SqlStore::auditOf(const QString &account) const
{
    return allOf(m_reader->select("audit_of", {textValue(account)}), auditEntryOf);
}

base::Result<std::vector<User>> SqlStore::users() const
{
    return readableOf(m_reader->select("users"), userOf);
}

base::Result<std::optional<User>> SqlStore::user(const QString &name) const
{
    return firstOf(m_reader->select("user", {textValue(name)}), userOf);
}

base::Result<std::optional<User>> SqlStore::userByTokenHash(const QByteArray &tokenHash) const
{
    return firstOf(m_reader->select("user_by_token", {hashValue(tokenHash)}), userOf);
}

base::Result<std::vector<UserSession>> SqlStore::sessions(const QString &user) const
{
    return allOf(m_reader->select("sessions", {textValue(user)}), sessionOf);
}

base::Result<void> SqlStore::saveUser(const User &user)
{
    if (user.name.isEmpty())
        return base::fail(base::invalid(u"name"_s, u"a user needs a sign-in name"_s));
    return inTransaction(DurableWrite::Blocking, [&] { return putUser(*m_reader, user); });
}

} // namespace authlink::store
