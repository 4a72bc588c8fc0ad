// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/tables/inspection.h"

#include "core/store/sql/tables/rows.h"

#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{
base::Result<QString> findingOf(const Rows &row)
{
    return row.text(0);
}
} // namespace

base::Result<Inspection> inspectDatabase(Connection &connection, qint64 maxBytes)
{
    const auto bytes = connection.selectNumber("database_bytes");
    if (!bytes)
        return base::fail(toError(bytes.error()));
    if (*bytes > maxBytes)
        return Inspection{.bytes = *bytes, .isComplete = false, .damage = {}};
    auto found = allOf(connection.select("quick_check"), findingOf);
    if (!found)
        return base::fail(found.error());
    if (*found == std::vector{u"ok"_s})
        found->clear();
    return Inspection{.bytes = *bytes, .damage = std::move(*found)};
}

} // namespace authlink::store
