-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Users and their consoles. A user is always (name, display_name, role, account, disabled, token_hash, created_at, token_at,
-- last_sign_in_at), a session always (user, client, address, signed_in_at, ended_at).

-- name: users
SELECT name, display_name, role, account, disabled, token_hash, created_at, token_at, last_sign_in_at FROM users ORDER BY name

-- name: user
SELECT name, display_name, role, account, disabled, token_hash, created_at, token_at, last_sign_in_at FROM users WHERE name = $1

-- name: user_by_token
SELECT name, display_name, role, account, disabled, token_hash, created_at, token_at, last_sign_in_at FROM users
WHERE token_hash = $1 AND token_hash <> ''

-- name: user_put
-- The last sign-in is the relay's to write.
INSERT INTO users (name, display_name, role, account, disabled, token_hash, created_at, token_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (name) DO UPDATE
SET display_name = excluded.display_name, role = excluded.role, account = excluded.account, disabled = excluded.disabled,
    token_hash = excluded.token_hash, created_at = excluded.created_at, token_at = excluded.token_at

-- name: user_signed_in
UPDATE users SET last_sign_in_at = max(coalesce(last_sign_in_at, 0), $1) WHERE name = $2

-- name: session_put
-- A sign-in that a newer one of the same console has replaced says nothing any more, also not that it ended.
INSERT INTO user_sessions (user, client, address, signed_in_at, ended_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (user, client) DO UPDATE
SET address = excluded.address, signed_in_at = excluded.signed_in_at, ended_at = excluded.ended_at
WHERE excluded.signed_in_at >= user_sessions.signed_in_at

-- name: sessions_bound
-- The oldest of a user beyond the newest $2 go.
DELETE FROM user_sessions
WHERE user = $1 AND client NOT IN (SELECT client FROM user_sessions WHERE user = $1 ORDER BY signed_in_at DESC, client LIMIT $2)

-- name: sessions_end
-- Those of an earlier run, which could not say that they ended.
UPDATE user_sessions SET ended_at = $1 WHERE ended_at IS NULL AND signed_in_at < $1

-- name: sessions
SELECT user, client, address, signed_in_at, ended_at FROM user_sessions
WHERE $1 = '' OR user = $1 ORDER BY user, signed_in_at DESC, client
