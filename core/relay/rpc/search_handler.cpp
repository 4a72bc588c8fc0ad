// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/rpc/search_handler.h"

#include "core/protocol/call_params.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay
{

void LookupDesk::customers(const Caller &caller, const QJsonObject &params, const Answer &answer)
{
    const auto read = protocol::searchCustomersParamsFromJson(params);
    if (!read)
        return answer(base::fail(read.error()));
    QJsonArray found;
    if (!read->text.isEmpty()) {
        const auto customers = m_store.searchCustomers(read->text, read->limit);
        if (!customers)
            return answer(base::fail(customers.error()));
        for (const verification::Customer &customer : *customers)
            found.append(protocol::viewOf(customer, caller.user.role));
    }
    answer(QJsonValue(found));
}

void LookupDesk::history(const Caller &caller, const QJsonObject &params, const Answer &answer)
{
    auto read = protocol::historyParamsFromJson(params);
    if (!read)
        return answer(base::fail(read.error()));
    if (!caller.isSupervisor()) {
        if (!read->agent.isEmpty() && read->agent != caller.user.name)
            return answer(base::fail(base::ErrorCode::NotAllowed, u"Agents see their own verifications only."_s));
        read->agent = caller.user.name;
    }
    const store::HistoryQuery query{.text = read->text,
                                    .agent = read->agent,
                                    .from = read->from,
                                    .to = read->to,
                                    .status = read->status,
                                    .verdict = read->verdict,
                                    .cursor = read->cursor,
                                    .limit = read->limit};
    const auto page = m_store.history(query);
    if (!page)
        return answer(base::fail(page.error()));
    QJsonArray items;
    for (const verification::Verification &state : page->items)
        items.append(protocol::viewOf(state, caller.user.role));
    QJsonObject result{{u"items"_s, items}};
    if (!page->next.isEmpty())
        result.insert(u"next"_s, page->next);
    answer(QJsonValue(result));
}

} // namespace authlink::relay
