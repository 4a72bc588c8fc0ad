// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/verification_view.h"

#include "core/protocol/json_values.h"

#include <algorithm>

namespace authlink::protocol
{

namespace
{

constexpr qsizetype kMaxReasons = 16;
constexpr int kMaxAttempts = 1000;

template <typename Enum>
QJsonValue nameOrNull(const WireEnum<Enum> &named)
{
    return textOrNull(named.name);
}

template <typename Enum>
WireEnum<Enum> namedField(const QJsonObject &json, QLatin1String name)
{
    return WireEnum<Enum>::fromName(textField(json, name));
}

} // namespace

bool VerificationView::hasReason(verification::Reason reason) const
{
    return std::any_of(reasons.begin(), reasons.end(), [reason](const auto &each) { return each.is(reason); });
}

QJsonObject toJson(const CustomerView &view)
{
    QJsonObject json{{QStringLiteral("account"), textOrNull(view.account)},
                     {QStringLiteral("name"), view.name},
                     {QStringLiteral("phoneMasked"), textOrNull(view.phoneMasked)},
                     {QStringLiteral("emailMasked"), textOrNull(view.emailMasked)},
                     {QStringLiteral("language"), textOrNull(view.language)}};
    if (!view.customerId.isEmpty())
        json.insert(u"customerId", view.customerId);
    return json;
}

CustomerView customerViewFromJson(const QJsonObject &json)
{
    return CustomerView{.account = textField(json, QLatin1String("account")),
                        .name = textField(json, QLatin1String("name")),
                        .phoneMasked = textField(json, QLatin1String("phoneMasked")),
                        .emailMasked = textField(json, QLatin1String("emailMasked")),
                        .language = textField(json, QLatin1String("language")),
                        .customerId = textField(json, QLatin1String("customerId"))};
}

QJsonObject toJson(const VerificationView &view)
{
    QJsonArray reasons;
    for (const auto &reason : view.reasons)
        reasons.append(reason.name);
    return QJsonObject{
        {QStringLiteral("id"), view.id},
        {QStringLiteral("status"), nameOrNull(view.status)},
        {QStringLiteral("verdict"), nameOrNull(view.verdict)},
        {QStringLiteral("reasons"), reasons},
        {QStringLiteral("customer"), toJson(view.customer)},
        {QStringLiteral("agent"),
         QJsonObject{{QStringLiteral("name"), view.agent.name}, {QStringLiteral("displayName"), view.agent.displayName}}},
        {QStringLiteral("callId"), textOrNull(view.callId)},
        {QStringLiteral("channel"), nameOrNull(view.channel)},
        {QStringLiteral("linkMode"), nameOrNull(view.linkMode)},
        {QStringLiteral("words"), QJsonArray{view.firstWord, view.secondWord}},
        {QStringLiteral("landing"), view.landing},
        {QStringLiteral("foundByAsking"), view.foundByAsking},
        {QStringLiteral("messageReport"), textOrNull(view.messageReport)},
        {QStringLiteral("sends"), view.sends},
        {QStringLiteral("attemptsLeft"), intOrNull(view.attemptsLeft)},
        {QStringLiteral("linkExpiresAt"), instantOrNull(view.linkExpiresAt)},
        {QStringLiteral("validUntil"), instantOrNull(view.validUntil)},
        {QStringLiteral("createdAt"), instantOrNull(view.createdAt)},
        {QStringLiteral("sentAt"), instantOrNull(view.sentAt)},
        {QStringLiteral("openedAt"), instantOrNull(view.openedAt)},
        {QStringLiteral("decidedAt"), instantOrNull(view.decidedAt)},
        {QStringLiteral("closedAt"), instantOrNull(view.closedAt)},
    };
}

base::Result<VerificationView> verificationViewFromJson(const QJsonObject &json)
{
    VerificationView view;
    view.id = textField(json, QLatin1String("id"));
    if (view.id.isEmpty())
        return base::fail(base::invalid(QStringLiteral("verification.id"), QStringLiteral("missing")));
    view.status = namedField<verification::Status>(json, QLatin1String("status"));
    if (view.status.isAbsent())
        return base::fail(base::invalid(QStringLiteral("verification.status"), QStringLiteral("missing")));
    view.verdict = namedField<verification::Verdict>(json, QLatin1String("verdict"));
    const QJsonArray reasons = json.value(u"reasons").toArray();
    for (qsizetype i = 0; i < std::min(reasons.size(), kMaxReasons); ++i) {
        if (reasons.at(i).isString())
            view.reasons.append(WireEnum<verification::Reason>::fromName(reasons.at(i).toString().left(kMaxText)));
    }
    view.customer = customerViewFromJson(json.value(u"customer").toObject());
    const QJsonObject agent = json.value(u"agent").toObject();
    view.agent = {.name = textField(agent, QLatin1String("name")), .displayName = textField(agent, QLatin1String("displayName"))};
    view.callId = textField(json, QLatin1String("callId"));
    view.channel = namedField<verification::Channel>(json, QLatin1String("channel"));
    view.linkMode = namedField<verification::LinkMode>(json, QLatin1String("linkMode"));
    const QJsonArray words = json.value(u"words").toArray();
    view.firstWord = words.at(0).toString().left(kMaxText);
    view.secondWord = words.at(1).toString().left(kMaxText);
    view.landing = json.value(u"landing").toBool(true);
    view.foundByAsking = json.value(u"foundByAsking").toBool(false);
    view.messageReport = textField(json, QLatin1String("messageReport"));
    view.sends = intField(json, QLatin1String("sends"), 0, kMaxAttempts).value_or(0);
    view.attemptsLeft = intField(json, QLatin1String("attemptsLeft"), 0, kMaxAttempts);
    view.linkExpiresAt = instantField(json, QLatin1String("linkExpiresAt"));
    view.validUntil = instantField(json, QLatin1String("validUntil"));
    view.createdAt = instantField(json, QLatin1String("createdAt"));
    view.sentAt = instantField(json, QLatin1String("sentAt"));
    view.openedAt = instantField(json, QLatin1String("openedAt"));
    view.decidedAt = instantField(json, QLatin1String("decidedAt"));
    view.closedAt = instantField(json, QLatin1String("closedAt"));
    return view;
}

QJsonObject toJson(const EventView &view)
{
    return QJsonObject{{QStringLiteral("seq"), view.seq},
                       {QStringLiteral("at"), base::toRfc3339(view.at)},
                       {QStringLiteral("kind"), view.kind},
                       {QStringLiteral("by"), textOrNull(view.by)},
                       {QStringLiteral("detail"), view.detail}};
}

base::Result<EventView> eventViewFromJson(const QJsonObject &json)
{
    const auto seq = wholeField(json, QLatin1String("seq"));
    const auto at = instantField(json, QLatin1String("at"));
    const QString kind = textField(json, QLatin1String("kind"));
    if (!seq || *seq < 0 || !at || kind.isEmpty())
        return base::fail(base::invalid(QStringLiteral("event"), QStringLiteral("seq, at and kind are needed")));
    return EventView{
        .seq = *seq, .at = *at, .kind = kind, .by = textField(json, QLatin1String("by")), .detail = json.value(u"detail").toObject()};
}

} // namespace authlink::protocol
