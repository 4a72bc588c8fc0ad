// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/messages.h"

#include "core/protocol/json/json_rpc.h"
#include "core/protocol/json/json_values.h"
#include "core/protocol/json/object_text.h"

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace authlink::protocol
{

namespace
{

constexpr int kMaxSeconds = 24 * 3600;
constexpr qsizetype kMaxOpen = 10'000;
constexpr int kMaxRate = 1'000'000;
constexpr qsizetype kMaxEvents = 2'000;
constexpr qsizetype kMaxChannels = 16;
constexpr qsizetype kMaxUrl = 4096;
constexpr QLatin1StringView kOk("ok");
constexpr QLatin1StringView kOutage("outage");

QJsonValue seconds(std::chrono::seconds value)
{
    return QJsonValue(static_cast<qint64>(value.count()));
}

void readSeconds(const QJsonObject &json, QLatin1StringView name, std::chrono::seconds &into)
{
    if (const auto value = intField(json, name, 0, kMaxSeconds))
        into = std::chrono::seconds(*value);
}

void readCount(const QJsonObject &json, QLatin1StringView name, int &into)
{
    into = intField(json, name, 0, kMaxCount).value_or(into);
}

QString nameOf(NoticeLevel level)
{
    switch (level) {
    case NoticeLevel::Info:
        return u"info"_s;
    case NoticeLevel::Warning:
        return u"warning"_s;
    case NoticeLevel::Error:
        return u"error"_s;
    }
    return u"warning"_s;
}

auto missing(QLatin1StringView what)
{
    return base::fail(base::invalid(what, u"missing or of the wrong type"_s));
}

base::Result<QList<VerificationView>> openFromJson(const QJsonObject &json)
{
    if (!json.value("open"_L1).isArray())
        return missing("open"_L1);
    const QJsonArray array = json.value("open"_L1).toArray();
    if (array.size() > kMaxOpen)
        return base::fail(base::invalid(u"open"_s, u"too many"_s));
    QList<VerificationView> open;
    open.reserve(array.size());
    for (const QJsonValue &each : array) {
        auto view = verificationViewFromJson(each);
        if (!view)
            return base::fail(view.error());
        open.append(std::move(*view));
    }
    return open;
}

QJsonObject toJson(const CallLimits &limits)
{
    return QJsonObject{{u"burst"_s, limits.burst}, {u"perSecond"_s, limits.perSecond}, {u"getIds"_s, limits.getIds}};
}

CallLimits limitsFromJson(const QJsonObject &json)
{
    constexpr double kSlowest = 0.1;
    CallLimits limits;
    limits.burst = intField(json, "burst"_L1, 1, kMaxRate).value_or(limits.burst);
    const double perSecond = json.value("perSecond"_L1).toDouble();
    if (perSecond >= kSlowest && perSecond <= kMaxRate)
        limits.perSecond = perSecond;
    limits.getIds = intField(json, "getIds"_L1, 1, kMaxGetIds).value_or(limits.getIds);
    return limits;
}

} // namespace

QJsonObject toJson(const PolicyView &policy)
{
    QJsonArray channels;
    for (const auto channel : policy.channels)
        channels.append(verification::nameOf(channel));
    return QJsonObject{{u"linkLifeS"_s, seconds(policy.linkLife)},
                       {u"verdictValidityS"_s, seconds(policy.verdictValidity)},
                       {u"resendCooldownS"_s, seconds(policy.resendCooldown)},
                       {u"stallAfterS"_s, seconds(policy.stallAfter)},
                       {u"maxSends"_s, policy.maxSends},
                       {u"maxOpenPerAgent"_s, policy.maxOpenPerAgent},
                       {u"allowUnlistedCustomer"_s, policy.allowUnlistedCustomer},
                       {u"channels"_s, channels}};
}

PolicyView policyViewFromJson(const QJsonObject &json)
{
    PolicyView policy;
    readSeconds(json, "linkLifeS"_L1, policy.linkLife);
    readSeconds(json, "verdictValidityS"_L1, policy.verdictValidity);
    readSeconds(json, "resendCooldownS"_L1, policy.resendCooldown);
    readSeconds(json, "stallAfterS"_L1, policy.stallAfter);
    readCount(json, "maxSends"_L1, policy.maxSends);
    readCount(json, "maxOpenPerAgent"_L1, policy.maxOpenPerAgent);
    policy.allowUnlistedCustomer = json.value("allowUnlistedCustomer"_L1).toBool(false);
    const QJsonArray channels = json.value("channels"_L1).toArray();
    for (qsizetype i = 0; i < std::min(channels.size(), kMaxChannels); ++i) {
        const auto channel = verification::fromName<verification::Channel>(channels.at(i).toString());
        if (channel && !policy.channels.contains(*channel))
            policy.channels.append(*channel);
    }
    return policy;
}

QJsonObject toJson(const HelloResult &result)
{
    QJsonObject json{{u"user"_s, QJsonObject{{u"name"_s, result.user.name},
                                             {u"displayName"_s, result.user.displayName},
                                             {u"role"_s, verification::nameOf(result.user.role)}}},
                     {u"seq"_s, result.seq},
                     {u"epoch"_s, textOrNull(result.epoch)},
                     {u"serverTime"_s, base::toRfc3339(result.serverTime)},
                     {u"policy"_s, toJson(result.policy)},
                     {u"company"_s, result.company},
                     {u"vendor"_s, result.vendor == VendorState::Outage ? kOutage : kOk},
                     {u"store"_s, result.store == StoreState::Outage ? kOutage : kOk}};
    json.insert("limits"_L1, toJson(result.limits));
    if (const auto *replayed = std::get_if<Replayed>(&result.history)) {
        json.insert("replayed"_L1, replayed->count);
        return json;
    }
    const auto &resync = std::get<Resync>(result.history);
    json.insert("resync"_L1, true);
    json.insert("open"_L1, arrayOf(resync.open));
    if (!resync.next.isEmpty())
        json.insert("next"_L1, resync.next);
    return json;
}

base::Result<HelloResult> helloResultFromJson(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    HelloResult result;
    const QJsonObject user = json.value("user"_L1).toObject();
    result.user = {.name = textField(user, "name"_L1),
                   .displayName = textField(user, "displayName"_L1),
                   .role = verification::fromName<verification::Role>(textField(user, "role"_L1)).value_or(verification::Role::Agent)};
    const auto seq = wholeField(json, "seq"_L1);
    const auto serverTime = instantField(json, "serverTime"_L1);
    if (!seq || *seq < 0)
        return missing("seq"_L1);
    if (!serverTime)
        return missing("serverTime"_L1);
    result.seq = *seq;
    result.epoch = textField(json, "epoch"_L1);
    result.serverTime = *serverTime;
    result.policy = policyViewFromJson(json.value("policy"_L1).toObject());
    result.company = textField(json, "company"_L1);
    result.vendor = textField(json, "vendor"_L1) == kOutage ? VendorState::Outage : VendorState::Ok;
    result.store = textField(json, "store"_L1) == kOutage ? StoreState::Outage : StoreState::Ok;
    result.limits = limitsFromJson(json.value("limits"_L1).toObject());
    if (json.value("resync"_L1).toBool(false)) {
        auto open = openFromJson(json);
        if (!open)
            return base::fail(open.error());
        result.history = Resync{.open = std::move(*open), .next = textField(json, "next"_L1, kMaxCursor)};
        return result;
    }
    const auto replayed = intField(json, "replayed"_L1, 0, std::numeric_limits<int>::max());
    if (!replayed)
        return missing("replayed"_L1);
    result.history = Replayed{*replayed};
    return result;
}

void write(base::JsonText &out, const VerificationChanged &change)
{
    const ObjectText object(out);
    object.value("seq"_L1, change.seq);
    object.value("at"_L1, base::toRfc3339(change.at));
    object.object("event"_L1, change.event);
    object.object("verification"_L1, change.verification);
}

QJsonObject toJson(const VerificationChanged &change)
{
    return treeOf(change);
}

base::Result<VerificationChanged> verificationChangedFromJson(const QJsonObject &json)
{
    const auto seq = wholeField(json, "seq"_L1);
    const auto at = instantField(json, "at"_L1);
    if (!seq || *seq < 0 || !at)
        return missing("seq"_L1);
    // An event that does not repeat seq and at takes them from the notification.
    QJsonObject eventJson = json.value("event"_L1).toObject();
    eventJson.insert("seq"_L1, *seq);
    if (!instantField(eventJson, "at"_L1))
        eventJson.insert("at"_L1, base::toRfc3339(*at));
    auto event = eventViewFromJson(eventJson);
    if (!event)
        return base::fail(event.error());
    auto view = verificationViewFromJson(json.value("verification"_L1));
    if (!view)
        return base::fail(view.error());
    return VerificationChanged{.seq = *seq, .at = *at, .event = std::move(*event), .verification = std::move(*view)};
}

QByteArray notificationFrame(const VerificationChanged &change)
{
    return notificationFrame(kVerificationChanged, textOf(change));
}

QJsonObject toJson(const Notice &notice)
{
    QJsonObject json{{u"level"_s, nameOf(notice.level)}, {u"code"_s, notice.code}, {u"text"_s, notice.text}};
    if (!notice.account.isEmpty())
        json.insert("account"_L1, notice.account);
    return json;
}

QByteArray notificationFrame(const Notice &notice)
{
    return notificationFrame(kNotice, toJson(notice));
}

Notice noticeFromJson(const QJsonObject &json)
{
    const QString level = textField(json, "level"_L1);
    Notice notice{.level = NoticeLevel::Warning,
                  .code = textField(json, "code"_L1),
                  .text = textField(json, "text"_L1),
                  .account = textField(json, "account"_L1)};
    for (const auto each : {NoticeLevel::Info, NoticeLevel::Error}) {
        if (level == nameOf(each))
            notice.level = each;
    }
    return notice;
}

QJsonArray toJson(const QList<CustomerView> &customers)
{
    return arrayOf(customers);
}

base::Result<QList<CustomerView>> customersFromJson(const QJsonValue &json)
{
    if (!json.isArray())
        return missing("customers"_L1);
    const QJsonArray array = json.toArray();
    QList<CustomerView> customers;
    for (qsizetype i = 0; i < std::min<qsizetype>(array.size(), kMaxSearchResults); ++i) {
        if (array.at(i).isObject())
            customers.append(customerViewFromJson(array.at(i).toObject()));
    }
    return customers;
}

QJsonObject toJson(const LinkView &link)
{
    return QJsonObject{{u"url"_s, link.url.toString(QUrl::FullyEncoded)}, {u"expiresAt"_s, instantOrNull(link.expiresAt)}};
}

base::Result<LinkView> linkFromJson(const QJsonValue &json)
{
    const QJsonObject object = json.toObject();
    const QUrl url(textField(object, "url"_L1, kMaxUrl), QUrl::StrictMode);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return missing("url"_L1);
    return LinkView{.url = url, .expiresAt = instantField(object, "expiresAt"_L1)};
}

QJsonObject toJson(const VerificationDetail &detail)
{
    QJsonObject json{{u"verification"_s, toJson(detail.verification)}, {u"events"_s, arrayOf(detail.events)}};
    if (detail.seq > 0)
        json.insert("seq"_L1, detail.seq);
    return json;
}

base::Result<VerificationDetail> detailFromJson(const QJsonValue &json)
{
    const QJsonObject object = json.toObject();
    auto view = verificationViewFromJson(object.value("verification"_L1));
    if (!view)
        return base::fail(view.error());
    if (!object.value("events"_L1).isArray())
        return missing("events"_L1);
    VerificationDetail detail{.verification = std::move(*view), .events = {}};
    const QJsonArray events = object.value("events"_L1).toArray();
    for (qsizetype i = std::max<qsizetype>(0, events.size() - kMaxEvents); i < events.size(); ++i) {
        auto event = eventViewFromJson(events.at(i));
        if (!event)
            return base::fail(event.error());
        detail.events.append(std::move(*event));
    }
    detail.seq = wholeField(object, "seq"_L1).value_or(0);
    if (detail.seq <= 0)
        detail.seq = detail.events.isEmpty() ? 0 : detail.events.constLast().seq;
    return detail;
}

QJsonObject toJson(const VerificationDetails &details)
{
    return QJsonObject{{u"items"_s, arrayOf(details.items)}, {u"notFound"_s, QJsonArray::fromStringList(details.notFound)}};
}

base::Result<VerificationDetails> detailsFromJson(const QJsonValue &json)
{
    const QJsonObject object = json.toObject();
    if (!object.value("items"_L1).isArray())
        return missing("items"_L1);
    VerificationDetails details;
    const QJsonArray items = object.value("items"_L1).toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(items.size(), kMaxGetIds); ++i) {
        if (auto detail = detailFromJson(items.at(i)))
            details.items.append(std::move(*detail));
    }
    const QJsonArray notFound = object.value("notFound"_L1).toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(notFound.size(), kMaxGetIds); ++i)
        details.notFound.append(notFound.at(i).toString());
    return details;
}

