// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message/delivery_report.h"

#include "core/base/formats/json_guard.h"
#include "core/http/common/form_data.h"
#include "core/message/json_pointer.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::message
{

namespace
{

constexpr qsizetype kMaxBody = 16 * 1024;
constexpr qsizetype kMaxValue = 64;
constexpr int kMaxFields = 64;
constexpr int kMaxNesting = 8;
constexpr int kMaxListed = 64; // reports in one list
constexpr auto kMailgunState = "/event-data/event"_L1;

/// Fields by name without case, '_' and '-'.
using Fields = QHash<QString, QString>;

QString normalized(const QString &name)
{
    QString result = name.toLower();
    result.removeIf([](QChar c) { return c == u'_' || c == u'-'; });
    return result;
}

/// False: too many, or a name given twice, which says nothing certain. Longer names and values are none of those we look for.
bool add(Fields &fields, const QString &name, const QString &value)
{
    if (name.size() > kMaxValue)
        return true;
    if (fields.size() == kMaxFields)
        return false;
    const QString key = normalized(name);
    if (fields.contains(key))
        return false;
    fields.insert(key, value.size() > kMaxValue ? QString() : value.trimmed().toLower());
    return true;
}

std::optional<Fields> formFields(QByteArrayView body)
{
    Fields fields;
    const auto pairs = http::formFields(body);
    for (const auto &[name, value] : pairs) {
        if (!name.isEmpty() && !add(fields, QString::fromUtf8(name), QString::fromUtf8(value)))
            return std::nullopt;
    }
    return fields;
}

/// Flat fields of a JSON object.
std::optional<Fields> jsonFields(const QJsonObject &object)
{
    Fields fields;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        const QString text = scalarText(it.value());
        if (!text.isNull() && !add(fields, it.key(), text))
            return std::nullopt;
    }
    return fields;
}

/// A JSON document that is an object or a list.
std::optional<QJsonValue> jsonDocument(QByteArrayView body)
{
    if (!body.trimmed().startsWith('[')) {
        const auto object = base::readJsonObject(body, kMaxNesting);
        return object ? std::optional<QJsonValue>(*object) : std::nullopt;
    }
    const auto wrapped = base::readJsonObject("{\"list\":" + body.toByteArray() + '}', kMaxNesting + 1);
    return wrapped ? std::optional<QJsonValue>(wrapped->value("list"_L1)) : std::nullopt;
}

struct Word {
    QLatin1StringView said;
    CarrierReport meaning;
};

constexpr Word kStates[] = {
    {"delivered"_L1, CarrierReport::Delivered},
    {"delivrd"_L1, CarrierReport::Delivered},
    {"undelivered"_L1, CarrierReport::Undelivered},
    {"undeliv"_L1, CarrierReport::Undelivered},
    {"undeliverable"_L1, CarrierReport::Undelivered},
    {"expired"_L1, CarrierReport::Undelivered},
    {"delivery_failed"_L1, CarrierReport::Undelivered},
    {"bounce"_L1, CarrierReport::Undelivered},
    {"bounced"_L1, CarrierReport::Undelivered},
    {"blocked"_L1, CarrierReport::Blocked},
    {"rejected"_L1, CarrierReport::Blocked},
    {"rejectd"_L1, CarrierReport::Blocked},
    {"dropped"_L1, CarrierReport::Blocked},
    {"filtered"_L1, CarrierReport::Blocked},
    {"landline"_L1, CarrierReport::Landline},
    {"sending_failed"_L1, CarrierReport::Failed},
    {"complained"_L1, CarrierReport::Blocked},
    {"failed"_L1, CarrierReport::Failed},
    {"failure"_L1, CarrierReport::Failed},
    {"error"_L1, CarrierReport::Failed},
};

/// Not the last word, or one that leaves open whether it arrived ("delivery_unconfirmed": the carrier never told). "processed" and
/// "deferred" are of providers of e-mail.
constexpr QLatin1StringView kOnTheirWay[] = {
    "queued"_L1,
    "accepted"_L1,
    "acceptd"_L1,
    "sending"_L1,
    "sent"_L1,
    "scheduled"_L1,
    "submitted"_L1,
    "enqueued"_L1,
    "enroute"_L1,
    "pending"_L1,
    "buffered"_L1,
    "read"_L1,
    "processed"_L1,
    "deferred"_L1,
    "open"_L1,
    "opened"_L1,
    "click"_L1,
    "clicked"_L1,
    "delivery_unconfirmed"_L1,
};

/// They say more than "undelivered" and "failed". Numbers: https://www.twilio.com/docs/api/errors; words: SendGrid's and Mailgun's.
constexpr Word kReasons[] = {
    {"30003"_L1, CarrierReport::Undelivered}, // unreachable destination handset
    {"30004"_L1, CarrierReport::Blocked},     // message blocked
    {"30005"_L1, CarrierReport::Undelivered}, // unknown destination handset
    {"30006"_L1, CarrierReport::Landline},    // landline or unreachable carrier
    {"30007"_L1, CarrierReport::Blocked},     // filtered
    {"30008"_L1, CarrierReport::Failed},      // unknown error
    {"30034"_L1, CarrierReport::Blocked},     // sent from an unregistered number
    {"21211"_L1, CarrierReport::Undelivered}, // invalid number
    {"21610"_L1, CarrierReport::Blocked},     // opted out
    {"21614"_L1, CarrierReport::Landline},    // not a mobile number
    {"blocked"_L1, CarrierReport::Blocked},   // of a bounce: the receiving server refuses the sender, not the address
    {"bounce"_L1, CarrierReport::Undelivered},
    {"suppress-bounce"_L1, CarrierReport::Undelivered},
    {"suppress-complaint"_L1, CarrierReport::Blocked},
    {"suppress-unsubscribe"_L1, CarrierReport::Blocked},
};

template <typename Table>
std::optional<CarrierReport> meaningOf(const Table &table, const QString &said)
{
    const auto found = std::find_if(std::begin(table), std::end(table), [&said](const Word &word) { return said == word.said; });
    return found == std::end(table) ? std::nullopt : std::optional(found->meaning);
}

/// The first of these names that is there and says something.
template <typename Names>
QString firstOf(const Fields &fields, const Names &names)
{
    for (const QLatin1StringView name : names) {
        if (QString value = fields.value(QString(name)); !value.isEmpty())
            return value;
    }
    return {};
}

} // namespace

