// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/log_file.h"

#include "core/base/log.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

SqlResult<qint64> firstNumber(Connection &connection, std::string_view statement)
{
    auto rows = connection.select(statement);
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->next())
        return tl::unexpected(rows->failure());
    return rows->integer(0);
}

SqlResult<void> setPatience(Connection &connection, qint64 milliseconds)
{
    return connection.execute(u"PRAGMA busy_timeout = %1"_s.arg(milliseconds));
}

} // namespace

void emptyLog(Connection &connection)
{
    const auto patience = firstNumber(connection, "patience");
    if (!patience)
        return;
    auto busy = setPatience(connection, 0).and_then([&] { return firstNumber(connection, "log_truncate"); });
    if (!busy || *busy != 0)
        qCDebug(base::lcStore) << "the log was not emptied now:" << (busy ? u"somebody reads"_s : busy.error().text);
    if (auto restored = setPatience(connection, *patience); !restored)
        qCWarning(base::lcStore) << "the waiting time was not restored:" << restored.error().text;
}

} // namespace authlink::store
