// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/sql_reader.h"

#include "core/store/sql/tables/directory.h"
#include "core/store/sql/tables/enrolment.h"
#include "core/store/sql/tables/history.h"
#include "core/store/sql/tables/inbox.h"
#include "core/store/sql/tables/inspection.h"
#include "core/store/sql/tables/rows.h"
#include "core/store/sql/tables/users.h"

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

base::Result<qint64> SqlReader::lastSeq() const
{
    return firstOf(m_connection.select("last_seq"), integerOf).map([](std::optional<qint64> seq) { return seq.value_or(0); });
}

base::Result<bool> SqlReader::inboxHas(const QByteArray &bodyHash) const
{
    return firstOf(m_connection.select("inbox_has", {hashValue(bodyHash)}), integerOf).map([](const auto &row) { return row.has_value(); });
}

base::Result<InboxPage> SqlReader::inbox(const InboxQuery &query) const
{
    return readInbox(m_connection, query);
}

base::Result<std::optional<InboxEntry>> SqlReader::inboxEntry(const QString &idOrHash) const
{
    return readInboxEntry(m_connection, idOrHash);
}

base::Result<std::optional<base::Instant>> SqlReader::lastWebhookAt() const
{
    return firstOf(m_connection.select("inbox_newest"), instantOf);
}

base::Result<std::optional<verification::Verification>> SqlReader::verification(const QString &id) const
{
    return firstOf(m_connection.select("verification", {textValue(id)}), verificationOf);
}

base::Result<std::optional<verification::Verification>> SqlReader::verificationByInterview(const QString &interviewId) const
{
    return firstOf(m_connection.select("verification_by_interview", {textValue(interviewId)}), verificationOf);
}

base::Result<std::vector<verification::Verification>> SqlReader::openVerifications() const
{
    return readableOf(m_connection.select("verifications_open"), verificationOf);
}

base::Result<std::vector<verification::Event>> SqlReader::eventsOf(const QString &verificationId) const
{
    return readableOf(m_connection.select("events_of", {textValue(verificationId)}), eventOf);
}

base::Result<std::vector<verification::Event>> SqlReader::eventsBetween(qint64 since, qint64 upTo, const QString &agent, int limit) const
{
    if (limit < 1)
        return std::vector<verification::Event>();
    if (agent.isEmpty())
        return readableOf(m_connection.select("events_between", {since, upTo, limit}), eventOf);
    return readableOf(m_connection.select("events_between_of_agent", {agent, since, upTo, limit}), eventOf);
}

base::Result<std::optional<qint64>> SqlReader::endOfEpoch(const QString &epoch) const
{
    return firstOf(m_connection.select("epoch_end", {textValue(epoch)}), integerOf);
}

base::Result<std::optional<LinkRecord>> SqlReader::linkByTokenHash(const QString &tokenHash) const
{
    return firstOf(m_connection.select("link_by_token", {textValue(tokenHash)}), linkOf);
}

base::Result<std::optional<LinkRecord>> SqlReader::link(const QString &verificationId) const
{
    return firstOf(m_connection.select("link", {textValue(verificationId)}), linkOf);
}

base::Result<std::optional<QByteArray>> SqlReader::secret(const QString &verificationId, const QString &kind) const
{
    return firstOf(m_connection.select("secret", {textValue(verificationId), textValue(kind)}), bytesOf);
}

base::Result<std::optional<QString>> SqlReader::verificationByReportToken(const QString &tokenHash) const
{
    return firstOf(m_connection.select("verification_by_report_token", {textValue(tokenHash)}), textOf);
}

base::Result<std::optional<SeenTransaction>> SqlReader::seenTransaction(const QByteArray &hash) const
{
    return firstOf(m_connection.select("seen_transaction", {textValue(QString::fromLatin1(hash))}), seenTransactionOf);
}

base::Result<HistoryPage> SqlReader::history(const HistoryQuery &query) const
{
    return readHistory(m_connection, query);
}

base::Result<std::vector<base::Instant>> SqlReader::startsOf(const QString &agent, base::Instant since) const
{
    return allOf(m_connection.select("starts_of", {textValue(agent), base::toMillis(since)}), instantOf);
}

base::Result<std::vector<base::Instant>> SqlReader::failuresOf(const QString &customerId, base::Instant since) const
{
    return allOf(m_connection.select("failures_of", {textValue(customerId), base::toMillis(since)}), instantOf);
}

base::Result<std::optional<IdempotentAnswer>> SqlReader::answer(const QString &user, const QString &key) const
{
    return firstOf(m_connection.select("answer", {textValue(user), textValue(key)}), answerOf);
}

base::Result<std::vector<verification::Customer>> SqlReader::searchCustomers(const QString &text, int limit) const
{
    return findCustomers(m_connection, text, limit);
}

base::Result<std::optional<verification::Customer>> SqlReader::customer(const QString &account) const
{
    return firstOf(m_connection.select("customer", {textValue(account)}), customerOf);
}

base::Result<std::optional<verification::Customer>> SqlReader::customerByCustomerId(const QString &customerId) const
{
    return firstOf(m_connection.select("customer_by_customer_id", {textValue(customerId.trimmed())}), customerOf);
}

base::Result<bool> SqlReader::hasPendingEnrolment(const QString &account) const
{
    return pendingEnrolment(m_connection, account).map_error(toError);
}

base::Result<Inspection> SqlReader::inspect(qint64 maxBytes) const
{
    return inspectDatabase(m_connection, maxBytes);
}

base::Result<std::vector<DirectoryEntry>> SqlReader::directory(const DirectoryQuery &query) const
{
    return readDirectory(m_connection, query);
}

base::Result<UnknownIds> SqlReader::unknownIds(const QString &after, int limit) const
{
    return countUnknownIds(m_connection, after, limit);
}

base::Result<std::optional<DirectoryEntry>> SqlReader::directoryEntry(const QString &account) const
{
    return firstOf(m_connection.select("directory_entry", {textValue(account)}), directoryEntryOf);
}

base::Result<std::vector<ReportedEnrolment>> SqlReader::enrolments(const EnrolmentQuery &query) const
{
    return readEnrolments(m_connection, query);
}

base::Result<std::vector<AuditEntry>> SqlReader::auditOf(const QString &account) const
{
    return allOf(m_connection.select("audit_of", {textValue(account)}), auditEntryOf);
}

base::Result<std::vector<User>> SqlReader::users() const
{
    return readableOf(m_connection.select("users"), userOf);
}

base::Result<std::optional<User>> SqlReader::user(const QString &name) const
{
    return firstOf(m_connection.select("user", {textValue(name)}), userOf);
}

base::Result<std::optional<User>> SqlReader::userByTokenHash(const QByteArray &tokenHash) const
{
    return firstOf(m_connection.select("user_by_token", {hashValue(tokenHash)}), userOf);
}

base::Result<std::vector<UserSession>> SqlReader::sessions(const QString &user) const
{
    return allOf(m_connection.select("sessions", {textValue(user)}), sessionOf);
}

} // namespace authlink::store
