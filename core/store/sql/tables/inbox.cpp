// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/tables/inbox.h"

#include "core/store/sql/tables/rows.h"

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

constexpr int kMaxInboxPage = 1000;
constexpr qsizetype kShortestHash = 6;
constexpr qsizetype kHashLength = 64;

base::Result<InboxEntry> entryOf(const Rows &row)
{
    return InboxEntry{.id = row.integer(0),
                      .receivedAt = base::fromMillis(row.integer(1)),
                      .bodyHash = row.text(2).toLatin1(),
                      .shape = row.text(3),
                      .body = row.bytes(4),
                      .attribution = row.text(5),
                      .verificationId = row.text(6),
                      .row = static_cast<verification::Row>(row.integer(7))};
}

/// A positive number in plain digits; nullopt for anything else.
std::optional<qint64> numberOf(const QString &text)
{
    const bool digits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return digits && isNumber && number > 0 ? std::optional(number) : std::nullopt;
}

bool isHashStart(const QString &text)
{
    return text.size() >= kShortestHash && text.size() <= kHashLength
           && std::all_of(text.begin(), text.end(), [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

SqlResult<Rows> rowsOf(Connection &connection, const InboxQuery &query, qint64 before)
{
    const qint64 since = query.since ? base::toMillis(*query.since) : std::numeric_limits<qint64>::min();
    if (query.verificationId.isEmpty())
        return connection.select("inbox", {before, since, textValue(query.shape), textValue(query.attribution), query.limit + 1});
    return connection.select("inbox_of_verification",
                             {before, since, textValue(query.shape), textValue(query.attribution), query.verificationId, query.limit + 1});
}

} // namespace

base::Result<InboxPage> readInbox(Connection &connection, const InboxQuery &query)
{
    if (query.limit < 1 || query.limit > kMaxInboxPage)
        return base::fail(base::invalid(u"limit"_s, u"must be from 1 to %1"_s.arg(kMaxInboxPage)));
    const auto before = query.cursor.isEmpty() ? std::optional(std::numeric_limits<qint64>::max()) : numberOf(query.cursor);
    if (!before)
        return base::fail(base::invalid(u"cursor"_s, u"is not one that this search gave"_s));
    auto entries = allOf(rowsOf(connection, query, *before), entryOf);
    if (!entries)
        return base::fail(entries.error());
    InboxPage page{.items = std::move(*entries), .next = {}};
    if (std::ssize(page.items) > query.limit) {
        page.items.pop_back();
        page.next = QString::number(page.items.back().id);
    }
    return page;
}

base::Result<std::optional<InboxEntry>> readInboxEntry(Connection &connection, const QString &idOrHash)
{
    if (const auto id = numberOf(idOrHash)) {
        auto entry = firstOf(connection.select("inbox_entry", {*id}), entryOf);
        if (!entry || *entry || !isHashStart(idOrHash))
            return entry;
    }
    if (!isHashStart(idOrHash))
        return base::fail(base::invalid(u"id"_s, u"is neither a number nor 6 or more digits of a hash"_s));
    auto entries = allOf(connection.select("inbox_by_hash", {idOrHash, QString(idOrHash + u'g')}), entryOf);
    if (!entries)
        return base::fail(entries.error());
    if (entries->size() > 1)
        return base::fail(base::invalid(u"id"_s, u"more than one hash begins so; write more of it"_s));
    if (entries->empty())
        return std::optional<InboxEntry>();
    return std::optional(std::move(entries->front()));
}

} // namespace authlink::store