QString nameOf(CarrierReport report)
{
    switch (report) {
    case CarrierReport::Delivered:
        return u"delivered"_s;
    case CarrierReport::Undelivered:
        return u"undelivered"_s;
    case CarrierReport::Blocked:
        return u"blocked"_s;
    case CarrierReport::Landline:
        return u"landline"_s;
    case CarrierReport::Failed:
        break;
    }
    return u"failed"_s;
}

namespace
{

ReportReading unreadable(const QString &why)
{
    return {.kind = ReportReading::Kind::Unreadable, .report = {}, .why = why};
}

ReportReading meaningOf(const QString &state, const QString &reason)
{
    if (std::find(std::begin(kOnTheirWay), std::end(kOnTheirWay), state) != std::end(kOnTheirWay))
        return {.kind = ReportReading::Kind::OnItsWay, .report = {}, .why = {}};
    const auto report = meaningOf(kStates, state);
    if (!report)
        return unreadable(state.isEmpty() ? u"it has no state"_s : u"its state is '%1', which is not known"_s.arg(state));
    const bool hasReason = *report != CarrierReport::Delivered;
    return {.kind = ReportReading::Kind::Final, .report = hasReason ? meaningOf(kReasons, reason).value_or(*report) : *report, .why = {}};
}

ReportReading readFlat(const std::optional<Fields> &fields)
{
    static constexpr QLatin1StringView kStateNames[] = {"messagestatus"_L1, "smsstatus"_L1, "status"_L1, "state"_L1, "event"_L1};
    static constexpr QLatin1StringView kReasonNames[] = {"errorcode"_L1, "errcode"_L1, "code"_L1};
    if (!fields)
        return unreadable(u"it is malformed, or names a field twice"_s);
    return meaningOf(firstOf(*fields, kStateNames), firstOf(*fields, kReasonNames));
}

QString textAt(const QJsonValue &document, const QString &pointer)
{
    const QString text = scalarText(valueAt(document, pointer));
    return text.size() > kMaxValue ? QString() : text.trimmed().toLower();
}

/// nullopt: there is no state at that place.
std::optional<ReportReading> readMapped(const QJsonValue &document, const ReportMap &map)
{
    const QString state = textAt(document, map.state);
    if (state.isEmpty())
        return std::nullopt;
    // Mailgun goes on trying after a failure of this kind.
    if (map.state == kMailgunState && textAt(document, u"/event-data/severity"_s) == "temporary"_L1)
        return ReportReading{.kind = ReportReading::Kind::OnItsWay, .report = {}, .why = {}};
    return meaningOf(state, textAt(document, map.reason));
}

/// One of a list, as SendGrid posts them.
ReportReading readListed(const QJsonValue &element)
{
    static const ReportMap s_event{.state = u"/event"_s, .reason = u"/type"_s};
    if (!element.isObject())
        return unreadable(u"it is a list of a form that is not known"_s);
    if (const auto mapped = readMapped(element, s_event); mapped && mapped->kind != ReportReading::Kind::Unreadable)
        return *mapped;
    return readFlat(jsonFields(element.toObject()));
}

/// What a list says of one message: its order says nothing, a failure may come after "delivered", and nothing comes after a failure.
ReportReading readList(const QJsonArray &list)
{
    const auto weightOf = [](const ReportReading &reading) {
        if (reading.kind == ReportReading::Kind::Final)
            return reading.report == CarrierReport::Delivered ? 2 : 3;
        return reading.kind == ReportReading::Kind::OnItsWay ? 1 : 0;
    };
    if (list.isEmpty() || list.size() > kMaxListed)
        return unreadable(list.isEmpty() ? u"it is an empty list"_s : u"it is a list of more than %1"_s.arg(kMaxListed));
    ReportReading said = readListed(list.at(0));
    for (qsizetype i = 1; i < list.size(); ++i) {
        if (ReportReading next = readListed(list.at(i)); weightOf(next) > weightOf(said))
            said = std::move(next);
    }
    return said;
}

ReportReading readJson(const QJsonValue &document, const ReportMap &own)
{
    if (!own.state.isEmpty()) {
        const auto mapped = readMapped(document, own);
        return mapped.value_or(unreadable(u"it has no state at %1"_s.arg(own.state)));
    }
    for (const ReportMap &map : knownReportMaps()) {
        const auto mapped = readMapped(document, map);
        if (mapped && mapped->kind != ReportReading::Kind::Unreadable)
            return *mapped;
    }
    if (document.isArray())
        return readList(document.toArray());
    return readFlat(jsonFields(document.toObject()));
}

} // namespace

