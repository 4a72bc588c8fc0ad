// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/commands.h"

#include "app/relay/terminal_text.h"
#include "app/relay/webhook_replay.h"
#include "app/relay/webhook_texts.h"
#include "core/base/clock.h"
#include "core/incode/webhook/webhook_parser.h"
#include "core/relay/config/relay_config.h"
#include "core/store/store.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

constexpr int kMaxListed = 1000;
constexpr std::array kShapeNames{"legacy_1n"_L1, "legacy_1_1"_L1,        "face_authentication"_L1,
                                 "session"_L1,   "onboarding_status"_L1, "unknown"_L1};

/// A day, or a moment; without an offset it is UTC.
std::optional<base::Instant> momentOf(const QString &text)
{
    if (const auto moment = base::fromRfc3339(text))
        return moment;
    if (text.contains(u'T'))
        return base::fromRfc3339(text + u'Z');
    return base::fromRfc3339(text + u"T00:00:00Z"_s);
}

base::Result<store::InboxQuery> queryOf(const WebhookFilter &filter)
{
    const auto refuse = [](const QString &why) { return base::fail(base::ErrorCode::Invalid, why); };
    store::InboxQuery query{.shape = filter.shape, .verificationId = filter.verification};
    if (!filter.shape.isEmpty() && std::find(kShapeNames.begin(), kShapeNames.end(), filter.shape) == kShapeNames.end())
        return refuse(u"--shape takes legacy_1n, legacy_1_1, face_authentication, session, onboarding_status or unknown"_s);
    if (!filter.since.isEmpty()) {
        query.since = momentOf(filter.since);
        if (!query.since)
            return refuse(u"--since takes a day or a moment, such as 2026-11-22 or 2026-11-22T09:15:00Z"_s);
    }
    if (!filter.limit.isEmpty()) {
        bool isNumber = false;
        query.limit = filter.limit.toInt(&isNumber);
        if (!isNumber || query.limit < 1 || query.limit > kMaxListed)
            return refuse(u"--limit takes a number from 1 to %1"_s.arg(kMaxListed));
    }
    return query;
}

QJsonObject jsonOf(const store::InboxEntry &entry)
{
    return {{u"id"_s, entry.id},
            {u"receivedAt"_s, base::toRfc3339(entry.receivedAt)},
            {u"bodyHash"_s, QString::fromLatin1(entry.bodyHash)},
            {u"shape"_s, entry.shape},
            {u"attribution"_s, entry.attribution},
            {u"rule"_s, ruleText(entry.attribution)},
            {u"verification"_s, entry.verificationId.isEmpty() ? QJsonValue() : QJsonValue(entry.verificationId)},
            {u"row"_s, static_cast<int>(entry.row)},
            {u"rowWords"_s, rowText(entry.row)}};
}

QString lineOf(const store::InboxEntry &entry)
{
    return QStringList{QString::number(entry.id),
                       base::toRfc3339(entry.receivedAt),
                       printable(entry.shape),
                       printable(entry.attribution),
                       entry.verificationId.isEmpty() ? u"-"_s : printable(entry.verificationId),
                       rowText(entry.row)}
        .join(u'\t');
}

int list(const store::Store &store, const store::InboxQuery &query, bool asJson)
{
    const auto page = store.reader().inbox(query);
    if (!page)
        return failed(page.error().message);
    for (const store::InboxEntry &entry : page->items)
        print(asJson ? QString::fromUtf8(QJsonDocument(jsonOf(entry)).toJson(QJsonDocument::Compact)) : lineOf(entry));
    if (asJson)
        return kDone;
    if (page->items.empty())
        print(u"no webhooks"_s);
    else if (!page->next.isEmpty())
        print(u"there are older ones; --limit shows more"_s);
    return kDone;
}

void printHead(const store::InboxEntry &entry)
{
    print(u"webhook %1, received %2"_s.arg(entry.id).arg(base::toRfc3339(entry.receivedAt)));
    print(u"hash          %1"_s.arg(QString::fromLatin1(entry.bodyHash)));
    print(u"shape         %1 (%2)"_s.arg(shapeText(entry.shape), printable(entry.shape)));
    print(u"attribution   %1 (%2)"_s.arg(printable(entry.attribution), ruleText(entry.attribution)));
    print(u"verification  %1"_s.arg(entry.verificationId.isEmpty() ? u"none"_s : printable(entry.verificationId)));
    print(u"meant         %1"_s.arg(rowText(entry.row)));
}

int show(const store::InboxEntry &entry)
{
    printHead(entry);
    const auto webhook = incode::webhook::parseWebhook(entry.body, entry.receivedAt);
    if (webhook && webhook->evidence) {
        print(u"said          "_s + evidenceLines(*webhook->evidence).join(u"; "_s));
    }
    print(u"\nbody, without tokens:"_s);
    print(printable(QString::fromUtf8(QJsonDocument::fromJson(entry.body).toJson(QJsonDocument::Indented)).trimmed()));
    return kDone;
}

int replay(store::Store &store, const store::InboxEntry &entry, const relay::config::RelayConfig &config)
{
    printHead(entry);
    const base::SystemClock clock;
    const auto lines = replayLines(store, entry, config, clock.now());
    if (!lines)
        return failed(lines.error().message);
    print(u"\nif it came now:"_s);
    for (const QString &line : *lines)
        print(line);
    print(u"\nThis was a dry run: nothing was changed, and no replay ever makes a verdict."_s);
    return kDone;
}

} // namespace

int webhooksCommand(const QString &configPath, const QStringList &arguments, const WebhookFilter &filter)
{
    const QString verb = arguments.value(0);
    if (verb != u"list" && verb != u"show" && verb != u"replay")
        return wrongUse(u"`webhooks` takes list, show ID or replay ID"_s);
    const bool lists = verb == u"list";
    if (arguments.size() != (lists ? 1 : 2))
        return wrongUse(lists ? u"`webhooks list` takes no argument"_s : u"`webhooks %1` takes one ID"_s.arg(verb));
    const auto query = queryOf(filter);
    if (!query)
        return wrongUse(query.error().message);
    const auto config = relay::config::loadConfig(configPath, QProcessEnvironment::systemEnvironment());
    if (!config)
        return failed(config.error().message);
    const auto opened = store::openStore(config->store.url, store::Access::ReadOnly);
    if (!opened)
        return failed(opened.error().message);
    store::Store &store = **opened;
    if (lists)
        return list(store, *query, filter.json);
    const auto entry = store.reader().inboxEntry(arguments.at(1));
    if (!entry)
        return failed(entry.error().message);
    if (!*entry)
        return failed(u"no webhook '%1'; `webhooks list` shows them, and retention may have taken it"_s.arg(arguments.at(1)));
    return verb == u"show" ? show(**entry) : replay(store, **entry, *config);
}

} // namespace authlink::app
