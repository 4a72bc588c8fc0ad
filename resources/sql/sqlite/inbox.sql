-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Reads of the webhook inbox, for operators. An entry is always (id, received_at, body_hash, shape, body, attribution, verification_id, decision_row).

-- name: inbox
SELECT id, received_at, body_hash, shape, CAST(body AS BLOB), attribution, verification_id, decision_row FROM webhook_inbox
WHERE id < $1 AND received_at >= $2 AND ($3 = '' OR shape = $3) AND ($4 = '' OR attribution = $4)
ORDER BY id DESC LIMIT $5

-- name: inbox_of_verification
SELECT id, received_at, body_hash, shape, CAST(body AS BLOB), attribution, verification_id, decision_row FROM webhook_inbox
WHERE id < $1 AND received_at >= $2 AND ($3 = '' OR shape = $3) AND ($4 = '' OR attribution = $4)
    AND verification_id = $5 AND verification_id <> ''
ORDER BY id DESC LIMIT $6

-- name: inbox_entry
SELECT id, received_at, body_hash, shape, CAST(body AS BLOB), attribution, verification_id, decision_row FROM webhook_inbox
WHERE id = $1

-- name: inbox_by_hash
-- Hashes from $1 up to $2, that is with one beginning. Two rows: it is too short to name one.
SELECT id, received_at, body_hash, shape, CAST(body AS BLOB), attribution, verification_id, decision_row FROM webhook_inbox
WHERE body_hash >= $1 AND body_hash < $2 ORDER BY body_hash LIMIT 2

-- name: inbox_newest
SELECT received_at FROM webhook_inbox ORDER BY received_at DESC LIMIT 1
