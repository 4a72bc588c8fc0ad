-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 1. Never edited once released: a change is a new file with the next number.
-- Times are milliseconds since 1970, UTC.

-- name: meta
CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT

-- name: verifications
-- The current state, as JSON, and beside it what is searched for.
CREATE TABLE verifications (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    last_seq INTEGER NOT NULL,
    agent TEXT NOT NULL,
    account TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    name TEXT NOT NULL,
    call_id TEXT NOT NULL,
    search TEXT NOT NULL,
    status TEXT NOT NULL,
    verdict TEXT,
    created_at INTEGER NOT NULL,
    failed_at INTEGER,
    ended INTEGER NOT NULL,
    state TEXT NOT NULL
) STRICT

-- name: verifications_by_time
CREATE INDEX verifications_by_time ON verifications (created_at, id)

-- name: verifications_by_agent
CREATE INDEX verifications_by_agent ON verifications (agent, created_at, id)

-- name: verifications_open
CREATE INDEX verifications_open ON verifications (created_at) WHERE ended = 0

-- name: verifications_failed
CREATE INDEX verifications_failed ON verifications (customer_id, failed_at) WHERE failed_at IS NOT NULL

-- name: interviews
-- Every interview we started, also those that a resend has replaced: their results are still ours.
CREATE TABLE interviews (
    interview_id TEXT NOT NULL PRIMARY KEY,
    verification_id TEXT NOT NULL REFERENCES verifications (id)
) STRICT, WITHOUT ROWID

-- name: events
CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    verification_id TEXT NOT NULL REFERENCES verifications (id),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind <> ''),
    by TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT

-- name: events_by_verification
CREATE INDEX events_by_verification ON events (verification_id, seq)

-- name: events_never_change
CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END

-- name: events_never_go
CREATE TRIGGER events_never_go BEFORE DELETE ON events
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END

-- name: links
-- The only place of a working link. Wiped when the verification ends.
CREATE TABLE links (
    verification_id TEXT NOT NULL PRIMARY KEY REFERENCES verifications (id),
    token_hash TEXT NOT NULL,
    capture_url TEXT NOT NULL,
    device_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID

-- name: links_by_token
CREATE UNIQUE INDEX links_by_token ON links (token_hash) WHERE token_hash <> ''

-- name: webhook_inbox
-- No reference to verifications: the inbox is kept for days, history for months.
CREATE TABLE webhook_inbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    received_at INTEGER NOT NULL,
    body_hash TEXT NOT NULL UNIQUE CHECK (body_hash <> ''),
    shape TEXT NOT NULL,
    body TEXT NOT NULL,
    attribution TEXT NOT NULL,
    verification_id TEXT NOT NULL,
    decision_row INTEGER NOT NULL
) STRICT

-- name: customers
CREATE TABLE customers (
    account TEXT NOT NULL PRIMARY KEY CHECK (account <> ''),
    customer_id TEXT NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT

-- name: customer_terms
-- What a type-ahead finds a customer by. kind: 1 account, 2 word of the name, 3 phone. position: of the word in the name.
CREATE TABLE customer_terms (
    kind INTEGER NOT NULL,
    term TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES customers (account),
    position INTEGER NOT NULL,
    PRIMARY KEY (kind, term, account)
) STRICT, WITHOUT ROWID

-- name: customer_terms_by_account
CREATE INDEX customer_terms_by_account ON customer_terms (account)

-- name: users
CREATE TABLE users (
    name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    display_name TEXT NOT NULL,
    role TEXT NOT NULL,
    account TEXT NOT NULL,
    disabled INTEGER NOT NULL,
    token_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT

-- name: users_by_token
CREATE UNIQUE INDEX users_by_token ON users (token_hash) WHERE token_hash <> ''

-- name: idempotent_answers
CREATE TABLE idempotent_answers (
    user TEXT NOT NULL,
    key TEXT NOT NULL,
    answer TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (user, key)
) STRICT, WITHOUT ROWID
