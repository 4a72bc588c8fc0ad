// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/tables/inspection.h"

#include "core/store/sql/tables/rows.h"
#include "core/store/sqlite_file.h"

#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

constexpr int kLooks = 3; // at a file that others write: what moves from the log into it is not missed twice

struct Size {
    qint64 pages = 0, pageSize = 0;
    QString path; ///< empty: in memory
};

base::Result<Size> sizeOf(const Rows &row)
{
    return Size{.pages = row.integer(0), .pageSize = row.integer(1), .path = row.text(2)};
}

base::Result<QString> findingOf(const Rows &row)
{
    return row.text(0);
}

base::Result<Size> readSize(Connection &connection)
{
    const auto size = firstOf(connection.select("database_size"), sizeOf);
    if (!size)
        return base::fail(size.error());
    return size->value_or(Size{});
}

/// What is missing of the file; empty: nothing.
base::Result<QString> missingFrom(Connection &connection)
{
    QString finding;
    for (int look = 0; look < kLooks; ++look) {
        const auto size = readSize(connection);
        if (!size)
            return base::fail(size.error());
        const qint64 missing = size->path.isEmpty() ? 0 : countMissingPages(size->path, size->pages, size->pageSize);
        if (missing == 0)
            return QString();
        finding = u"the file was cut off, and %1 of its %2 pages are missing or not whole"_s.arg(missing).arg(size->pages);
    }
    return finding;
}

} // namespace

base::Result<Inspection> inspectDatabase(Connection &connection, qint64 maxBytes)
{
    const auto size = readSize(connection);
    if (!size)
        return base::fail(size.error());
    Inspection inspection{.bytes = size->pages * size->pageSize, .damage = {}};
    inspection.isComplete = inspection.bytes <= maxBytes;
    auto missing = missingFrom(connection);
    if (!missing)
        return base::fail(missing.error());
    if (!missing->isEmpty())
        inspection.damage.push_back(std::move(*missing));
    if (!inspection.isComplete)
        return inspection;
    const auto found = allOf(connection.select("integrity_check"), findingOf);
    if (!found && inspection.damage.empty())
        return base::fail(found.error());
    if (found && *found != std::vector{u"ok"_s})
        inspection.damage.insert(inspection.damage.end(), found->begin(), found->end());
    return inspection;
}

} // namespace authlink::store
