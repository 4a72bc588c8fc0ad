-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 2. Never edited once released: a change is a new file with the next number.

-- name: customers_by_customer_id
-- Not unique: a bank may keep several accounts for one enrolled person.
CREATE INDEX customers_by_customer_id ON customers (customer_id, account) WHERE customer_id <> ''