QJsonObject toJson(const OpenPage &page)
{
    QJsonObject json{{u"seq"_s, page.seq}, {u"open"_s, arrayOf(page.open)}};
    if (!page.next.isEmpty())
        json.insert("next"_L1, page.next);
    return json;
}

base::Result<OpenPage> openPageFromJson(const QJsonValue &json)
{
    const QJsonObject object = json.toObject();
    const auto seq = wholeField(object, "seq"_L1);
    if (!seq || *seq < 0)
        return missing("seq"_L1);
    auto open = openFromJson(object);
    if (!open)
        return base::fail(open.error());
    return OpenPage{.seq = *seq, .open = std::move(*open), .next = textField(object, "next"_L1, kMaxCursor)};
}

QJsonObject toJson(const HistoryPageView &page)
{
    QJsonObject json{{u"items"_s, arrayOf(page.items)}};
    if (!page.next.isEmpty())
        json.insert("next"_L1, page.next);
    return json;
}

base::Result<HistoryPageView> historyPageFromJson(const QJsonValue &json)
{
    const QJsonObject object = json.toObject();
    if (!object.value("items"_L1).isArray())
        return missing("items"_L1);
    HistoryPageView page;
    const QJsonArray items = object.value("items"_L1).toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(items.size(), kMaxHistoryItems); ++i) {
        if (auto view = verificationViewFromJson(items.at(i)))
            page.items.append(std::move(*view));
    }
    page.next = textField(object, "next"_L1, kMaxCursor);
    return page;
}

} // namespace authlink::protocol
