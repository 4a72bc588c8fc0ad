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

-- name: directory_unknown_ids
SELECT count(*), coalesce(sum(id_source = 'unknown'), 0), coalesce(max(account), '')
FROM (SELECT account, id_source FROM customers WHERE account > $1 ORDER BY account LIMIT $2)

-- name: customer_open_verification
SELECT id FROM verifications WHERE ended = 0 AND account = $1 LIMIT 1

-- name: customers_by_term
-- By account, its end or phone: terms from $1 up to $3. $5 bounds the rows looked at for a broad prefix, $4 those together with the ones of an import
-- that is not shown yet.
SELECT c.account, c.customer_id, c.name, c.phone, c.email, c.language
FROM (SELECT row, min(term <> $1) AS inexact, min(term) AS term
      FROM (SELECT row, term
            FROM (SELECT row, term FROM customer_terms WHERE kind = $2 AND term >= $1 AND term < $3 LIMIT $4)
            WHERE row < (SELECT staged_from FROM directory_state) LIMIT $5)
      GROUP BY row) t
JOIN customers c ON c.row = t.row
ORDER BY t.inexact, t.term, c.account LIMIT $6

-- name: customers_by_words
-- By words of the name: $1 to $2 are the prefix of the word looked up; $5 to $7, empty or with a space before, narrow it down.
-- $4 and $8 bound the rows looked at for a broad prefix, also where nobody has all the words; $3 as $4 in customers_by_term.
SELECT c.account, c.customer_id, c.name, c.phone, c.email, c.language
FROM (SELECT h.row, min(h.position * 2 + (h.term <> $1)) AS rank
      FROM (SELECT t.row, t.term, t.position
            FROM (SELECT row, term, position
                  FROM (SELECT row, term, position FROM customer_terms WHERE kind = 2 AND term >= $1 AND term < $2 LIMIT $3)
                  WHERE row < (SELECT staged_from FROM directory_state) LIMIT $4) t
            CROSS JOIN customers n ON n.row = t.row
            WHERE ($5 = '' OR instr(n.words, $5) > 0) AND ($6 = '' OR instr(n.words, $6) > 0)
                AND ($7 = '' OR instr(n.words, $7) > 0)
            LIMIT $8) h
      GROUP BY h.row) f
JOIN customers c ON c.row = f.row
ORDER BY f.rank, c.words, c.account LIMIT $9

-- name: customers_with_word
-- How many customers have a word that begins so; counted up to $4.
SELECT count(*)
FROM (SELECT 1 FROM (SELECT row FROM customer_terms WHERE kind = 2 AND term >= $1 AND term < $2 LIMIT $3)
      WHERE row < (SELECT staged_from FROM directory_state) LIMIT $4)
