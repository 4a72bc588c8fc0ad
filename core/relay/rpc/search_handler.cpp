// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/rpc/search_handler.h"

#include "core/protocol/call_params.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::rpc
{

namespace
{
/// Whether the customer can be verified. Errors: StoreUnavailable.
base::Result<protocol::Enrolment> enrolmentOf(const verification::Customer &customer, const store::Reader &reader)
{
    if (!customer.customerId.trimmed().isEmpty())
        return protocol::Enrolment::Enrolled;
    return reader.hasPendingEnrolment(customer.account).map([](bool waits) {
        return waits ? protocol::Enrolment::Pending : protocol::Enrolment::None;
    });
}

base::Result<QJsonValue> customersFor(const protocol::SearchCustomersParams &params, verification::Role role, const store::Reader &reader)
{
    const auto customers = reader.searchCustomers(params.text, params.limit);
    if (!customers)
        return base::fail(customers.error());
    QList<protocol::CustomerView> found;
    for (const verification::Customer &customer : *customers) {
        protocol::CustomerView view = protocol::viewOf(customer, role);
        const auto enrolment = enrolmentOf(customer, reader);
        if (!enrolment)
            return base::fail(enrolment.error());
        view.enrolment = *enrolment;
        found.append(std::move(view));
    }
    return QJsonValue(protocol::toJson(found));
}

base::Result<QJsonValue> historyFor(const store::HistoryQuery &query, verification::Role role, const store::Reader &reader)
{
    const auto page = reader.history(query);
    if (!page)
        return base::fail(page.error());
    protocol::HistoryPageView result{.items = {}, .next = page->next};
    for (const verification::Verification &state : page->items)
        result.items.append(protocol::viewOf(state, role));
    return QJsonValue(protocol::toJson(result));
}
} // namespace

void SearchHandler::customers(const Caller &caller, const QJsonObject &params, const RpcReply &reply)
{
    const auto read = protocol::searchCustomersParamsFromJson(params);
    if (!read)
        return reply(base::fail(read.error()));
    if (read->text.isEmpty())
        return reply(QJsonValue(protocol::toJson(QList<protocol::CustomerView>())));
    m_store.ask(
        store::Lane::Search, &m_context,
        [params = *read, role = caller.user.role](const store::Reader &reader) { return customersFor(params, role, reader); }, reply);
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
    m_store.ask(
        store::Lane::Search, &m_context,
        [query, role = caller.user.role](const store::Reader &reader) { return historyFor(query, role, reader); }, reply);
}

} // namespace authlink::relay::rpc
