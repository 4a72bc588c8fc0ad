// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/messages.h"

#include "core/protocol/json_values.h"
#include "core/protocol/stream.h"

#include <algorithm>
#include <limits>

namespace authlink::protocol
{

namespace
{

constexpr int kMaxSeconds = 24 * 3600;
constexpr int kMaxCounted = 1000;
constexpr qsizetype kMaxOpen = 10'000;
constexpr qsizetype kMaxEvents = 2'000;
constexpr qsizetype kMaxChannels = 16;
constexpr qsizetype kMaxUrl = 4096;
constexpr qsizetype kMaxCursor = 1024;
constexpr QLatin1StringView kVendorOk("ok");
constexpr QLatin1StringView kVendorOutage("outage");

QJsonValue seconds(std::chrono::seconds value)
{
    return QJsonValue(static_cast<qint64>(value.count()));
}

void readSeconds(const QJsonObject &json, QLatin1String name, std::chrono::seconds &into)
{
    if (const auto value = intField(json, name, 0, kMaxSeconds))
        into = std::chrono::seconds(*value);
}

void readCount(const QJsonObject &json, QLatin1String name, int &into)
{
    into = intField(json, name, 0, kMaxCounted).value_or(into);
}

QString nameOf(NoticeLevel level)
{
    switch (level) {
    case NoticeLevel::Info:
        return QStringLiteral("info");
    case NoticeLevel::Warning:
        return QStringLiteral("warning");
    case NoticeLevel::Error:
        return QStringLiteral("error");
    }
    return QStringLiteral("warning");
}

auto missing(const char *what)
{
    return base::fail(base::invalid(QString::fromLatin1(what), QStringLiteral("missing or of the wrong type")));
}

base::Result<Resync> resyncFromJson(const QJsonObject &json)
{
    if (!json.value(u"open").isArray())
        return missing("open");
    const QJsonArray open = json.value(u"open").toArray();
    if (open.size() > kMaxOpen)
        return base::fail(base::invalid(QStringLiteral("open"), QStringLiteral("too many")));
    Resync resync;
    resync.open.reserve(open.size());
    for (const QJsonValue &each : open) {
        auto view = verificationViewFromJson(each.toObject());
        if (!view)
            return base::fail(view.error());
        resync.open.append(std::move(*view));
    }
    return resync;
}

} // namespace

PolicyView policyViewOf(const verification::Policy &policy, const QList<verification::Channel> &channels)
{
    return PolicyView{.linkLife = policy.linkLife,
                      .verdictValidity = policy.verdictValidity,
                      .resendCooldown = policy.resendCooldown,
                      .stallAfter = policy.stallAfter,
                      .maxSends = policy.maxSends,
                      .maxOpenPerAgent = policy.maxOpenPerAgent,
                      .allowUnlistedCustomer = policy.allowUnlistedCustomer,
                      .channels = channels};
}

QJsonObject toJson(const PolicyView &policy)
{
    QJsonArray channels;
    for (const auto channel : policy.channels)
        channels.append(verification::nameOf(channel));
    return QJsonObject{{QStringLiteral("linkLifeS"), seconds(policy.linkLife)},
                       {QStringLiteral("verdictValidityS"), seconds(policy.verdictValidity)},
                       {QStringLiteral("resendCooldownS"), seconds(policy.resendCooldown)},
                       {QStringLiteral("stallAfterS"), seconds(policy.stallAfter)},
                       {QStringLiteral("maxSends"), policy.maxSends},
                       {QStringLiteral("maxOpenPerAgent"), policy.maxOpenPerAgent},
                       {QStringLiteral("allowUnlistedCustomer"), policy.allowUnlistedCustomer},
                       {QStringLiteral("channels"), channels}};
}

PolicyView policyViewFromJson(const QJsonObject &json)
{
    PolicyView policy;
    readSeconds(json, QLatin1String("linkLifeS"), policy.linkLife);
    readSeconds(json, QLatin1String("verdictValidityS"), policy.verdictValidity);
    readSeconds(json, QLatin1String("resendCooldownS"), policy.resendCooldown);
    readSeconds(json, QLatin1String("stallAfterS"), policy.stallAfter);
    readCount(json, QLatin1String("maxSends"), policy.maxSends);
    readCount(json, QLatin1String("maxOpenPerAgent"), policy.maxOpenPerAgent);
    policy.allowUnlistedCustomer = json.value(u"allowUnlistedCustomer").toBool(false);
    const QJsonArray channels = json.value(u"channels").toArray();
    for (qsizetype i = 0; i < std::min(channels.size(), kMaxChannels); ++i) {
        const auto channel = verification::fromName<verification::Channel>(channels.at(i).toString());
        if (channel && !policy.channels.contains(*channel))
            policy.channels.append(*channel);
    }
    return policy;
}

QJsonObject toJson(const HelloResult &result)
{
    QJsonObject json{{QStringLiteral("user"), QJsonObject{{QStringLiteral("name"), result.user.name},
                                                          {QStringLiteral("displayName"), result.user.displayName},
                                                          {QStringLiteral("role"), verification::nameOf(result.user.role)}}},
                     {QStringLiteral("seq"), result.seq},
                     {QStringLiteral("serverTime"), base::toRfc3339(result.serverTime)},
                     {QStringLiteral("policy"), toJson(result.policy)},
                     {QStringLiteral("company"), result.company},
                     {QStringLiteral("vendor"), result.vendor == VendorState::Outage ? kVendorOutage : kVendorOk}};
    if (const auto *replayed = std::get_if<Replayed>(&result.history)) {
        json.insert(u"replayed", replayed->count);
        return json;
    }
    QJsonArray open;
    for (const auto &each : std::get<Resync>(result.history).open)
        open.append(toJson(each));
    json.insert(u"resync", true);
    json.insert(u"open", open);
    return json;
}

base::Result<HelloResult> helloResultFromJson(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    HelloResult result;
    const QJsonObject user = json.value(u"user").toObject();
    result.user = {
        .name = textField(user, QLatin1String("name")),
        .displayName = textField(user, QLatin1String("displayName")),
        .role = verification::fromName<verification::Role>(textField(user, QLatin1String("role"))).value_or(verification::Role::Agent)};
    const auto seq = wholeField(json, QLatin1String("seq"));
    const auto serverTime = instantField(json, QLatin1String("serverTime"));
    if (!seq || *seq < 0)
        return missing("seq");
    if (!serverTime)
        return missing("serverTime");
    result.seq = *seq;
    result.serverTime = *serverTime;
    result.policy = policyViewFromJson(json.value(u"policy").toObject());
    result.company = textField(json, QLatin1String("company"));
    result.vendor = textField(json, QLatin1String("vendor")) == kVendorOutage ? VendorState::Outage : VendorState::Ok;
    if (json.value(u"resync").toBool(false)) {
        auto resync = resyncFromJson(json);
        if (!resync)
            return base::fail(resync.error());
        result.history = std::move(*resync);
        return result;
    }
    const auto replayed = intField(json, QLatin1String("replayed"), 0, std::numeric_limits<int>::max());
    if (!replayed)
        return missing("replayed");
    result.history = Replayed{*replayed};
    return result;
}

QJsonObject toJson(const VerificationChanged &change)
{
    return QJsonObject{{QStringLiteral("seq"), change.seq},
                       {QStringLiteral("at"), base::toRfc3339(change.at)},
                       {QStringLiteral("event"), toJson(change.event)},
                       {QStringLiteral("verification"), toJson(change.verification)}};
}

base::Result<VerificationChanged> verificationChangedFromJson(const QJsonObject &json)
{
    const auto seq = wholeField(json, QLatin1String("seq"));
    const auto at = instantField(json, QLatin1String("at"));
    if (!seq || *seq < 0 || !at)
        return missing("seq");
    // The event repeats seq and at; {kind, …} alone is enough.
    QJsonObject eventJson = json.value(u"event").toObject();
    eventJson.insert(u"seq", *seq);
    if (!instantField(eventJson, QLatin1String("at")))
        eventJson.insert(u"at", base::toRfc3339(*at));
    auto event = eventViewFromJson(eventJson);
    if (!event)
        return base::fail(event.error());
    auto view = verificationViewFromJson(json.value(u"verification").toObject());
    if (!view)
        return base::fail(view.error());
    return VerificationChanged{.seq = *seq, .at = *at, .event = std::move(*event), .verification = std::move(*view)};
}

QJsonObject toJson(const Notice &notice)
{
    return QJsonObject{
        {QStringLiteral("level"), nameOf(notice.level)}, {QStringLiteral("code"), notice.code}, {QStringLiteral("text"), notice.text}};
}

Notice noticeFromJson(const QJsonObject &json)
{
    const QString level = textField(json, QLatin1String("level"));
    Notice notice{
        .level = NoticeLevel::Warning, .code = textField(json, QLatin1String("code")), .text = textField(json, QLatin1String("text"))};
    for (const auto each : {NoticeLevel::Info, NoticeLevel::Error}) {
        if (level == nameOf(each))
            notice.level = each;
    }
    return notice;
}

base::Result<QList<CustomerView>> customersFromJson(const QJsonValue &json)
{
    if (!json.isArray())
        return missing("customers");
    const QJsonArray array = json.toArray();
    QList<CustomerView> customers;
    for (qsizetype i = 0; i < std::min<qsizetype>(array.size(), kMaxSearchResults); ++i) {
        if (array.at(i).isObject())
            customers.append(customerViewFromJson(array.at(i).toObject()));
    }
    return customers;
}

base::Result<VerificationView> verificationFromJson(const QJsonValue &json)
{
    return verificationViewFromJson(json.toObject());
}

QJsonObject toJson(const LinkView &link)
{
    return QJsonObject{{QStringLiteral("url"), link.url.toString(QUrl::FullyEncoded)},
                       {QStringLiteral("expiresAt"), instantOrNull(link.expiresAt)}};
}

base::Result<LinkView> linkFromJson(const QJsonValue &json)
{
    const QJsonObject object = json.toObject();
    const QUrl url(textField(object, QLatin1String("url"), kMaxUrl), QUrl::StrictMode);
    const bool isWeb = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return missing("url");
    return LinkView{.url = url, .expiresAt = instantField(object, QLatin1String("expiresAt"))};
}

QJsonObject toJson(const VerificationDetail &detail)
{
    QJsonArray events;
    for (const auto &event : detail.events)
        events.append(toJson(event));
    return QJsonObject{{QStringLiteral("verification"), toJson(detail.verification)}, {QStringLiteral("events"), events}};
}

base::Result<VerificationDetail> detailFromJson(const QJsonValue &json)
{
    const QJsonObject object = json.toObject();
    auto view = verificationViewFromJson(object.value(u"verification").toObject());
    if (!view)
        return base::fail(view.error());
    if (!object.value(u"events").isArray())
        return missing("events");
    VerificationDetail detail{.verification = std::move(*view), .events = {}};
    const QJsonArray events = object.value(u"events").toArray();
    for (qsizetype i = std::max<qsizetype>(0, events.size() - kMaxEvents); i < events.size(); ++i) {
        auto event = eventViewFromJson(events.at(i).toObject());
        if (!event)
            return base::fail(event.error());
        detail.events.append(std::move(*event));
    }
    return detail;
}

QJsonObject toJson(const HistoryPageView &page)
{
    QJsonArray items;
    for (const auto &each : page.items)
        items.append(toJson(each));
    QJsonObject json{{QStringLiteral("items"), items}};
    if (!page.next.isEmpty())
        json.insert(u"next", page.next);
    return json;
}

base::Result<HistoryPageView> historyPageFromJson(const QJsonValue &json)
{
    const QJsonObject object = json.toObject();
    if (!object.value(u"items").isArray())
        return missing("items");
    HistoryPageView page;
    const QJsonArray items = object.value(u"items").toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(items.size(), kMaxHistoryItems); ++i) {
        if (auto view = verificationViewFromJson(items.at(i).toObject()))
            page.items.append(std::move(*view));
    }
    page.next = textField(object, QLatin1String("next"), kMaxCursor);
    return page;
}

} // namespace authlink::protocol
