-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 7. Never edited once released: a change is a new file with the next number.

-- name: verifications_by_agent_seq
-- Which of an agent's verifications have changed since a sequence number: their console asks that when it comes back. The same index over
-- the events would need a column more in each of them, and have some fifteen times as many entries.
CREATE INDEX verifications_by_agent_seq ON verifications (agent, last_seq)

-- name: verifications_by_account
-- The verifications of a customer of the directory, which a console shows before every start.
CREATE INDEX verifications_by_account ON verifications (account, created_at, id) WHERE account <> ''
