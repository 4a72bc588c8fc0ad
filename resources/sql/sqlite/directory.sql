-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A customer is always (account, customer_id, name, phone, email, language), an entry of the directory the same with (id_source,
-- id_by, id_at).

-- name: customer
SELECT account, customer_id, name, phone, email, language FROM customers WHERE account = $1

-- name: customer_by_customer_id
SELECT account, customer_id, name, phone, email, language FROM customers
WHERE customer_id = $1 AND customer_id <> '' ORDER BY account LIMIT 1

-- name: directory_entry
SELECT account, customer_id, name, phone, email, language, id_source, id_by, id_at FROM customers WHERE account = $1

-- name: directory
SELECT account, customer_id, name, phone, email, language, id_source, id_by, id_at FROM customers
WHERE account > $1 AND ($2 = '' OR id_source = $2) ORDER BY account LIMIT $3

-- name: customer_open_verification
SELECT id FROM verifications WHERE ended = 0 AND account = $1 LIMIT 1

-- name: customer_remove
DELETE FROM customers WHERE account = $1

-- name: customers_by_term
-- By account or phone: terms from $1 up to $3. $4 bounds the rows looked at for a broad prefix.
SELECT c.account, c.customer_id, c.name, c.phone, c.email, c.language
FROM (SELECT account, min(term <> $1) AS inexact, min(term) AS term
      FROM (SELECT account, term FROM customer_terms WHERE kind = $2 AND term >= $1 AND term < $3 LIMIT $4)
      GROUP BY account) t
JOIN customers c ON c.account = t.account
ORDER BY t.inexact, t.term, c.account LIMIT $5

-- name: customers_by_words
-- By words of the name: $1 to $2 are the prefix of the word looked up; $4 to $6, empty or with a space before, narrow it down.
-- $3 and $7 bound the rows looked at for a broad prefix, also where nobody has all the words.
SELECT c.account, c.customer_id, c.name, c.phone, c.email, c.language
FROM (SELECT h.account, min(h.position * 2 + (h.term <> $1)) AS rank
      FROM (SELECT t.account, t.term, t.position
            FROM (SELECT account, term, position FROM customer_terms WHERE kind = 2 AND term >= $1 AND term < $2 LIMIT $3) t
            CROSS JOIN customers n ON n.account = t.account
            WHERE ($4 = '' OR instr(n.words, $4) > 0) AND ($5 = '' OR instr(n.words, $5) > 0)
                AND ($6 = '' OR instr(n.words, $6) > 0)
            LIMIT $7) h
      GROUP BY h.account) f
JOIN customers c ON c.account = f.account
ORDER BY f.rank, c.words, c.account LIMIT $8

-- name: customers_with_word
-- How many customers have a word that begins so; counted up to $3.
SELECT count(*) FROM (SELECT 1 FROM customer_terms WHERE kind = 2 AND term >= $1 AND term < $2 LIMIT $3)

-- name: customer_put
-- Where the id stays the same, so does what is known about its origin.
INSERT INTO customers (account, customer_id, name, phone, email, language, words, id_source, id_by, id_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (account) DO UPDATE
SET customer_id = excluded.customer_id, name = excluded.name, phone = excluded.phone, email = excluded.email,
    language = excluded.language, words = excluded.words,
    id_source = CASE WHEN customers.customer_id = excluded.customer_id THEN customers.id_source ELSE excluded.id_source END,
    id_by = CASE WHEN customers.customer_id = excluded.customer_id THEN customers.id_by ELSE excluded.id_by END,
    id_at = CASE WHEN customers.customer_id = excluded.customer_id THEN customers.id_at ELSE excluded.id_at END

-- name: customer_terms_drop
DELETE FROM customer_terms WHERE account = $1

-- name: customer_term_add
INSERT INTO customer_terms (kind, term, account, position) VALUES ($1, $2, $3, $4)
ON CONFLICT (kind, term, account) DO NOTHING
