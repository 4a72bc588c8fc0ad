-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Writing an import beside what readers see (see the migration import_versions). Every statement that deletes or changes many rows is bounded.

-- name: import_run
-- The import that has not come to its end, and whether it is shown.
SELECT number, number <= (SELECT imports FROM directory_state), by, at, enrolments_upto FROM import_run

-- name: import_begin
INSERT INTO import_run (number, by, at, enrolments_upto) SELECT imports + 1, $1, $2, 0 FROM directory_state

-- name: import_first_row
-- From the counter and not from the rows: a number is never given twice.
SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'customer_versions'), 0) + 1

-- name: import_stage_from
UPDATE directory_state SET staged_from = $1

-- name: import_show
UPDATE directory_state SET imports = $1, staged_from = 9223372036854775807

-- name: import_shown
UPDATE import_run SET enrolments_upto = (SELECT coalesce(max(id), 0) FROM enrolments)

-- name: import_withdraw
UPDATE directory_state SET staged_from = 9223372036854775807

-- name: import_end
DELETE FROM import_run

-- name: import_entry
-- An entry of the directory, then its row and its words.
SELECT account, customer_id, name, phone, email, language, id_source, id_by, id_at, row, words FROM customers WHERE account = $1

-- name: import_row_add
INSERT INTO customer_versions (row, account, customer_id, name, phone, email, language, words, id_source, id_by, id_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)

-- name: import_row_drop
DELETE FROM customer_versions WHERE row = $1

-- name: import_leaves
UPDATE customer_versions SET leaves_with = $1 WHERE row = $2

-- name: import_stays
UPDATE customer_versions SET leaves_with = 9223372036854775807 WHERE account = $1 AND leaves_with = $2

-- name: import_all_stay
UPDATE customer_versions SET leaves_with = 9223372036854775807
WHERE row IN (SELECT row FROM customer_versions WHERE leaves_with < 9223372036854775807 LIMIT $1)

-- name: import_staged
-- A version is always (row, account, phone, words).
SELECT row, account, phone, words FROM customer_versions WHERE row >= (SELECT staged_from FROM directory_state) LIMIT $1

-- name: import_staged_of
SELECT row, account, phone, words FROM customer_versions
WHERE account = $1 AND row >= (SELECT staged_from FROM directory_state)

-- name: import_gone
SELECT row, account, phone, words FROM customer_versions WHERE leaves_with < 9223372036854775807 LIMIT $1

-- name: import_in_use
-- Customers who would go with the import $1 without another version of them, and have an open verification by now.
SELECT DISTINCT c.account, c.customer_id
FROM verifications v JOIN customer_versions c ON c.account = v.account AND c.leaves_with = $1
WHERE v.ended = 0 AND NOT EXISTS (SELECT 1 FROM customer_versions s
                                  WHERE s.account = c.account AND s.row >= (SELECT staged_from FROM directory_state))

-- name: import_term_add
INSERT INTO customer_terms (kind, term, row, position) VALUES ($1, $2, $3, $4)
ON CONFLICT (kind, term, row) DO NOTHING

-- name: import_term_drop
DELETE FROM customer_terms WHERE kind = $1 AND term = $2 AND row = $3

-- name: import_note_add
INSERT INTO import_notes (action, account, detail) VALUES ($1, $2, $3)

-- name: import_notes
SELECT id, action, account, detail FROM import_notes ORDER BY id LIMIT $1

-- name: import_notes_drop
DELETE FROM import_notes WHERE id <= $1

-- name: import_notes_drop_of
DELETE FROM import_notes WHERE account = $1

-- name: import_notes_forget
DELETE FROM import_notes WHERE id IN (SELECT id FROM import_notes LIMIT $1)

-- name: import_changes
SELECT id, account, customer_id FROM import_changes ORDER BY id LIMIT $1

-- name: import_changes_drop
DELETE FROM import_changes WHERE id <= $1

-- name: import_changes_forget
DELETE FROM import_changes WHERE id IN (SELECT id FROM import_changes LIMIT $1)
