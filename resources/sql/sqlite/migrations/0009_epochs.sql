-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 9. Never edited once released: a change is a new file with the next number.

-- name: epochs
-- The runs of the relay: which events each of them wrote. An epoch ends where the next one begins, so that who has seen more of it has
-- seen events that this database has lost, as after a restored backup.
CREATE TABLE epochs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    first_seq INTEGER NOT NULL
) STRICT
