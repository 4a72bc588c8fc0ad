// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/retention.h"

#include "core/base/log.h"
#include "core/store/sql/import/import_versions.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

SqlResult<int> purgeVerifications(Connection &connection, const Purge &order)
{
    auto marked = connection.run("purge_mark", {base::toMillis(order.verificationsBefore), order.most});
    if (!marked || *marked == 0)
        return marked;
    for (const char *statement : {"purge_events", "purge_interviews", "purge_links", "purge_superseded_links", "purge_secrets",
                                  "purge_report_addresses", "purge_verifications", "purge_done"}) {
        if (auto done = connection.run(statement); !done)
            return done;
    }
    return marked;
}

SqlResult<void> setBusyTimeout(Connection &connection, qint64 milliseconds)
{
    return connection.execute(u"PRAGMA busy_timeout = %1"_s.arg(milliseconds));
}

} // namespace

SqlResult<Purged> purge(Connection &connection, const Purge &order)
{
    Purged purged;
    const auto inbox = connection.run("purge_inbox", {base::toMillis(order.inboxBefore), order.most});
    if (!inbox)
        return tl::unexpected(inbox.error());
    purged.inbox = *inbox;
    const auto answers = connection.run("purge_answers", {base::toMillis(order.answersBefore), order.most});
    if (!answers)
        return tl::unexpected(answers.error());
    purged.answers = *answers;
    const auto transactions = connection.run("purge_transactions", {base::toMillis(order.verificationsBefore), order.most});
    if (!transactions)
        return tl::unexpected(transactions.error());
    purged.transactions = *transactions;
    const auto verifications = purgeVerifications(connection, order);
    if (!verifications)
        return tl::unexpected(verifications.error());
    purged.verifications = *verifications;
    const auto importRows = clearUpAbandonedImport(connection, order.most);
    if (!importRows)
        return tl::unexpected(importRows.error());
    purged.importRows = *importRows;
    return purged;
}

void emptyWriteAheadLog(Connection &connection)
{
    const auto busyTimeout = connection.selectNumber("patience");
    if (!busyTimeout)
        return;
    const auto busy = setBusyTimeout(connection, 0).and_then([&] { return connection.selectNumber("log_truncate"); });
    if (!busy || *busy != 0)
        qCDebug(base::lcStore) << "the write-ahead log was not emptied now:" << (busy ? u"another program reads"_s : busy.error().text);
    if (auto restored = setBusyTimeout(connection, *busyTimeout); !restored)
        qCWarning(base::lcStore) << "the waiting time was not restored:" << restored.error().text;
}

} // namespace authlink::store
