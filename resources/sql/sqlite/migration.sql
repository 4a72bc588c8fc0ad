-- SPDX-FileCopyrightText: 2026 Authlink Console contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- name: schema_version_table
CREATE TABLE IF NOT EXISTS schema_version (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL
) STRICT

-- name: schema_version
SELECT coalesce(max(version), 0) FROM schema_version

-- name: schema_version_add
INSERT INTO schema_version (version, name) VALUES ($1, $2)

-- name: schema_tables
-- How many tables there are, and whether one of them is ours: tells a store from an empty file and from another program's.
SELECT count(*), coalesce(sum(name = 'schema_version'), 0) FROM sqlite_schema WHERE type = 'table'

-- name: database_size
SELECT page_count, page_size, file FROM pragma_page_count(), pragma_page_size(), pragma_database_list() WHERE name = 'main'

-- name: integrity_check
-- Every page, whether the rows in it can be rows, and whether each index says what its table says: a changed byte of an Incode id is
-- damage that only the index tells. At most five findings; 'ok' if there are none.
PRAGMA integrity_check(5)
