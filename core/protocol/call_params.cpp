// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/call_params.h"

#include "core/base/formats/plain_text.h"
#include "core/protocol/json/json_values.h"
#include "core/protocol/stream.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace authlink::protocol
{

namespace
{

using base::Result;

// What an agent types is refused when it is too long, never cut: a cut name or number is a wrong one.
Result<QString> optionalText(const QJsonObject &json, QLatin1StringView field, qsizetype max = kMaxInput)
{
    const QJsonValue value = json.value(field);
    if (value.isUndefined() || value.isNull())
        return QString();
    const QString name(field);
    if (!value.isString())
        return base::fail(base::invalid(name, u"must be text"_s));
    if (value.toString().size() > max)
        return base::fail(base::invalid(name, u"too long"_s));
    if (value.toString().contains(QChar(u'\0')))
        return base::fail(base::invalid(name, u"contains a zero character"_s));
    if (!value.toString().isValidUtf16()) // the store would give half a character back as another text: two keys could become one
        return base::fail(base::invalid(name, u"is not Unicode"_s));
    return value.toString().trimmed();
}

Result<QString> neededText(const QJsonObject &json, QLatin1StringView field, qsizetype max = kMaxInput)
{
    auto text = optionalText(json, field, max);
    if (text && text->isEmpty())
        return base::fail(base::invalid(field, u"missing"_s));
    return text;
}

/// Every read writes to `into` and says whether it succeeded, so that several chain with &&; a failure leaves `error`.
struct ParamsReader {
    const QJsonObject &json;
    base::Error error;

    bool take(Result<QString> text, QString &into)
    {
        if (!text) {
            error = text.error();
            return false;
        }
        into = std::move(*text);
        return true;
    }
    bool optional(QLatin1StringView field, QString &into, qsizetype max = kMaxInput) { return take(optionalText(json, field, max), into); }
    bool needed(QLatin1StringView field, QString &into, qsizetype max = kMaxInput) { return take(neededText(json, field, max), into); }
    bool fail(QLatin1StringView field, const QString &why)
    {
        error = base::invalid(field, why);
        return false;
    }
    template <typename Enum>
    bool name(QLatin1StringView field, std::optional<Enum> &into)
    {
        QString text;
        if (!optional(field, text))
            return false;
        into = text.isEmpty() ? std::nullopt : verification::fromName<Enum>(text);
        return text.isEmpty() || into || fail(field, u"unknown"_s);
    }
    bool instant(QLatin1StringView field, std::optional<base::Instant> &into)
    {
        const QJsonValue value = json.value(field);
        if (value.isUndefined() || value.isNull())
            return true;
        into = instantField(json, field);
        return into || fail(field, u"must be a time, RFC 3339"_s);
    }
    bool limit(int max, int &into)
    {
        if (!json.contains("limit"_L1))
            return true;
        const auto value = intField(json, "limit"_L1, 1, max);
        into = value.value_or(into);
        return value || fail("limit"_L1, u"must be 1 to %1"_s.arg(max));
    }
    bool contact(std::optional<OtherContact> &into)
    {
        const QJsonValue value = json.value("contact"_L1);
        if (value.isUndefined() || value.isNull())
            return true;
        if (!value.isObject())
            return fail("contact"_L1, u"must be an object"_s);
        const QJsonObject object = value.toObject();
        ParamsReader inner{object, {}};
        into.emplace();
        if (inner.needed("value"_L1, into->value) && inner.needed("reason"_L1, into->reason))
            return true;
        inner.error.field.prepend(u"contact."_s);
        error = inner.error;
        return false;
    }
};

void insertText(QJsonObject &json, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        json.insert(name, text);
}

void insertContact(QJsonObject &json, const std::optional<OtherContact> &contact)
{
    if (contact)
        json.insert("contact"_L1, QJsonObject{{u"value"_s, contact->value}, {u"reason"_s, contact->reason}});
}

bool readCustomer(ParamsReader &reader, std::variant<ListedCustomer, UnlistedCustomer> &into)
{
    const QJsonValue customer = reader.json.value("customer"_L1);
    if (customer.isUndefined() || customer.isNull()) {
        ListedCustomer listed;
        if (!reader.needed("account"_L1, listed.account))
            return false;
        into = listed;
        return true;
    }
    if (!customer.isObject())
        return reader.fail("customer"_L1, u"must be an object"_s);
    const QJsonObject object = customer.toObject();
    ParamsReader inner{object, {}};
    UnlistedCustomer unlisted;
    if (!inner.needed("customerId"_L1, unlisted.customerId) || !inner.needed("name"_L1, unlisted.name)
        || !inner.optional("phone"_L1, unlisted.phone) || !inner.optional("email"_L1, unlisted.email)) {
        inner.error.field.prepend(u"customer."_s);
        reader.error = inner.error;
        return false;
    }
    if (!reader.needed("reason"_L1, unlisted.reason))
        return false;
    into = unlisted;
    return true;
}

} // namespace

QJsonObject toJson(const HelloParams &params)
{
    QJsonObject json{{u"protocol"_s, kProtocolVersion}, {u"client"_s, params.client}};
    if (params.since)
        json.insert("since"_L1, *params.since);
    if (!params.epoch.isEmpty())
        json.insert("epoch"_L1, params.epoch);
    if (params.pages)
        json.insert("pages"_L1, true);
    return json;
}

Result<HelloParams> helloParamsFromJson(const QJsonObject &json)
{
    if (wholeField(json, "protocol"_L1) != kProtocolVersion)
        return base::fail(base::invalid(u"protocol"_s, u"must be 1"_s));
    HelloParams params;
    ParamsReader reader{json, {}};
    if (!reader.optional("client"_L1, params.client) || !reader.optional("epoch"_L1, params.epoch))
        return base::fail(reader.error);
    params.since = wholeField(json, "since"_L1);
    const QJsonValue since = json.value("since"_L1);
    if ((!params.since && !since.isUndefined() && !since.isNull()) || params.since.value_or(0) < 0)
        return base::fail(base::invalid(u"since"_s, u"must be a sequence number"_s));
    params.pages = json.value("pages"_L1).toBool(false);
    return params;
}

QJsonObject toJson(const SearchCustomersParams &params)
{
    return QJsonObject{{u"text"_s, params.text}, {u"limit"_s, params.limit}};
}

Result<SearchCustomersParams> searchCustomersParamsFromJson(const QJsonObject &json)
{
    SearchCustomersParams params;
    ParamsReader reader{json, {}};
    if (!reader.optional("text"_L1, params.text) || !reader.limit(kMaxSearchResults, params.limit))
        return base::fail(reader.error);
    return params;
}

QJsonObject toJson(const StartParams &params)
{
    QJsonObject json{{u"channel"_s, verification::nameOf(params.channel)}};
    if (const auto *listed = std::get_if<ListedCustomer>(&params.customer)) {
        json.insert("account"_L1, listed->account);
    } else {
        const auto &unlisted = std::get<UnlistedCustomer>(params.customer);
        QJsonObject customer{{u"customerId"_s, unlisted.customerId}, {u"name"_s, unlisted.name}};
        insertText(customer, "phone"_L1, unlisted.phone);
        insertText(customer, "email"_L1, unlisted.email);
        json.insert("customer"_L1, customer);
        json.insert("reason"_L1, unlisted.reason);
    }
    insertText(json, "language"_L1, params.language);
    insertText(json, "callId"_L1, params.callId);
    insertText(json, "idempotencyKey"_L1, params.idempotencyKey);
    insertContact(json, params.contact);
    return json;
}

Result<StartParams> startParamsFromJson(const QJsonObject &json)
{
    StartParams params;
    ParamsReader reader{json, {}};
    std::optional<verification::Channel> channel;
    if (!readCustomer(reader, params.customer) || !reader.name("channel"_L1, channel) || !reader.optional("language"_L1, params.language)
        || !reader.optional("callId"_L1, params.callId) || !reader.optional("idempotencyKey"_L1, params.idempotencyKey, kMaxKey)
        || !reader.contact(params.contact))
        return base::fail(reader.error);
    if (!channel)
        return base::fail(base::invalid(u"channel"_s, u"missing"_s));
    params.channel = *channel;
    return params;
}

QJsonObject toJson(const ResendParams &params)
{
    QJsonObject json{{u"id"_s, params.id}};
    if (params.channel)
        json.insert("channel"_L1, verification::nameOf(*params.channel));
    insertText(json, "idempotencyKey"_L1, params.idempotencyKey);
    insertContact(json, params.contact);
    return json;
}

Result<ResendParams> resendParamsFromJson(const QJsonObject &json)
{
    ResendParams params;
    ParamsReader reader{json, {}};
    if (!reader.needed("id"_L1, params.id) || !reader.name("channel"_L1, params.channel)
        || !reader.optional("idempotencyKey"_L1, params.idempotencyKey, kMaxKey) || !reader.contact(params.contact))
        return base::fail(reader.error);
    return params;
}

QJsonObject toJson(const IdParams &params)
{
    QJsonObject json{{u"id"_s, params.id}};
    insertText(json, "reason"_L1, params.reason);
    insertText(json, "idempotencyKey"_L1, params.idempotencyKey);
    return json;
}

Result<IdParams> idParamsFromJson(const QJsonObject &json)
{
    IdParams params;
    ParamsReader reader{json, {}};
    if (!reader.needed("id"_L1, params.id) || !reader.optional("reason"_L1, params.reason)
        || !reader.optional("idempotencyKey"_L1, params.idempotencyKey, kMaxKey))
        return base::fail(reader.error);
    return params;
}

QJsonObject toJson(const NoteParams &params)
{
    QJsonObject json{{u"id"_s, params.id}};
    insertText(json, "outcome"_L1, params.outcome);
    insertText(json, "text"_L1, params.text);
    insertText(json, "idempotencyKey"_L1, params.idempotencyKey);
    return json;
}

Result<NoteParams> noteParamsFromJson(const QJsonObject &json)
{
    NoteParams params;
    ParamsReader reader{json, {}};
    if (!reader.needed("id"_L1, params.id) || !reader.optional("outcome"_L1, params.outcome, kMaxOutcomeCode)
        || !reader.optional("text"_L1, params.text, kMaxCallNote) || !reader.optional("idempotencyKey"_L1, params.idempotencyKey, kMaxKey))
        return base::fail(reader.error);
    params.text = base::plainParagraph(params.text);
    return params;
}

QJsonObject toJson(const GetManyParams &params)
{
    return QJsonObject{{u"ids"_s, QJsonArray::fromStringList(params.ids)}};
}

Result<GetManyParams> getManyParamsFromJson(const QJsonObject &json)
{
    const QString field = u"ids"_s;
    if (!json.value(field).isArray())
        return base::fail(base::invalid(field, u"must be a list"_s));
    const QJsonArray ids = json.value(field).toArray();
    if (ids.isEmpty() || ids.size() > kMaxGetIds)
        return base::fail(base::invalid(field, u"must be 1 to %1"_s.arg(kMaxGetIds)));
    GetManyParams params;
    for (const QJsonValue &each : ids) {
        auto id = neededText(QJsonObject{{u"id"_s, each}}, "id"_L1);
        if (!id)
            return base::fail(base::invalid(field, id.error().message));
        if (!params.ids.contains(*id))
            params.ids.append(*id);
    }
    return params;
}

QJsonObject toJson(const ListParams &params)
{
    QJsonObject json;
    insertText(json, "cursor"_L1, params.cursor);
    return json;
}

Result<ListParams> listParamsFromJson(const QJsonObject &json)
{
    ListParams params;
    ParamsReader reader{json, {}};
    if (!reader.optional("cursor"_L1, params.cursor, kMaxCursor))
        return base::fail(reader.error);
    return params;
}

QJsonObject toJson(const HistoryParams &params)
{
    QJsonObject json{{u"limit"_s, params.limit}};
    insertText(json, "text"_L1, params.text);
    insertText(json, "agent"_L1, params.agent);
    insertText(json, "account"_L1, params.account);
    insertText(json, "cursor"_L1, params.cursor);
    if (params.from)
        json.insert("from"_L1, base::toRfc3339(*params.from));
    if (params.to)
        json.insert("to"_L1, base::toRfc3339(*params.to));
    if (params.status)
        json.insert("status"_L1, verification::nameOf(*params.status));
    if (params.verdict)
        json.insert("verdict"_L1, verification::nameOf(*params.verdict));
    return json;
}

Result<HistoryParams> historyParamsFromJson(const QJsonObject &json)
{
    HistoryParams params;
    ParamsReader reader{json, {}};
    if (!reader.optional("text"_L1, params.text) || !reader.optional("agent"_L1, params.agent)
        || !reader.optional("account"_L1, params.account) || !reader.instant("from"_L1, params.from) || !reader.instant("to"_L1, params.to)
        || !reader.name("status"_L1, params.status) || !reader.name("verdict"_L1, params.verdict)
        || !reader.optional("cursor"_L1, params.cursor, kMaxCursor) || !reader.limit(kMaxHistoryItems, params.limit))
        return base::fail(reader.error);
    return params;
}

} // namespace authlink::protocol
