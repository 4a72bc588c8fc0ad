-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 6. Never edited once released: a change is a new file with the next number.

-- name: users_token_at
-- When the sign-in token was given out.
ALTER TABLE users ADD COLUMN token_at INTEGER NOT NULL DEFAULT 0

-- name: users_known_token_at
-- A renewed token is younger; how much was not kept.
UPDATE users SET token_at = created_at

-- name: users_last_sign_in_at
ALTER TABLE users ADD COLUMN last_sign_in_at INTEGER

-- name: user_sessions
-- The last sign-in of each console of a user. ended_at: NULL while it is connected.
CREATE TABLE user_sessions (
    user TEXT NOT NULL,
    client TEXT NOT NULL,
    address TEXT NOT NULL,
    signed_in_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (user, client)
) STRICT, WITHOUT ROWID
