-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 4. Never edited once released: a change is a new file with the next number.

-- name: seen_transactions
-- Transactions of static links, hashed: each has one result, for one customer. They outlive their webhook in the inbox.
CREATE TABLE seen_transactions (
    transaction_hash TEXT NOT NULL PRIMARY KEY CHECK (transaction_hash <> ''),
    customer_hash TEXT NOT NULL,
    verification_id TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID

-- name: seen_transactions_by_time
CREATE INDEX seen_transactions_by_time ON seen_transactions (at)
