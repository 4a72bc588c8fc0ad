// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/formats/plain_text.h"
#include "core/base/language.h"
#include "core/http/common/url_template.h"
#include "core/relay/config/config_sections.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::config
{

namespace
{

/// @param prefix of the table: "follow_up.1."
protocol::Labels readLabels(ConfigReader &read, const QString &prefix)
{
    protocol::Labels labels;
    for (const QString &language : base::languages()) {
        const QString key = prefix + u"label."_s + language;
        QString label;
        read.text(key, label, protocol::kMaxLabel);
        if (label != base::plainParagraph(label))
            read.refuse(key, u"holds characters that are not seen, or spaces at its ends"_s);
        if (!label.isEmpty())
            labels.insert(language, label);
    }
    if (!labels.contains(QString(base::kDefaultLanguage))) // whoever reads another language sees this one
        read.refuse(prefix.chopped(1), u"lacks label.%1"_s.arg(base::kDefaultLanguage));
    return labels;
}

protocol::OutcomeView readOutcome(ConfigReader &read, const QString &prefix, const QList<protocol::OutcomeView> &before)
{
    protocol::OutcomeView outcome;
    const QString key = prefix + u"code"_s;
    read.text(key, outcome.code, protocol::kMaxOutcomeCode);
    outcome.labels = readLabels(read, prefix);
    if (outcome.code.isEmpty())
        read.refuse(prefix.chopped(1), u"lacks a code"_s);
    else if (!protocol::isOutcomeCode(outcome.code))
        read.refuse(key, u"takes small letters, digits, '_' and '-', not '%1'"_s.arg(outcome.code));
    if (std::any_of(before.begin(), before.end(), [&outcome](const auto &other) { return other.code == outcome.code; }))
        read.refuse(key, u"is '%1' once more"_s.arg(outcome.code));
    return outcome;
}

protocol::FollowUpView readFollowUp(ConfigReader &read, const QString &prefix, const QList<protocol::FollowUpView> &before)
{
    protocol::FollowUpView followUp;
    const QString results = prefix + u"results"_s;
    const QString url = prefix + u"url"_s;
    read.texts(results, followUp.results);
    read.text(url, followUp.url, protocol::kMaxFollowUpUrl);
    followUp.labels = readLabels(read, prefix);
    if (followUp.results.isEmpty())
        read.refuse(prefix.chopped(1), u"lacks results, such as [\"verified\"]"_s);
    const QStringList names = protocol::resultNames();
    for (const QString &result : std::as_const(followUp.results)) {
        if (!names.contains(result))
            read.refuse(results, u"takes of %1, not '%2'"_s.arg(names.join(u", "_s), result));
        const auto of =
            std::count_if(before.begin(), before.end(), [&result](const auto &other) { return other.results.contains(result); });
        if (of >= protocol::kMaxFollowUpsOfResult || followUp.results.count(result) > 1)
            read.refuse(results, u"has '%1' once too often: a result has %2 links at most, which differ"_s.arg(result).arg(
                                     protocol::kMaxFollowUpsOfResult));
    }
    if (followUp.url.isEmpty())
        read.refuse(prefix.chopped(1), u"lacks a url"_s);
    else if (const auto parsed = authlink::http::UrlTemplate::parse(followUp.url, protocol::followUpPlaceholders()); !parsed)
        read.refuse(url, parsed.error().message);
    return followUp;
}

} // namespace

void readClosing(ConfigReader &read, protocol::ClosingView &closing)
{
    read.boolean(u"closing.notes"_s, closing.notes);
    read.tables(u"closing.outcome"_s, closing.outcomes, protocol::kMaxOutcomes,
                [&read](const QString &prefix, const auto &before) { return readOutcome(read, prefix, before); });
    read.tables(u"follow_up"_s, closing.followUps, protocol::kMaxFollowUps,
                [&read](const QString &prefix, const auto &before) { return readFollowUp(read, prefix, before); });
}

} // namespace authlink::relay::config
