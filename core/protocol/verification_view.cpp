// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/verification_view.h"

#include "core/protocol/json/json_values.h"
#include "core/protocol/json/object_text.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::protocol
{

namespace
{

constexpr qsizetype kMaxReasons = 16;
constexpr std::array kEnrolments{std::pair{Enrolment::Enrolled, "enrolled"_L1}, std::pair{Enrolment::Pending, "pending"_L1},
                                 std::pair{Enrolment::None, "none"_L1}};

/// A name that this build does not know reads as not said: the relay refuses whom it can't verify.
Enrolment enrolmentIn(const QJsonObject &json)
{
    const QString written = textField(json, "enrolment"_L1);
    for (const auto &[value, name] : kEnrolments) {
        if (written == name)
            return value;
    }
    return Enrolment::Unknown;
}

template <typename Enum>
WireEnum<Enum> enumField(const QJsonObject &json, QLatin1StringView name)
{
    return WireEnum<Enum>::fromName(textField(json, name));
}

std::optional<QString> customerIdIn(const QJsonObject &json)
{
    constexpr auto kName = "customerId"_L1;
    return json.value(kName).isString() ? std::optional(textField(json, kName)) : std::nullopt;
}

QList<WireEnum<verification::Reason>> reasonsIn(const QJsonObject &json)
{
    QList<WireEnum<verification::Reason>> reasons;
    const QJsonArray names = json.value("reasons"_L1).toArray();
    for (qsizetype i = 0; i < std::min(names.size(), kMaxReasons); ++i) {
        if (names.at(i).isString())
            reasons.append(WireEnum<verification::Reason>::fromName(names.at(i).toString().left(kMaxText)));
    }
    return reasons;
}

} // namespace

bool VerificationView::hasReason(verification::Reason reason) const
{
    return std::any_of(reasons.begin(), reasons.end(), [reason](const auto &each) { return each.is(reason); });
}

void write(base::JsonText &out, const CustomerView &view)
{
    const ObjectText object(out);
    object.textOrNull("account"_L1, view.account);
    object.value("name"_L1, view.name);
    object.textOrNull("phoneMasked"_L1, view.phoneMasked);
    object.textOrNull("emailMasked"_L1, view.emailMasked);
    object.textOrNull("language"_L1, view.language);
    if (view.customerId)
        object.value("customerId"_L1, *view.customerId);
    if (!view.customerIdMasked.isEmpty())
        object.value("customerIdMasked"_L1, view.customerIdMasked);
    for (const auto &[value, name] : kEnrolments) {
        if (view.enrolment == value)
            object.value("enrolment"_L1, QString(name));
    }
}

QJsonObject toJson(const CustomerView &view)
{
    return treeOf(view);
}

CustomerView customerViewFromJson(const QJsonObject &json)
{
    return CustomerView{.account = textField(json, "account"_L1),
                        .name = textField(json, "name"_L1),
                        .phoneMasked = textField(json, "phoneMasked"_L1),
                        .emailMasked = textField(json, "emailMasked"_L1),
                        .language = textField(json, "language"_L1),
                        .customerId = customerIdIn(json),
                        .customerIdMasked = textField(json, "customerIdMasked"_L1),
                        .enrolment = enrolmentIn(json)};
}

void write(base::JsonText &out, const VerificationView &view)
{
    const ObjectText object(out);
    object.value("id"_L1, view.id);
    object.textOrNull("status"_L1, view.status.name);
    object.textOrNull("verdict"_L1, view.verdict.name);
    object.array("reasons"_L1, [&] {
        for (const auto &reason : view.reasons)
            out.value(reason.name);
    });
    object.object("customer"_L1, view.customer);
    object.object("agent"_L1, [&](const ObjectText &agent) {
        agent.value("name"_L1, view.agent.name);
        agent.value("displayName"_L1, view.agent.displayName);
    });
    object.textOrNull("callId"_L1, view.callId);
    object.textOrNull("channel"_L1, view.channel.name);
    object.textOrNull("linkMode"_L1, view.linkMode.name);
    object.array("words"_L1, [&] {
        out.value(view.firstWord);
        out.value(view.secondWord);
    });
    object.value("landing"_L1, view.landing);
    object.value("unlisted"_L1, view.unlisted);
    object.value("contested"_L1, view.contested);
    object.value("foundByAsking"_L1, view.foundByAsking);
    object.textOrNull("messageReport"_L1, view.messageReport);
    object.value("sends"_L1, view.sends);
    object.valueOrNull("attemptsLeft"_L1, view.attemptsLeft);
    object.valueOrNull("linkExpiresAt"_L1, view.linkExpiresAt);
    object.valueOrNull("validUntil"_L1, view.validUntil);
    object.valueOrNull("createdAt"_L1, view.createdAt);
    object.valueOrNull("sentAt"_L1, view.sentAt);
    object.valueOrNull("openedAt"_L1, view.openedAt);
    object.valueOrNull("decidedAt"_L1, view.decidedAt);
    object.valueOrNull("closedAt"_L1, view.closedAt);
}

QJsonObject toJson(const VerificationView &view)
{
    return treeOf(view);
}

base::Result<VerificationView> verificationViewFromJson(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    VerificationView view;
    view.id = textField(json, "id"_L1);
    if (view.id.isEmpty())
        return base::fail(base::invalid(u"verification.id"_s, u"missing"_s));
    view.status = enumField<verification::Status>(json, "status"_L1);
    if (view.status.isAbsent())
        return base::fail(base::invalid(u"verification.status"_s, u"missing"_s));
    view.verdict = enumField<verification::Verdict>(json, "verdict"_L1);
    view.reasons = reasonsIn(json);
    view.customer = customerViewFromJson(json.value("customer"_L1).toObject());
    const QJsonObject agent = json.value("agent"_L1).toObject();
    view.agent = {.name = textField(agent, "name"_L1), .displayName = textField(agent, "displayName"_L1)};
    view.callId = textField(json, "callId"_L1);
    view.channel = enumField<verification::Channel>(json, "channel"_L1);
    view.linkMode = enumField<verification::LinkMode>(json, "linkMode"_L1);
    const QJsonArray words = json.value("words"_L1).toArray();
    view.firstWord = words.at(0).toString().left(kMaxText);
    view.secondWord = words.at(1).toString().left(kMaxText);
    view.landing = json.value("landing"_L1).toBool(true);
    view.unlisted = json.value("unlisted"_L1).toBool(false) || view.customer.account.isEmpty();
    view.contested = json.value("contested"_L1).toBool(false);
    view.foundByAsking = json.value("foundByAsking"_L1).toBool(false);
    view.messageReport = textField(json, "messageReport"_L1);
    view.sends = intField(json, "sends"_L1, 0, kMaxCount).value_or(0);
    view.attemptsLeft = intField(json, "attemptsLeft"_L1, 0, kMaxCount);
    view.linkExpiresAt = instantField(json, "linkExpiresAt"_L1);
    view.validUntil = instantField(json, "validUntil"_L1);
    view.createdAt = instantField(json, "createdAt"_L1);
    view.sentAt = instantField(json, "sentAt"_L1);
    view.openedAt = instantField(json, "openedAt"_L1);
    view.decidedAt = instantField(json, "decidedAt"_L1);
    view.closedAt = instantField(json, "closedAt"_L1);
    return view;
}

EventDetail detailOf(const EventView &event)
{
    const QJsonValue customer = event.detail.value("customer"_L1);
    return {.unlisted = customer.isObject() && textField(customer.toObject(), "account"_L1).isEmpty(),
            .verdict = enumField<verification::Verdict>(event.detail, "verdict"_L1),
            .reasons = reasonsIn(event.detail),
            .foundByAsking = event.detail.value("foundByAsking"_L1).toBool(false),
            .validityEnded = event.detail.value("validityEnded"_L1).toBool(false),
            .samePhone = event.detail.value("samePhone"_L1).toBool(false),
            .report = textField(event.detail, "report"_L1),
            .code = textField(event.detail, "code"_L1),
            .text = textField(event.detail, "text"_L1),
            .outcome = textField(event.detail, "outcome"_L1, kMaxOutcomeCode)};
}

void write(base::JsonText &out, const EventView &view)
{
    const ObjectText object(out);
    object.value("seq"_L1, view.seq);
    object.value("at"_L1, base::toRfc3339(view.at));
    object.value("kind"_L1, view.kind);
    object.value("by"_L1, view.by);
    object.value("detail"_L1, QJsonValue(view.detail));
}

QJsonObject toJson(const EventView &view)
{
    return treeOf(view);
}

base::Result<EventView> eventViewFromJson(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    const auto seq = wholeField(json, "seq"_L1);
    const auto at = instantField(json, "at"_L1);
    const QString kind = textField(json, "kind"_L1);
    if (!seq || *seq < 0 || !at || kind.isEmpty())
        return base::fail(base::invalid(u"event"_s, u"seq, at and kind are needed"_s));
    return EventView{.seq = *seq, .at = *at, .kind = kind, .by = textField(json, "by"_L1), .detail = json.value("detail"_L1).toObject()};
}

} // namespace authlink::protocol
