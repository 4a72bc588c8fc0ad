-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 8. Never edited once released: a change is a new file with the next number.
-- An import is written beside what readers see, in small transactions, and shown by one small one.

-- name: customer_versions
-- The versions of customers: those that are seen, those of an import that is not shown yet (rows from directory_state.staged_from on), and
-- those that go, or have gone, with the import of the number leaves_with. Readers look at the view `customers`.
CREATE TABLE customer_versions (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL CHECK (account <> ''),
    customer_id TEXT NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    words TEXT NOT NULL,
    id_source TEXT NOT NULL,
    id_by TEXT NOT NULL,
    id_at INTEGER,
    leaves_with INTEGER NOT NULL DEFAULT 9223372036854775807
) STRICT

-- name: customer_versions_filled
INSERT INTO customer_versions (account, customer_id, name, phone, email, language, words, id_source, id_by, id_at)
SELECT account, customer_id, name, phone, email, language, words, id_source, id_by, id_at FROM customers ORDER BY account

-- name: customers_by_account
-- Of the versions of an account only one stays.
CREATE UNIQUE INDEX customers_by_account ON customer_versions (account, leaves_with)

-- name: customer_versions_leaving
CREATE INDEX customer_versions_leaving ON customer_versions (leaves_with) WHERE leaves_with < 9223372036854775807

-- name: version_terms
-- What a type-ahead finds a version by. kind: 1 account, 2 word of the name, 3 phone. position: of the word in the name. Without an index by
-- row: the terms of a version follow from the version.
CREATE TABLE version_terms (
    kind INTEGER NOT NULL,
    term TEXT NOT NULL,
    row INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (kind, term, row)
) STRICT, WITHOUT ROWID

-- name: version_terms_filled
INSERT INTO version_terms (kind, term, row, position)
SELECT t.kind, t.term, v.row, t.position FROM customer_terms t JOIN customer_versions v ON v.account = t.account
ORDER BY t.kind, t.term, v.row

-- name: customer_terms_drop
DROP TABLE customer_terms

-- name: customers_drop
DROP TABLE customers

-- name: customer_terms
ALTER TABLE version_terms RENAME TO customer_terms

-- name: customers_by_customer_id
-- Not unique: a bank may keep several accounts for one enrolled person.
CREATE INDEX customers_by_customer_id ON customer_versions (customer_id, account) WHERE customer_id <> ''

-- name: directory_state
-- What readers see: the number of the import that was shown last, and the first row of the one that is not shown yet.
CREATE TABLE directory_state (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    imports INTEGER NOT NULL,
    staged_from INTEGER NOT NULL
) STRICT

-- name: directory_state_filled
INSERT INTO directory_state (only, imports, staged_from) VALUES (1, 0, 9223372036854775807)

-- name: customers
-- The directory as it is.
CREATE VIEW customers AS
SELECT row, account, customer_id, name, phone, email, language, words, id_source, id_by, id_at FROM customer_versions
WHERE row < (SELECT staged_from FROM directory_state) AND leaves_with > (SELECT imports FROM directory_state)

-- name: import_run
-- The import that is being written (its number is above directory_state.imports), or that was shown and is being tidied up; one at a time.
CREATE TABLE import_run (
    number INTEGER PRIMARY KEY,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    enrolments_upto INTEGER NOT NULL
) STRICT

-- name: import_notes
-- What follows from the import once it is shown: "agreed" settles an enrolment, anything else is an action of the audit.
CREATE TABLE import_notes (
    id INTEGER PRIMARY KEY,
    action TEXT NOT NULL CHECK (action <> ''),
    account TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT

-- name: import_notes_by_account
CREATE INDEX import_notes_by_account ON import_notes (account)

-- name: import_changes
-- What others changed while an import was being written: it is looked at again before the import is shown.
CREATE TABLE import_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    customer_id TEXT NOT NULL
) STRICT

-- name: import_sees_ids
CREATE TRIGGER import_sees_ids AFTER UPDATE OF customer_id ON customer_versions
WHEN (SELECT staged_from FROM directory_state) < 9223372036854775807 AND NEW.row < (SELECT staged_from FROM directory_state)
BEGIN
    INSERT INTO import_changes (account, customer_id) VALUES (NEW.account, NEW.customer_id);
END

-- name: import_sees_new_enrolments
CREATE TRIGGER import_sees_new_enrolments AFTER INSERT ON enrolments
WHEN (SELECT staged_from FROM directory_state) < 9223372036854775807
BEGIN
    INSERT INTO import_changes (account, customer_id) VALUES (NEW.account, NEW.customer_id);
END

-- name: import_sees_enrolments
CREATE TRIGGER import_sees_enrolments AFTER UPDATE OF state ON enrolments
WHEN (SELECT staged_from FROM directory_state) < 9223372036854775807
BEGIN
    INSERT INTO import_changes (account, customer_id) VALUES (NEW.account, NEW.customer_id);
END
