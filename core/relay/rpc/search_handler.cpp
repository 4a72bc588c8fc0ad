// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/rpc/search_handler.h"

#include "core/protocol/call_params.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::rpc
{

void SearchHandler::customers(const Caller &caller, const QJsonObject &params, const RpcReply &reply)
{
    const auto read = protocol::searchCustomersParamsFromJson(params);
    if (!read)
        return reply(base::fail(read.error()));
    QList<protocol::CustomerView> found;
    if (!read->text.isEmpty()) {
        const auto customers = m_store.reader().searchCustomers(read->text, read->limit);
        if (!customers)
            return reply(base::fail(customers.error()));
        for (const verification::Customer &customer : *customers) {
            protocol::CustomerView view = protocol::viewOf(customer, caller.user.role);
            const auto enrolment = enrolmentOf(customer);
            if (!enrolment)
                return reply(base::fail(enrolment.error()));
            view.enrolment = *enrolment;
            found.append(std::move(view));
        }
    }
    reply(QJsonValue(protocol::toJson(found)));
}

base::Result<protocol::Enrolment> SearchHandler::enrolmentOf(const verification::Customer &customer) const
{
    if (!customer.customerId.trimmed().isEmpty())
        return protocol::Enrolment::Enrolled;
    return m_store.reader().hasPendingEnrolment(customer.account).map([](bool waits) {
        return waits ? protocol::Enrolment::Pending : protocol::Enrolment::None;
    });
}

void SearchHandler::history(const Caller &caller, const QJsonObject &params, const RpcReply &reply)
{
    auto read = protocol::historyParamsFromJson(params);
    if (!read)
        return reply(base::fail(read.error()));
    if (!caller.isSupervisor()) {
        if (!read->agent.isEmpty() && read->agent != caller.user.name)
            return reply(base::fail(base::ErrorCode::NotAllowed, u"Agents see their own verifications only."_s));
        read->agent = caller.user.name;
    }
    const store::HistoryQuery query{.text = read->text,
                                    .agent = read->agent,
                                    .account = read->account,
                                    .from = read->from,
                                    .to = read->to,
                                    .status = read->status,
                                    .verdict = read->verdict,
                                    .cursor = read->cursor,
                                    .limit = read->limit};
    const auto page = m_store.reader().history(query);
    if (!page)
        return reply(base::fail(page.error()));
    protocol::HistoryPageView result{.items = {}, .next = page->next};
    for (const verification::Verification &state : page->items)
        result.items.append(protocol::viewOf(state, caller.user.role));
    reply(QJsonValue(protocol::toJson(result)));
}

} // namespace authlink::relay::rpc
