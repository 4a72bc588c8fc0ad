-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 11. Never edited once released: a change is a new file with the next number.
-- Names are compared by another rule, and customers are found by the end of their account (kind 4 of customer_terms) and by any run of
-- digits of their phone (kind 3: the number from each of its digits on). What earlier schemas stored for that is made anew by the program,
-- in small transactions: SQL has no such rule.

-- name: search_refold
-- How far that has come: rows up to these numbers are done. No row: all of it is.
CREATE TABLE search_refold (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    customers_upto INTEGER NOT NULL,
    verifications_upto INTEGER NOT NULL
) STRICT

-- name: search_refold_begins
INSERT INTO search_refold (only, customers_upto, verifications_upto) VALUES (1, 0, 0)
