// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/messages.h"

#include "core/protocol/json/json_rpc.h"
#include "core/protocol/json/json_values.h"
#include "core/protocol/json/object_text.h"

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::Literals::StringLiterals;

/// The answer to hello.
namespace authlink::protocol
{

namespace
{

constexpr int kMaxSeconds = 24 * 3600;
constexpr int kMaxRate = 1'000'000;
constexpr qsizetype kMaxChannels = 16;
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
        auto page = openPageFromJson(value);
        if (!page)
            return base::fail(page.error());
        result.history = Resync{.open = std::move(page->open), .next = std::move(page->next)};
        return result;
    }
    const auto replayed = intField(json, "replayed"_L1, 0, std::numeric_limits<int>::max());
    if (!replayed)
        return missing("replayed"_L1);
    result.history = Replayed{*replayed};
    return result;
}

} // namespace authlink::protocol
