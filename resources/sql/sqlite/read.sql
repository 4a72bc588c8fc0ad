-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Reads of verifications and what belongs to them. JSON is read as bytes, hence the casts. A verification is always (last_seq, state), an event always
-- (seq, verification_id, at, kind, by, detail).

-- A question is one transaction; it reads nothing before its first statement.
-- name: begin_read
BEGIN

-- name: end_read
COMMIT

-- name: inbox_has
SELECT 1 FROM webhook_inbox WHERE body_hash = $1

-- name: verification
SELECT last_seq, CAST(state AS BLOB) FROM verifications WHERE id = $1

-- name: verification_by_interview
SELECT v.last_seq, CAST(v.state AS BLOB)
FROM interviews i JOIN verifications v ON v.id = i.verification_id
WHERE i.interview_id = $1

-- name: verifications_open
SELECT last_seq, CAST(state AS BLOB) FROM verifications WHERE ended = 0 ORDER BY created_at, row

-- name: events_of
SELECT seq, verification_id, at, kind, by, CAST(detail AS BLOB) FROM events WHERE verification_id = $1 ORDER BY seq

-- name: events_between
SELECT seq, verification_id, at, kind, by, CAST(detail AS BLOB) FROM events
WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3

-- name: events_between_of_agent
-- From the agent's verifications that changed since, so that nobody else's events are looked at.
SELECT e.seq, e.verification_id, e.at, e.kind, e.by, CAST(e.detail AS BLOB)
FROM verifications v CROSS JOIN events e ON e.verification_id = v.id
WHERE v.agent = $1 AND v.last_seq > $2 AND e.seq > $2 AND e.seq <= $3 ORDER BY e.seq LIMIT $4

-- name: epoch_end
-- The last seq of an epoch; of the one that goes on, the largest number.
SELECT coalesce((SELECT n.first_seq - 1 FROM epochs n WHERE n.number > e.number ORDER BY n.number LIMIT 1), 9223372036854775807)
FROM epochs e WHERE e.id = $1

-- name: link_by_token
-- One statement for both kinds, so that a token costs the same whatever it is. The last column: whether it is a superseded one.
SELECT verification_id, token_hash, capture_url, device_hash, 0 FROM links WHERE token_hash = $1 AND token_hash <> ''
UNION ALL
SELECT verification_id, token_hash, '', '', 1 FROM superseded_links WHERE token_hash = $1

-- name: link
SELECT verification_id, token_hash, capture_url, device_hash, 0 FROM links WHERE verification_id = $1

-- name: secret
SELECT sealed FROM secrets WHERE verification_id = $1 AND kind = $2

-- name: verification_by_report_token
SELECT verification_id FROM report_addresses WHERE token_hash = $1

-- name: seen_transaction
SELECT transaction_hash, customer_hash, verification_id, at FROM seen_transactions WHERE transaction_hash = $1

-- name: history
SELECT last_seq, CAST(state AS BLOB), created_at, id FROM verifications
WHERE (created_at, id) < ($1, $2) AND created_at >= $3 AND created_at < $4
    AND ($5 = '' OR status = $5) AND ($6 = '' OR verdict = $6) AND ($7 = '' OR instr(search, $7) > 0)
ORDER BY created_at DESC, id DESC LIMIT $8

-- name: history_of_agent
SELECT last_seq, CAST(state AS BLOB), created_at, id FROM verifications
WHERE (created_at, id) < ($1, $2) AND created_at >= $3 AND created_at < $4
    AND ($5 = '' OR status = $5) AND ($6 = '' OR verdict = $6) AND ($7 = '' OR instr(search, $7) > 0) AND agent = $8
ORDER BY created_at DESC, id DESC LIMIT $9

-- name: history_of_account
SELECT last_seq, CAST(state AS BLOB), created_at, id FROM verifications
WHERE (created_at, id) < ($1, $2) AND created_at >= $3 AND created_at < $4
    AND ($5 = '' OR status = $5) AND ($6 = '' OR verdict = $6) AND ($7 = '' OR instr(search, $7) > 0)
    AND account = $8 AND account <> '' AND ($9 = '' OR agent = $9)
ORDER BY created_at DESC, id DESC LIMIT $10

-- name: history_bound
-- When the first row was created that a page no longer looks at. Cheap, because an index alone answers.
SELECT created_at FROM verifications
WHERE (created_at, id) < ($1, $2) AND created_at >= $3 AND created_at < $4
ORDER BY created_at DESC, id DESC LIMIT 1 OFFSET $5

-- name: history_bound_of_agent
SELECT created_at FROM verifications
WHERE (created_at, id) < ($1, $2) AND created_at >= $3 AND created_at < $4 AND agent = $5
ORDER BY created_at DESC, id DESC LIMIT 1 OFFSET $6

-- name: starts_of
SELECT created_at FROM verifications WHERE agent = $1 AND created_at >= $2 ORDER BY created_at

-- name: failures_of
SELECT failed_at FROM verifications WHERE customer_id = $1 AND failed_at >= $2 ORDER BY failed_at

-- name: answer
SELECT user, key, CAST(answer AS BLOB), at FROM idempotent_answers WHERE user = $1 AND key = $2
