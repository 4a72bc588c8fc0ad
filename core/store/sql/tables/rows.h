// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

#include <QJsonObject>

#include <optional>
#include <vector>

/// Rows of the database as values. The order of the columns is that of the statements in resources/sql.
namespace authlink::store
{

void reportUnreadable(const base::Error &error);

[[nodiscard]] base::Result<verification::Verification> verificationOf(const Rows &row);
[[nodiscard]] base::Result<verification::Event> eventOf(const Rows &row);
[[nodiscard]] base::Result<LinkRecord> linkOf(const Rows &row);
[[nodiscard]] base::Result<IdempotentAnswer> answerOf(const Rows &row);
[[nodiscard]] base::Result<SeenTransaction> seenTransactionOf(const Rows &row);
[[nodiscard]] base::Result<verification::Customer> customerOf(const Rows &row);
[[nodiscard]] base::Result<DirectoryEntry> directoryEntryOf(const Rows &row);
[[nodiscard]] base::Result<ReportedEnrolment> enrolmentOf(const Rows &row);
[[nodiscard]] base::Result<AuditEntry> auditEntryOf(const Rows &row);
[[nodiscard]] base::Result<User> userOf(const Rows &row);
[[nodiscard]] base::Result<UserSession> sessionOf(const Rows &row);

/// All rows of a query as values. Errors: StoreUnavailable, or Internal (a row can't be read).
template <typename T>
[[nodiscard]] base::Result<std::vector<T>> allOf(SqlResult<Rows> rows, base::Result<T> (*read)(const Rows &))
{
    if (!rows)
        return base::fail(toError(rows.error()));
    std::vector<T> values;
    while (rows->next()) {
        auto value = read(*rows);
        if (!value)
            return base::fail(std::move(value.error()));
        values.push_back(std::move(*value));
    }
    if (rows->failed())
        return base::fail(toError(rows->failure()));
    return values;
}

/// All rows that can be read; the others are reported in the log: one damaged row, or one that a newer program wrote, must not stop the
/// rest. Errors: StoreUnavailable.
template <typename T>
[[nodiscard]] base::Result<std::vector<T>> readableOf(SqlResult<Rows> rows, base::Result<T> (*read)(const Rows &))
{
    if (!rows)
        return base::fail(toError(rows.error()));
    std::vector<T> values;
    while (rows->next()) {
        if (auto value = read(*rows))
            values.push_back(std::move(*value));
        else
            reportUnreadable(value.error());
    }
    if (rows->failed())
        return base::fail(toError(rows->failure()));
    return values;
}

/// The first row of a query as a value; nullopt: there is none. Errors as allOf().
template <typename T>
[[nodiscard]] base::Result<std::optional<T>> firstOf(SqlResult<Rows> rows, base::Result<T> (*read)(const Rows &))
{
    auto values = allOf(std::move(rows), read);
    if (!values)
        return base::fail(std::move(values.error()));
    if (values->empty())
        return std::optional<T>();
    return std::optional<T>(std::move(values->front()));
}

} // namespace authlink::store
