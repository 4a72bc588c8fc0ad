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

void readSeconds(const QJsonObject &json, QLatin1StringView name, std::chrono::seconds &into)
{
    if (const auto value = intField(json, name, 0, kMaxSeconds))
        into = std::chrono::seconds(*value);
}

void readCount(const QJsonObject &json, QLatin1StringView name, int &into)
{
    into = intField(json, name, 0, kMaxCount).value_or(into);
}

void members(const ObjectText &object, const CallLimits &limits)
{
    object.value("burst"_L1, limits.burst);
    object.value("perSecond"_L1, limits.perSecond);
    object.value("getIds"_L1, limits.getIds);
}

void members(const ObjectText &object, base::JsonText &out, const PolicyView &policy)
{
    object.value("linkLifeS"_L1, qint64(policy.linkLife.count()));
    object.value("verdictValidityS"_L1, qint64(policy.verdictValidity.count()));
    object.value("resendCooldownS"_L1, qint64(policy.resendCooldown.count()));
    object.value("stallAfterS"_L1, qint64(policy.stallAfter.count()));
    object.value("maxSends"_L1, policy.maxSends);
    object.value("maxOpenPerAgent"_L1, policy.maxOpenPerAgent);
    object.value("allowUnlistedCustomer"_L1, policy.allowUnlistedCustomer);
    object.array("channels"_L1, [&] {
        for (const auto channel : policy.channels)
            out.value(verification::nameOf(channel));
    });
    writePhrases(object, policy.coaching);
    if (policy.closing != ClosingView{})
        object.object("closing"_L1, policy.closing);
}

void members(const ObjectText &object, const UserView &user)
{
    object.value("name"_L1, user.name);
    object.value("displayName"_L1, user.displayName);
    object.value("role"_L1, verification::nameOf(user.role));
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
    policy.coaching = phrasesFromJson(json.value("coaching"_L1).toObject());
    policy.closing = closingViewFromJson(json.value("closing"_L1).toObject());
    return policy;
}

} // namespace

void write(base::JsonText &out, const HelloResult &result)
{
    const ObjectText object(out);
    object.object("user"_L1, [&](const ObjectText &user) { members(user, result.user); });
    object.value("seq"_L1, result.seq);
    object.textOrNull("epoch"_L1, result.epoch);
    object.value("serverTime"_L1, base::toRfc3339(result.serverTime));
    object.object("policy"_L1, [&](const ObjectText &policy) { members(policy, out, result.policy); });
    object.value("company"_L1, result.company);
    object.value("vendor"_L1, QString(result.vendor == VendorState::Outage ? kOutage : kOk));
    object.value("store"_L1, QString(result.store == StoreState::Outage ? kOutage : kOk));
    object.object("limits"_L1, [&](const ObjectText &limits) { members(limits, result.limits); });
    if (const auto *replayed = std::get_if<Replayed>(&result.history))
        return object.value("replayed"_L1, replayed->count);
    const auto &resync = std::get<Resync>(result.history);
    object.value("resync"_L1, true);
    object.array("open"_L1, [&] {
        for (const VerificationView &view : resync.open)
            write(out, view);
    });
    if (!resync.next.isEmpty())
        object.value("next"_L1, resync.next);
}

QJsonObject toJson(const HelloResult &result)
{
    return treeOf(result);
}

QByteArray resultFrame(const QJsonValue &id, const HelloResult &result)
{
    return resultFrame(id, textOf(result));
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
