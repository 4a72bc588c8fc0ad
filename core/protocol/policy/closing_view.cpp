// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/policy/closing_view.h"

#include "core/base/formats/plain_text.h"
#include "core/base/language.h"
#include "core/protocol/json/json_values.h"
#include "core/protocol/json/object_text.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::protocol
{

namespace
{

using verification::Status;
using verification::Verdict;

constexpr Status kResultsWithoutVerdict[] = {Status::Denied, Status::Expired, Status::Cancelled, Status::SendFailed};

void labelMembers(const ObjectText &object, const Labels &labels)
{
    for (const QLatin1StringView language : base::kLanguages) {
        if (const auto label = labels.constFind(QString(language)); label != labels.cend())
            object.value(language, *label);
    }
}

Labels labelsFromJson(const QJsonObject &json)
{
    Labels labels;
    for (const QLatin1StringView language : base::kLanguages) {
        const QString label = base::plainParagraph(textField(json, language, kMaxLabel));
        if (!label.isEmpty())
            labels.insert(QString(language), label);
    }
    return labels;
}

QJsonArray arrayIn(const QJsonObject &json, QLatin1StringView name)
{
    return json.value(name).toArray();
}

QList<OutcomeView> outcomesFromJson(const QJsonArray &array)
{
    QList<OutcomeView> outcomes;
    for (const QJsonValue &each : array) {
        const QJsonObject json = each.toObject();
        OutcomeView outcome{.code = textField(json, "code"_L1), .labels = labelsFromJson(json.value("labels"_L1).toObject())};
        const bool isTwice =
            std::any_of(outcomes.begin(), outcomes.end(), [&outcome](const auto &other) { return other.code == outcome.code; });
        if (isOutcomeCode(outcome.code) && !outcome.labels.isEmpty() && !isTwice && outcomes.size() < kMaxOutcomes)
            outcomes.append(std::move(outcome));
    }
    return outcomes;
}

QList<FollowUpView> followUpsFromJson(const QJsonArray &array)
{
    QList<FollowUpView> followUps;
    for (const QJsonValue &each : array) {
        const QJsonObject json = each.toObject();
        FollowUpView followUp{.results = {}, .labels = labelsFromJson(json.value("labels"_L1).toObject()), .url = {}};
        const QString url = json.value("url"_L1).toString(); // a cut address leads somewhere else
        if (url.size() <= kMaxFollowUpUrl)
            followUp.url = url;
        for (const QJsonValue &result : arrayIn(json, "results"_L1)) {
            if (resultNames().contains(result.toString()) && !followUp.results.contains(result.toString()))
                followUp.results.append(result.toString());
        }
        if (!followUp.labels.isEmpty() && !followUp.url.isEmpty() && !followUp.results.isEmpty() && followUps.size() < kMaxFollowUps)
            followUps.append(std::move(followUp));
    }
    return followUps;
}

} // namespace

QString labelFor(const Labels &labels, const QString &language)
{
    const QString nearest = base::nearestLanguage(language).value_or(QString(base::kDefaultLanguage));
    if (labels.contains(nearest))
        return labels.value(nearest);
    return labels.value(QString(base::kDefaultLanguage), labels.isEmpty() ? QString() : labels.first());
}

bool isOutcomeCode(const QString &code)
{
    return !code.isEmpty() && code.size() <= kMaxOutcomeCode && std::all_of(code.begin(), code.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
    });
}

QStringList resultNames()
{
    QStringList names;
    for (int verdict = 0; verdict <= static_cast<int>(Verdict::NeedsReview); ++verdict)
        names.append(verification::nameOf(static_cast<Verdict>(verdict)));
    for (const Status status : kResultsWithoutVerdict)
        names.append(verification::nameOf(status));
    return names;
}

QString resultNameOf(const VerificationView &view)
{
    if (view.isPending())
        return {};
    if (view.verdict.is(Verdict::Verified) && (view.unlisted || view.customer.account.isEmpty()))
        return u"name_not_proven"_s;
    // The customer's No counts, also where it came after the verdict or from another device.
    if (std::any_of(view.reasons.begin(), view.reasons.end(),
                    [](const auto &reason) { return reason.is(verification::Reason::CustomerDenied); }))
        return verification::nameOf(Status::Denied);
    if (!view.verdict.isAbsent())
        return view.verdict.name;
    return view.hasEnded() ? view.status.name : QString();
}

QStringList followUpPlaceholders()
{
    return {u"account"_s, u"verification"_s, u"call"_s, u"verdict"_s, u"agent"_s, u"language"_s};
}

QString followUpValue(const VerificationView &view, const QString &placeholder)
{
    if (placeholder == "account"_L1)
        return view.customer.account;
    if (placeholder == "verification"_L1)
        return view.id;
    if (placeholder == "call"_L1)
        return view.callId;
    if (placeholder == "verdict"_L1)
        return resultNameOf(view);
    if (placeholder == "agent"_L1)
        return view.agent.name;
    return placeholder == "language"_L1 ? view.customer.language : QString();
}

void write(base::JsonText &out, const ClosingView &view)
{
    const ObjectText object(out);
    object.value("notes"_L1, view.notes);
    object.array("outcomes"_L1, [&] {
        for (const OutcomeView &outcome : view.outcomes) {
            const ObjectText each(out);
            each.value("code"_L1, outcome.code);
            each.object("labels"_L1, [&](const ObjectText &labels) { labelMembers(labels, outcome.labels); });
        }
    });
    object.array("followUps"_L1, [&] {
        for (const FollowUpView &followUp : view.followUps) {
            const ObjectText each(out);
            each.array("results"_L1, [&] {
                for (const QString &result : followUp.results)
                    out.value(result);
            });
            each.object("labels"_L1, [&](const ObjectText &labels) { labelMembers(labels, followUp.labels); });
            each.value("url"_L1, followUp.url);
        }
    });
}

ClosingView closingViewFromJson(const QJsonObject &json)
{
    return {.notes = json.value("notes"_L1).toBool(false),
            .outcomes = outcomesFromJson(arrayIn(json, "outcomes"_L1)),
            .followUps = followUpsFromJson(arrayIn(json, "followUps"_L1))};
}

} // namespace authlink::protocol
