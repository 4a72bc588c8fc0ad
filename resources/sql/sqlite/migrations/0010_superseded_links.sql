-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 10. Never edited once released: a change is a new file with the next number.

-- name: superseded_links
-- Links that a newer one of the same verification replaced. They serve for the customer's No alone, so where they led and which browser
-- said Yes is not kept. Wiped when the verification ends. number: the oldest of a verification has the lowest.
CREATE TABLE superseded_links (
    number INTEGER PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE CHECK (token_hash <> ''),
    verification_id TEXT NOT NULL REFERENCES verifications (id)
) STRICT

-- name: superseded_links_by_verification
CREATE INDEX superseded_links_by_verification ON superseded_links (verification_id)
