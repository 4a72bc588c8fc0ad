// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/call_params.h"

#include "core/protocol/json_values.h"
#include "core/protocol/stream.h"

namespace authlink::protocol
{

namespace
{

using base::Result;

// What an agent types is refused when it is too long, never cut: a cut name or number is a wrong one.
Result<QString> optionalText(const QJsonObject &json, const char *field, qsizetype longest = kMaxInput)
{
    const QJsonValue value = json.value(QLatin1String(field));
    if (value.isUndefined() || value.isNull())
        return QString();
    const QString name = QString::fromLatin1(field);
    if (!value.isString())
        return base::fail(base::invalid(name, QStringLiteral("must be text")));
    if (value.toString().size() > longest)
        return base::fail(base::invalid(name, QStringLiteral("too long")));
    if (value.toString().contains(QChar(u'\0')))
        return base::fail(base::invalid(name, QStringLiteral("contains a zero character")));
    if (!value.toString().isValidUtf16()) // half a character reads back from the store as another text: two keys would be one
        return base::fail(base::invalid(name, QStringLiteral("is not Unicode")));
    return value.toString().trimmed();
}

Result<QString> neededText(const QJsonObject &json, const char *field, qsizetype longest = kMaxInput)
{
    auto text = optionalText(json, field, longest);
    if (text && text->isEmpty())
        return base::fail(base::invalid(QString::fromLatin1(field), QStringLiteral("missing")));
    return text;
}

/// Reads into `into`; false and `error` set when it fails, so that several reads chain with &&.
struct Reader {
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
    bool optional(const char *field, QString &into, qsizetype longest = kMaxInput)
    {
        return take(optionalText(json, field, longest), into);
    }
    bool needed(const char *field, QString &into, qsizetype longest = kMaxInput) { return take(neededText(json, field, longest), into); }
    bool fail(const char *field, const QString &why)
    {
        error = base::invalid(QString::fromLatin1(field), why);
        return false;
    }
    template <typename Enum>
    bool name(const char *field, std::optional<Enum> &into)
    {
        QString text;
        if (!optional(field, text))
            return false;
        into = text.isEmpty() ? std::nullopt : verification::fromName<Enum>(text);
        return text.isEmpty() || into || fail(field, QStringLiteral("unknown"));
    }
    bool instant(const char *field, std::optional<base::Instant> &into)
    {
        const QJsonValue value = json.value(QLatin1String(field));
        if (value.isUndefined() || value.isNull())
            return true;
        into = instantField(json, QLatin1String(field));
        return into || fail(field, QStringLiteral("must be a time, RFC 3339"));
    }
    bool limit(int most, int &into)
    {
        if (!json.contains(u"limit"))
            return true;
        const auto value = intField(json, QLatin1String("limit"), 1, most);
        into = value.value_or(into);
        return value || fail("limit", QStringLiteral("must be 1 to %1").arg(most));
    }
    bool contact(std::optional<OtherContact> &into)
    {
        const QJsonValue value = json.value(u"contact");
        if (value.isUndefined() || value.isNull())
            return true;
        if (!value.isObject())
            return fail("contact", QStringLiteral("must be an object"));
        const QJsonObject object = value.toObject();
        Reader inner{object, {}};
        into.emplace();
        if (inner.needed("value", into->value) && inner.needed("reason", into->reason))
            return true;
        inner.error.field.prepend(QStringLiteral("contact."));
        error = inner.error;
        return false;
    }
};

void insertText(QJsonObject &json, const char *name, const QString &text)
{
    if (!text.isEmpty())
        json.insert(QLatin1String(name), text);
}

void insertContact(QJsonObject &json, const std::optional<OtherContact> &contact)
{
    if (contact)
        json.insert(u"contact", QJsonObject{{QStringLiteral("value"), contact->value}, {QStringLiteral("reason"), contact->reason}});
}

bool readCustomer(Reader &reader, std::variant<ListedCustomer, UnlistedCustomer> &into)
{
    const QJsonValue customer = reader.json.value(u"customer");
    if (customer.isUndefined() || customer.isNull()) {
        ListedCustomer listed;
        if (!reader.needed("account", listed.account))
            return false;
        into = listed;
        return true;
    }
    if (!customer.isObject())
        return reader.fail("customer", QStringLiteral("must be an object"));
    const QJsonObject object = customer.toObject();
    Reader inner{object, {}};
    UnlistedCustomer unlisted;
    if (!inner.needed("customerId", unlisted.customerId) || !inner.needed("name", unlisted.name) || !inner.optional("phone", unlisted.phone)
        || !inner.optional("email", unlisted.email)) {
        inner.error.field.prepend(QStringLiteral("customer."));
        reader.error = inner.error;
        return false;
    }
    if (!reader.needed("reason", unlisted.reason))
        return false;
    into = unlisted;
    return true;
}

} // namespace

QJsonObject toJson(const HelloParams &params)
{
    QJsonObject json{{QStringLiteral("protocol"), kProtocolVersion}, {QStringLiteral("client"), params.client}};
    if (params.since)
        json.insert(u"since", *params.since);
    return json;
}

Result<HelloParams> helloParamsFromJson(const QJsonObject &json)
{
    if (wholeField(json, QLatin1String("protocol")) != kProtocolVersion)
        return base::fail(base::invalid(QStringLiteral("protocol"), QStringLiteral("must be 1")));
    HelloParams params;
    Reader reader{json, {}};
    if (!reader.optional("client", params.client))
        return base::fail(reader.error);
    params.since = wholeField(json, QLatin1String("since"));
    const QJsonValue since = json.value(u"since");
    if ((!params.since && !since.isUndefined() && !since.isNull()) || params.since.value_or(0) < 0)
        return base::fail(base::invalid(QStringLiteral("since"), QStringLiteral("must be a sequence number")));
    return params;
}

QJsonObject toJson(const SearchCustomersParams &params)
{
    return QJsonObject{{QStringLiteral("text"), params.text}, {QStringLiteral("limit"), params.limit}};
}

Result<SearchCustomersParams> searchCustomersParamsFromJson(const QJsonObject &json)
{
    SearchCustomersParams params;
    Reader reader{json, {}};
    if (!reader.optional("text", params.text) || !reader.limit(kMaxSearchResults, params.limit))
        return base::fail(reader.error);
    return params;
}

QJsonObject toJson(const StartParams &params)
{
    QJsonObject json{{QStringLiteral("channel"), verification::nameOf(params.channel)}};
    if (const auto *listed = std::get_if<ListedCustomer>(&params.customer)) {
        json.insert(u"account", listed->account);
    } else {
        const auto &unlisted = std::get<UnlistedCustomer>(params.customer);
        QJsonObject customer{{QStringLiteral("customerId"), unlisted.customerId}, {QStringLiteral("name"), unlisted.name}};
        insertText(customer, "phone", unlisted.phone);
        insertText(customer, "email", unlisted.email);
        json.insert(u"customer", customer);
        json.insert(u"reason", unlisted.reason);
    }
    insertText(json, "language", params.language);
    insertText(json, "callId", params.callId);
    insertText(json, "idempotencyKey", params.idempotencyKey);
    insertContact(json, params.contact);
    return json;
}

Result<StartParams> startParamsFromJson(const QJsonObject &json)
{
    StartParams params;
    Reader reader{json, {}};
    std::optional<verification::Channel> channel;
    if (!readCustomer(reader, params.customer) || !reader.name("channel", channel) || !reader.optional("language", params.language)
        || !reader.optional("callId", params.callId) || !reader.optional("idempotencyKey", params.idempotencyKey, kMaxKey)
        || !reader.contact(params.contact))
        return base::fail(reader.error);
    if (!channel)
        return base::fail(base::invalid(QStringLiteral("channel"), QStringLiteral("missing")));
    params.channel = *channel;
    return params;
}

QJsonObject toJson(const ResendParams &params)
{
    QJsonObject json{{QStringLiteral("id"), params.id}};
    if (params.channel)
        json.insert(u"channel", verification::nameOf(*params.channel));
    insertText(json, "idempotencyKey", params.idempotencyKey);
    insertContact(json, params.contact);
    return json;
}

Result<ResendParams> resendParamsFromJson(const QJsonObject &json)
{
    ResendParams params;
    Reader reader{json, {}};
    if (!reader.needed("id", params.id) || !reader.name("channel", params.channel)
        || !reader.optional("idempotencyKey", params.idempotencyKey, kMaxKey) || !reader.contact(params.contact))
        return base::fail(reader.error);
    return params;
}

QJsonObject toJson(const IdParams &params)
{
    QJsonObject json{{QStringLiteral("id"), params.id}};
    insertText(json, "reason", params.reason);
    insertText(json, "idempotencyKey", params.idempotencyKey);
    return json;
}

Result<IdParams> idParamsFromJson(const QJsonObject &json)
{
    IdParams params;
    Reader reader{json, {}};
    if (!reader.needed("id", params.id) || !reader.optional("reason", params.reason)
        || !reader.optional("idempotencyKey", params.idempotencyKey, kMaxKey))
        return base::fail(reader.error);
    return params;
}

QJsonObject toJson(const HistoryParams &params)
{
    QJsonObject json{{QStringLiteral("limit"), params.limit}};
    insertText(json, "text", params.text);
    insertText(json, "agent", params.agent);
    insertText(json, "cursor", params.cursor);
    if (params.from)
        json.insert(u"from", base::toRfc3339(*params.from));
    if (params.to)
        json.insert(u"to", base::toRfc3339(*params.to));
    if (params.status)
        json.insert(u"status", verification::nameOf(*params.status));
    if (params.verdict)
        json.insert(u"verdict", verification::nameOf(*params.verdict));
    return json;
}

Result<HistoryParams> historyParamsFromJson(const QJsonObject &json)
{
    constexpr qsizetype kMaxCursor = 1024;
    HistoryParams params;
    Reader reader{json, {}};
    if (!reader.optional("text", params.text) || !reader.optional("agent", params.agent) || !reader.instant("from", params.from)
        || !reader.instant("to", params.to) || !reader.name("status", params.status) || !reader.name("verdict", params.verdict)
        || !reader.optional("cursor", params.cursor, kMaxCursor) || !reader.limit(kMaxHistoryItems, params.limit))
        return base::fail(reader.error);
    return params;
}

} // namespace authlink::protocol
