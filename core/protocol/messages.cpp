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

constexpr qsizetype kMaxOpen = 10'000;
constexpr qsizetype kMaxEvents = 2'000;
constexpr qsizetype kMaxUrl = 4096;

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

} // namespace

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