const std::vector<ReportMap> &knownReportMaps()
{
    static const std::vector<ReportMap> s_maps{
        {.state = u"/results/0/status/groupName"_s, .reason = u"/results/0/error/name"_s},     // Infobip
        {.state = u"/data/payload/to/0/status"_s, .reason = u"/data/payload/errors/0/code"_s}, // Telnyx
        {.state = u"/payload/type"_s, .reason = u"/payload/payload/code"_s},                   // Gupshup
        {.state = QString(kMailgunState), .reason = u"/event-data/reason"_s},                  // Mailgun
    };
    return s_maps;
}

ReportReading readReport(QByteArrayView contentType, QByteArrayView body, const ReportMap &own)
{
    if (body.isEmpty() || body.size() > kMaxBody)
        return unreadable(body.isEmpty() ? u"it is empty"_s : u"it is too large"_s);
    const QByteArray type = contentType.first(std::min<qsizetype>(contentType.size(), kMaxValue)).toByteArray().toLower();
    const QByteArray media = type.left(type.contains(';') ? type.indexOf(';') : type.size()).trimmed();
    if (media == http::kFormType)
        return readFlat(formFields(body));
    if (media != "application/json")
        return unreadable(u"its Content-Type is neither JSON nor a form"_s);
    const auto document = jsonDocument(body);
    return document ? readJson(*document, own) : unreadable(u"it is no JSON, or names a field twice"_s);
}

std::optional<CarrierReport> readDeliveryReport(QByteArrayView contentType, QByteArrayView body)
{
    const ReportReading reading = readReport(contentType, body);
    return reading.kind == ReportReading::Kind::Final ? std::optional(reading.report) : std::nullopt;
}

} // namespace authlink::message
