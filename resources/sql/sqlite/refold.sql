-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What searches look at is made anew after the migration folded_letters. Terms are added and dropped with the statements of an import.

-- name: refold_state
SELECT customers_upto, verifications_upto FROM search_refold WHERE only = 1

-- name: refold_ends
DELETE FROM search_refold WHERE only = 1

-- name: refold_last_customer
SELECT coalesce(max(row), 0) FROM customer_versions

-- name: refold_last_verification
SELECT coalesce(max(row), 0) FROM verifications

-- name: refold_customers
-- All versions, also those that nobody sees.
SELECT row, account, phone, name, words FROM customer_versions WHERE row > $1 ORDER BY row LIMIT $2

-- name: refold_customer
UPDATE customer_versions SET words = $1 WHERE row = $2

-- name: refold_customers_done
UPDATE search_refold SET customers_upto = $1 WHERE only = 1

-- name: refold_verifications
SELECT row, name, account, call_id, search FROM verifications WHERE row > $1 ORDER BY row LIMIT $2

-- name: refold_verification
UPDATE verifications SET search = $1 WHERE row = $2

-- name: refold_verifications_done
UPDATE search_refold SET verifications_upto = $1 WHERE only = 1
