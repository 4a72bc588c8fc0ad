// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/reader.h"
#include "core/store/sql/connection.h"

namespace authlink::store
{

/// The Reader over a connection, in its thread.
class SqlReader final : public Reader
{
public:
    /// @param connection outlives the reader
    explicit SqlReader(Connection &connection) : m_connection(connection) {}

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
    [[nodiscard]] base::Result<std::optional<qint64>> endOfEpoch(const QString &epoch) const override;
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
    [[nodiscard]] base::Result<Inspection> inspect(qint64 maxBytes) const override;
    [[nodiscard]] base::Result<std::vector<DirectoryEntry>> directory(const DirectoryQuery &query) const override;
    [[nodiscard]] base::Result<UnknownIds> unknownIds(const QString &after, int limit) const override;
    [[nodiscard]] base::Result<std::optional<DirectoryEntry>> directoryEntry(const QString &account) const override;
    [[nodiscard]] base::Result<std::vector<ReportedEnrolment>> enrolments(const EnrolmentQuery &query) const override;
    [[nodiscard]] base::Result<std::vector<AuditEntry>> auditOf(const QString &account) const override;
    [[nodiscard]] base::Result<std::vector<User>> users() const override;
    [[nodiscard]] base::Result<std::optional<User>> user(const QString &name) const override;
    [[nodiscard]] base::Result<std::optional<User>> userByTokenHash(const QByteArray &tokenHash) const override;
    [[nodiscard]] base::Result<std::vector<UserSession>> sessions(const QString &user) const override;

private:
    Connection &m_connection;
};

} // namespace authlink::store
