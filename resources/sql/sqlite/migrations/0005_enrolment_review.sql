-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 5. Never edited once released: a change is a new file with the next number.

-- name: customers_id_source
-- How the Incode customer id came to the customer: '' there is none, 'import', 'approved', 'webhook', or 'unknown'.
ALTER TABLE customers ADD COLUMN id_source TEXT NOT NULL DEFAULT ''

-- name: customers_id_by
ALTER TABLE customers ADD COLUMN id_by TEXT NOT NULL DEFAULT ''

-- name: customers_id_at
ALTER TABLE customers ADD COLUMN id_at INTEGER

-- name: customers_known_sources
-- An id that Incode reported as well may have come by that report alone, which nobody looked at.
UPDATE customers
SET id_source = CASE
    WHEN EXISTS (SELECT 1 FROM enrolled_identities e
                 WHERE e.account = customers.account AND e.customer_id = customers.customer_id)
    THEN 'unknown' ELSE 'import' END
WHERE customer_id <> ''

-- name: enrolments
-- What Incode said about accounts, also those that the directory does not hold yet: no reference to customers for that reason.
CREATE TABLE enrolments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL CHECK (account <> ''),
    customer_id TEXT NOT NULL CHECK (customer_id <> ''),
    interview_id TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    reported_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'rejected')),
    decided_by TEXT NOT NULL,
    decided_at INTEGER,
    UNIQUE (account, customer_id)
) STRICT

-- name: enrolments_pending
CREATE INDEX enrolments_pending ON enrolments (account) WHERE state = 'pending'

-- name: enrolments_by_customer_id
CREATE INDEX enrolments_by_customer_id ON enrolments (customer_id)

-- name: enrolments_that_wait
-- What was remembered for accounts without an id is for somebody to look at.
INSERT INTO enrolments (account, customer_id, interview_id, body_hash, reported_at, state, decided_by)
SELECT e.account, e.customer_id, '', '', e.at, 'pending', ''
FROM enrolled_identities e LEFT JOIN customers c ON c.account = e.account
WHERE c.account IS NULL OR c.customer_id = ''

-- name: enrolled_identities_drop
DROP TABLE enrolled_identities

-- name: directory_audit
-- Who changed which customer's Incode id, or removed a customer. No reference to customers: it outlives them.
CREATE TABLE directory_audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action <> ''),
    account TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT

-- name: directory_audit_by_account
CREATE INDEX directory_audit_by_account ON directory_audit (account, id)

-- name: directory_audit_never_changes
CREATE TRIGGER directory_audit_never_changes BEFORE UPDATE ON directory_audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END

-- name: directory_audit_never_goes
CREATE TRIGGER directory_audit_never_goes BEFORE DELETE ON directory_audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END

-- name: verifications_open_by_account
-- Whether a customer has a verification that has not ended.
CREATE INDEX verifications_open_by_account ON verifications (account) WHERE ended = 0
