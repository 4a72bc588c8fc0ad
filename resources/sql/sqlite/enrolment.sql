-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The customer ids that Incode reported for accounts (Identity Enrolled), beside those of the directory.

-- name: customer_id_of
SELECT customer_id FROM customers WHERE account = $1

-- name: enrolled_id_of
SELECT customer_id FROM enrolled_identities WHERE account = $1

-- name: id_of_another
-- Whether an account other than $1 has the id $2.
SELECT 1 FROM customers WHERE account <> $1 AND customer_id = $2 AND customer_id <> ''
UNION ALL
SELECT 1 FROM enrolled_identities WHERE account <> $1 AND customer_id = $2
LIMIT 1

-- name: enrolled_add
INSERT INTO enrolled_identities (account, customer_id, at) VALUES ($1, $2, $3)
ON CONFLICT (account) DO NOTHING

-- name: enrolled_drop
DELETE FROM enrolled_identities WHERE account = $1

-- name: customer_bind
UPDATE customers SET customer_id = $1 WHERE account = $2 AND customer_id = ''
