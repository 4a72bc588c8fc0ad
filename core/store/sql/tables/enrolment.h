// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

#include <optional>
#include <vector>

/// What Incode reported about accounts (Identity Enrolled), and what people decided about it.
namespace authlink::store
{

/// Reports of one account that wait at the same time; more are a conflict and not remembered. Whoever can post a webhook can post many.
inline constexpr int kMaxPendingOfAccount = 5;
/// Reports that wait in all; more are a conflict and not remembered.
inline constexpr int kMaxPending = 100'000;

/// Remembers what Incode reported of an account, or binds the id at once if it says so, unless that is a conflict (Enrolment in
/// directory.h). Within the caller's database transaction.
/// @param bodyHash of the webhook; may be empty
[[nodiscard]] SqlResult<Enrolment> enrol(Connection &connection, const EnrolledIdentity &identity, const QByteArray &bodyHash);

/// Approves or rejects. Within the caller's database transaction. A refusal has SqlFailure::refused and sets `refusal`.
[[nodiscard]] SqlResult<void> decide(Connection &connection, const EnrolmentDecision &decision, std::optional<base::Error> &refusal);

[[nodiscard]] base::Result<std::vector<ReportedEnrolment>> readEnrolments(Connection &connection, const EnrolmentQuery &query);
[[nodiscard]] base::Result<std::optional<ReportedEnrolment>> readEnrolment(Connection &connection, qint64 id);

/// The id that the directory has for an account; empty: none, or no such account.
[[nodiscard]] SqlResult<QString> idOf(Connection &connection, const QString &account);
/// Accounts other than this one that have the id, a few of them.
[[nodiscard]] SqlResult<std::vector<QString>> othersWithId(Connection &connection, const QString &customerId, const QString &account);
/// What was decided about this id for this account; nullopt: Incode did not report it.
[[nodiscard]] SqlResult<std::optional<EnrolmentState>> enrolmentState(Connection &connection, const QString &account,
                                                                      const QString &customerId);

/// Within the caller's database transaction.
[[nodiscard]] SqlResult<void> addAudit(Connection &connection, const AuditEntry &entry);

} // namespace authlink::store
