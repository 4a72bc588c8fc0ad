// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/tables/history.h"

#include "core/store/search_text.h"
#include "core/store/sql/tables/rows.h"

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

constexpr int kMaxHistoryPage = 200;
constexpr qsizetype kMaxHistoryText = 200;
/// Rows that one page of a search looks at: a rare word in years of history must not block the relay's thread.
constexpr int kMaxHistoryScanned = 20'000;

struct Cursor {
    qint64 createdAt = std::numeric_limits<qint64>::max();
    QString id;
};

QString toText(const Cursor &cursor)
{
    return QString::number(cursor.createdAt) + u'_' + cursor.id;
}

std::optional<Cursor> cursorOf(const QString &text)
{
    if (text.isEmpty())
        return Cursor{};
    const qsizetype mark = text.indexOf(u'_');
    bool isNumber = false;
    const qint64 createdAt = text.left(mark).toLongLong(&isNumber);
    if (mark < 0 || !isNumber)
        return std::nullopt;
    return Cursor{.createdAt = createdAt, .id = text.mid(mark + 1)};
}

/// The parameters of the statements of a page.
struct Search {
    QVariant createdAt, id; ///< before these
    QVariant from, to;
    QString status, verdict, text, account;

    [[nodiscard]] bool isFiltered() const { return !status.isEmpty() || !verdict.isEmpty() || !text.isEmpty(); }
};

/// Where a page begins. The end of the time asked for is a place as well: an index goes there at once, where a condition alone would look
/// at everything newer.
Cursor beginningOf(const HistoryQuery &query, Cursor cursor)
{
    if (query.to && base::toMillis(*query.to) <= cursor.createdAt)
        return Cursor{.createdAt = base::toMillis(*query.to), .id = {}}; // no id sorts before the empty one
    return cursor;
}

Search searchOf(const HistoryQuery &query, const Cursor &cursor)
{
    return {.createdAt = cursor.createdAt,
            .id = textValue(cursor.id),
            .from = query.from ? base::toMillis(*query.from) : std::numeric_limits<qint64>::min(),
            .to = query.to ? base::toMillis(*query.to) : std::numeric_limits<qint64>::max(),
            .status = query.status ? verification::nameOf(*query.status) : u""_s,
            .verdict = query.verdict ? verification::nameOf(*query.verdict) : u""_s,
            .text = normalizedText(query.text.left(kMaxHistoryText)),
            .account = query.account};
}

/// The earliest moment that a page with a filter looks at; nullopt: the page looks at all there is, and of one customer that is little.
base::Result<std::optional<qint64>> boundOf(Connection &connection, const Search &search, const QString &agent)
{
    if (!search.isFiltered() || !search.account.isEmpty())
        return std::optional<qint64>();
    auto rows =
        agent.isEmpty()
            ? connection.select("history_bound", {search.createdAt, search.id, search.from, search.to, kMaxHistoryScanned})
            : connection.select("history_bound_of_agent", {search.createdAt, search.id, search.from, search.to, agent, kMaxHistoryScanned});
    return firstOf<qint64>(std::move(rows), [](const Rows &row) -> base::Result<qint64> { return row.integer(0); });
}

SqlResult<Rows> rowsOf(Connection &connection, const Search &search, const QString &agent, int count)
{
    const QVariant text = textValue(search.text);
    if (!search.account.isEmpty())
        return connection.select("history_of_account", {search.createdAt, search.id, search.from, search.to, search.status, search.verdict,
                                                        text, search.account, textValue(agent), count});
    if (agent.isEmpty())
        return connection.select("history",
                                 {search.createdAt, search.id, search.from, search.to, search.status, search.verdict, text, count});
    return connection.select("history_of_agent",
                             {search.createdAt, search.id, search.from, search.to, search.status, search.verdict, text, agent, count});
}

} // namespace

QString historyText(const QString &name, const QString &account, const QString &callId)
{
    return normalizedText(name) + u'\n' + normalizedText(account) + u'\n' + normalizedText(callId);
}

base::Result<HistoryPage> readHistory(Connection &connection, const HistoryQuery &query)
{
    if (query.limit < 1 || query.limit > kMaxHistoryPage)
        return base::fail(base::invalid(u"limit"_s, u"must be from 1 to %1"_s.arg(kMaxHistoryPage)));
    const auto cursor = cursorOf(query.cursor);
    if (!cursor)
        return base::fail(base::invalid(u"cursor"_s, u"is not one that this search gave"_s));
    Search search = searchOf(query, beginningOf(query, *cursor));
    if (search.text.isEmpty() && !query.text.trimmed().isEmpty())
        return HistoryPage{}; // nothing of it can be searched for: that is not everything
    const auto bound = boundOf(connection, search, query.agent);
    if (!bound)
        return base::fail(bound.error());
    HistoryPage page;
    if (*bound) {
        search.from = **bound;
        page.next = toText({.createdAt = **bound, .id = {}}); // all rows of that moment were looked at: no id sorts before the empty one
    }
    auto rows = rowsOf(connection, search, query.agent, query.limit + 1);
    if (!rows)
        return base::fail(toError(rows.error()));
    Cursor last;
    for (int count = 0; rows->next(); ++count) {
        if (count == query.limit) {
            page.next = toText(last);
            return page;
        }
        last = Cursor{.createdAt = rows->integer(2), .id = rows->text(3)};
        if (auto item = verificationOf(*rows))
            page.items.push_back(std::move(*item));
        else
            reportUnreadable(item.error());
    }
    if (rows->failed())
        return base::fail(toError(rows->failure()));
    return page;
}

} // namespace authlink::store
