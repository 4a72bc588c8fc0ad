-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 3. Never edited once released: a change is a new file with the next number.

-- name: secrets
-- What must survive a restart until it was used, sealed by the vault. Wiped once used.
CREATE TABLE secrets (
    verification_id TEXT NOT NULL REFERENCES verifications (id),
    kind TEXT NOT NULL CHECK (kind <> ''),
    sealed BLOB NOT NULL,
    PRIMARY KEY (verification_id, kind)
) STRICT, WITHOUT ROWID

-- name: report_addresses
-- Which verification a delivery report is about.
CREATE TABLE report_addresses (
    token_hash TEXT NOT NULL PRIMARY KEY CHECK (token_hash <> ''),
    verification_id TEXT NOT NULL REFERENCES verifications (id)
) STRICT, WITHOUT ROWID

-- name: report_addresses_by_verification
CREATE INDEX report_addresses_by_verification ON report_addresses (verification_id)

-- name: enrolled_identities
-- What Incode said about accounts, also those that the directory does not hold yet. No reference to customers for that reason.
CREATE TABLE enrolled_identities (
    account TEXT NOT NULL PRIMARY KEY CHECK (account <> ''),
    customer_id TEXT NOT NULL CHECK (customer_id <> ''),
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID

-- name: enrolled_identities_by_customer_id
CREATE INDEX enrolled_identities_by_customer_id ON enrolled_identities (customer_id)

-- name: purging
-- The verifications that a purge is removing, for as long as its transaction lasts.
CREATE TABLE purging (
    verification_id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID

-- name: events_never_go_drop
DROP TRIGGER events_never_go

-- name: events_never_go
-- Events are append-only; they go with their whole verification when its time is over, and not otherwise.
CREATE TRIGGER events_never_go BEFORE DELETE ON events
WHEN NOT EXISTS (SELECT 1 FROM purging WHERE verification_id = OLD.verification_id)
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END

-- name: verifications_ended
CREATE INDEX verifications_ended ON verifications (created_at) WHERE ended = 1

-- name: interviews_by_verification
CREATE INDEX interviews_by_verification ON interviews (verification_id)

-- name: webhook_inbox_by_time
CREATE INDEX webhook_inbox_by_time ON webhook_inbox (received_at)

-- name: webhook_inbox_by_verification
CREATE INDEX webhook_inbox_by_verification ON webhook_inbox (verification_id) WHERE verification_id <> ''

-- name: idempotent_answers_by_time
CREATE INDEX idempotent_answers_by_time ON idempotent_answers (at)
