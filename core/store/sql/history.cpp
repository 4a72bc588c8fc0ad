// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/history.h"

#include "core/store/search_text.h"
#include "core/store/sql/rows.h"

#include <limits>

namespace authlink::store
{

namespace
{

constexpr int kMaxPage = 200;
constexpr qsizetype kMaxSearchText = 200;

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

} // namespace

base::Result<HistoryPage> readHistory(Connection &connection, const HistoryQuery &query)
{
    if (query.limit < 1 || query.limit > kMaxPage)
        return base::fail(base::invalid(QStringLiteral("limit"), QStringLiteral("must be from 1 to %1").arg(kMaxPage)));
    const auto cursor = cursorOf(query.cursor);
    if (!cursor)
        return base::fail(base::invalid(QStringLiteral("cursor"), QStringLiteral("is not one that this search gave")));
    const QVariant createdAt = cursor->createdAt;
    const QVariant id = textValue(cursor->id);
    const QVariant from = query.from ? base::toMillis(*query.from) : std::numeric_limits<qint64>::min();
    const QVariant to = query.to ? base::toMillis(*query.to) : std::numeric_limits<qint64>::max();
    const QVariant status = query.status ? verification::nameOf(*query.status) : QStringLiteral("");
    const QVariant verdict = query.verdict ? verification::nameOf(*query.verdict) : QStringLiteral("");
    const QVariant text = textValue(normalizedText(query.text.left(kMaxSearchText)));
    const QVariant oneMore = query.limit + 1;

    auto rows = query.agent.isEmpty()
                    ? connection.select("history", {createdAt, id, from, to, status, verdict, text, oneMore})
                    : connection.select("history_of_agent", {createdAt, id, from, to, status, verdict, text, query.agent, oneMore});
    if (!rows)
        return base::fail(toError(rows.error()));
    HistoryPage page;
    Cursor last;
    while (rows->next()) {
        if (std::ssize(page.items) == query.limit) {
            page.next = toText(last);
            return page;
        }
        auto item = verificationOf(*rows);
        if (!item)
            return base::fail(item.error());
        last = Cursor{.createdAt = rows->integer(2), .id = rows->text(3)};
        page.items.push_back(std::move(*item));
    }
    if (rows->failed())
        return base::fail(toError(rows->failure()));
    return page;
}

} // namespace authlink::store
