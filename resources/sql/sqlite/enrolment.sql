-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The customer ids that Incode reported for accounts (Identity Enrolled), and what was decided about them. An enrolment is always
-- (id, account, customer_id, interview_id, body_hash, reported_at, state, decided_by, decided_at, whether the account is in the
-- directory, the customer's name, the id the account has).

-- name: customer_id_of
SELECT customer_id FROM customers WHERE account = $1

-- name: accounts_with_id
-- Accounts other than $2 that have the id $1.
SELECT account FROM customers WHERE customer_id = $1 AND customer_id <> '' AND account <> $2 ORDER BY account LIMIT $3

-- name: enrolment_state
SELECT state FROM enrolments WHERE account = $1 AND customer_id = $2

-- name: enrolment_pending
SELECT 1 FROM enrolments WHERE account = $1 AND state = 'pending' LIMIT 1

-- name: enrolments_pending_of
SELECT count(*) FROM enrolments WHERE account = $1 AND state = 'pending'

-- name: enrolments_pending_of_all
-- How many wait; counted up to $1.
SELECT count(*) FROM (SELECT 1 FROM enrolments WHERE state = 'pending' LIMIT $1)

-- name: enrolment_rival
-- Whether another enrolment that waits gives the account $1 another id than $2, or this id to another account.
SELECT 1 FROM enrolments WHERE account = $1 AND customer_id <> $2 AND state = 'pending'
UNION ALL
SELECT 1 FROM enrolments WHERE customer_id = $2 AND account <> $1 AND state = 'pending'
LIMIT 1

-- name: enrolment_put
INSERT INTO enrolments (account, customer_id, interview_id, body_hash, reported_at, state, decided_by, decided_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (account, customer_id) DO UPDATE
SET interview_id = excluded.interview_id, body_hash = excluded.body_hash, reported_at = excluded.reported_at,
    state = excluded.state, decided_by = excluded.decided_by, decided_at = excluded.decided_at

-- name: enrolments
SELECT e.id, e.account, e.customer_id, e.interview_id, e.body_hash, e.reported_at, e.state, e.decided_by, e.decided_at,
    c.account IS NOT NULL, coalesce(c.name, ''), coalesce(c.customer_id, '')
FROM enrolments e LEFT JOIN customers c ON c.account = e.account
WHERE e.id > $1 AND ($2 = '' OR e.state = $2) AND ($3 = '' OR e.account = $3)
ORDER BY e.id LIMIT $4

-- name: enrolment
SELECT e.id, e.account, e.customer_id, e.interview_id, e.body_hash, e.reported_at, e.state, e.decided_by, e.decided_at,
    c.account IS NOT NULL, coalesce(c.name, ''), coalesce(c.customer_id, '')
FROM enrolments e LEFT JOIN customers c ON c.account = e.account
WHERE e.id = $1

-- name: enrolment_decide
UPDATE enrolments SET state = $1, decided_by = $2, decided_at = $3 WHERE id = $4

-- name: enrolment_agreed
-- The directory has the id now: nobody needs to look at the report any more.
UPDATE enrolments SET state = 'approved', decided_by = $1, decided_at = $2
WHERE account = $3 AND customer_id = $4 AND state = 'pending'

-- name: enrolments_forget
-- What was rejected stays so, also for a customer who comes back; what was reported after the customer went (behind $2) waits.
DELETE FROM enrolments WHERE account = $1 AND state <> 'rejected' AND id <= $2

-- name: customer_bind
UPDATE customer_versions SET customer_id = $1, id_source = $2, id_by = $3, id_at = $4
WHERE row = (SELECT row FROM customers WHERE account = $5 AND customer_id = '')

-- name: customer_unbind
UPDATE customer_versions SET customer_id = '', id_source = '', id_by = '', id_at = NULL
WHERE row = (SELECT row FROM customers WHERE account = $1 AND customer_id = $2)

-- name: audit_add
INSERT INTO directory_audit (at, by, action, account, detail) VALUES ($1, $2, $3, $4, $5)

-- name: audit_of
SELECT at, by, action, account, detail FROM directory_audit WHERE account = $1 ORDER BY id
