-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Writes. Bytes are bound as blobs, hence the casts.
-- Parameters are $1, $2, … in the order of their first use, as SQLite numbers them; Qt passes them on unchanged.

-- name: begin
BEGIN IMMEDIATE

-- name: commit
COMMIT

-- name: rollback
ROLLBACK

-- name: savepoint
SAVEPOINT one

-- name: release
RELEASE one

-- name: rollback_to
ROLLBACK TO one

-- name: last_seq
-- From the counter and not from the rows: a number is never given twice, even after old events were deleted.
SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0)

-- name: epoch_begin
INSERT INTO epochs (id, first_seq)
SELECT $1, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0) + 1

-- name: epochs_bound
DELETE FROM epochs WHERE number <= (SELECT max(number) FROM epochs) - $1

-- name: inbox_add
INSERT INTO webhook_inbox (received_at, body_hash, shape, body, attribution, verification_id, decision_row)
VALUES ($1, $2, $3, CAST($4 AS TEXT), $5, $6, $7)
ON CONFLICT (body_hash) DO NOTHING

-- name: inbox_conflict
UPDATE webhook_inbox SET attribution = 'conflict' WHERE body_hash = $1

-- name: verification_update
-- Agent and customer never change; left out, their indexes stay untouched. No row when it is no longer the one that the state was made
-- from: $8 is the seq that its maker knew, $9 the one that this writer wrote.
UPDATE verifications
SET last_seq = max(last_seq, $1), status = $2, verdict = $3, failed_at = $4, ended = $5, state = CAST($6 AS TEXT)
WHERE id = $7 AND last_seq IN ($8, $9)

-- name: verification_add
INSERT INTO verifications
    (last_seq, status, verdict, failed_at, ended, state, id, agent, account, customer_id, name, call_id, search, created_at)
VALUES ($1, $2, $3, $4, $5, CAST($6 AS TEXT), $7, $8, $9, $10, $11, $12, $13, $14)
ON CONFLICT (id) DO NOTHING

-- name: interview_add
INSERT INTO interviews (interview_id, verification_id) VALUES ($1, $2)
ON CONFLICT (interview_id) DO NOTHING

-- name: event_add
INSERT INTO events (seq, verification_id, at, kind, by, detail) VALUES ($1, $2, $3, $4, $5, CAST($6 AS TEXT))

-- name: link_supersede
-- Before a link is put: the one that it replaces. None, where it is the same one again with the browser that said Yes.
INSERT INTO superseded_links (token_hash, verification_id)
SELECT token_hash, verification_id FROM links WHERE verification_id = $1 AND token_hash <> '' AND token_hash <> $2
ON CONFLICT (token_hash) DO NOTHING

-- name: superseded_links_bound
DELETE FROM superseded_links
WHERE verification_id = $1
  AND number <= (SELECT number FROM superseded_links WHERE verification_id = $1 ORDER BY number DESC LIMIT 1 OFFSET $2)

-- name: link_put
INSERT INTO links (verification_id, token_hash, capture_url, device_hash) VALUES ($1, $2, $3, $4)
ON CONFLICT (verification_id) DO UPDATE
SET token_hash = excluded.token_hash, capture_url = excluded.capture_url, device_hash = excluded.device_hash

-- name: link_wipe
DELETE FROM links WHERE verification_id = $1

-- name: superseded_links_wipe
DELETE FROM superseded_links WHERE verification_id = $1

-- name: secret_put
INSERT INTO secrets (verification_id, kind, sealed) VALUES ($1, $2, $3)
ON CONFLICT (verification_id, kind) DO UPDATE SET sealed = excluded.sealed

-- name: secrets_wipe
DELETE FROM secrets WHERE verification_id = $1

-- name: report_addresses_drop
DELETE FROM report_addresses WHERE verification_id = $1

-- name: report_address_add
INSERT INTO report_addresses (token_hash, verification_id) VALUES ($1, $2)

-- name: seen_transaction_add
INSERT INTO seen_transactions (transaction_hash, customer_hash, verification_id, at) VALUES ($1, $2, $3, $4)
ON CONFLICT (transaction_hash) DO NOTHING

-- name: answer_add
INSERT INTO idempotent_answers (user, key, answer, at) VALUES ($1, $2, CAST($3 AS TEXT), $4)

-- name: check_write
INSERT INTO meta (key, value) VALUES ('check', '1')
ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)

-- name: check_read
SELECT value FROM meta WHERE key = 'check'

-- name: log_truncate
-- Writes the write-ahead log back into the database file and empties it: what was wiped is then in neither.
PRAGMA wal_checkpoint(TRUNCATE)

-- name: patience
-- How long this connection waits for a lock, in milliseconds.
PRAGMA busy_timeout

-- name: checkpoint_after
-- How many pages of the write-ahead log this connection lets come together before it writes them back.
PRAGMA wal_autocheckpoint

-- name: synchronous
-- How sure a commit of this connection is to be on the disk when it returns.
PRAGMA synchronous
