// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

#include <vector>

namespace authlink::store
{

/// Store::searchCustomers().
[[nodiscard]] base::Result<std::vector<verification::Customer>> findCustomers(Connection &connection, const QString &text, int limit);

/// What a type-ahead finds a customer by.
struct SearchTerm {
    int kind = 0; ///< 1: the account, 2: a word of the name, 3: the phone from one of its digits on, 4: the account backwards
    QString term;
    int position = 0; ///< of the word in the name
};
/// @param words of the name, normalised, as wordsOf() gives them
[[nodiscard]] std::vector<SearchTerm> searchTermsOf(const QString &account, const QStringList &words, const QString &phone);

/// Whether a report of Incode's about this account waits to be approved.
[[nodiscard]] SqlResult<bool> pendingEnrolment(Connection &connection, const QString &account);

/// Reader::unknownIds().
[[nodiscard]] base::Result<UnknownIds> countUnknownIds(Connection &connection, const QString &after, int limit);

/// Store::directory().
[[nodiscard]] base::Result<std::vector<DirectoryEntry>> readDirectory(Connection &connection, const DirectoryQuery &query);

} // namespace authlink::store
