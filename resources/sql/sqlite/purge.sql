-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Retention: every statement deletes a bounded number of rows.

-- name: purge_inbox
DELETE FROM webhook_inbox
WHERE id IN (SELECT id FROM webhook_inbox WHERE received_at < $1 ORDER BY received_at LIMIT $2)

-- name: purge_answers
DELETE FROM idempotent_answers
WHERE (user, key) IN (SELECT user, key FROM idempotent_answers WHERE at < $1 ORDER BY at LIMIT $2)

-- name: purge_transactions
DELETE FROM seen_transactions
WHERE transaction_hash IN (SELECT transaction_hash FROM seen_transactions WHERE at < $1 ORDER BY at LIMIT $2)

-- name: purge_mark
-- While the id of a verification is in `purging`, the trigger events_never_go lets its events be deleted.
INSERT INTO purging (verification_id)
SELECT id FROM verifications WHERE ended = 1 AND created_at < $1 ORDER BY created_at LIMIT $2

-- name: purge_events
DELETE FROM events WHERE verification_id IN (SELECT verification_id FROM purging)

-- name: purge_interviews
DELETE FROM interviews WHERE verification_id IN (SELECT verification_id FROM purging)

-- name: purge_links
DELETE FROM links WHERE verification_id IN (SELECT verification_id FROM purging)

-- name: purge_superseded_links
DELETE FROM superseded_links WHERE verification_id IN (SELECT verification_id FROM purging)

-- name: purge_secrets
DELETE FROM secrets WHERE verification_id IN (SELECT verification_id FROM purging)

-- name: purge_report_addresses
DELETE FROM report_addresses WHERE verification_id IN (SELECT verification_id FROM purging)

-- name: purge_verifications
DELETE FROM verifications WHERE id IN (SELECT verification_id FROM purging)

-- name: purge_done
DELETE FROM purging
