// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message/delivery_report.h"

#include "core/base/formats/json_guard.h"
#include "core/http/common/form_data.h"
#include "core/message/json_pointer.h"

#include <QHash>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::message
{

namespace
{

constexpr qsizetype kMaxBody = 16 * 1024;
constexpr qsizetype kMaxValue = 64;
constexpr int kMaxFields = 64;
constexpr int kMaxNesting = 8;

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

std::optional<Fields> jsonFields(QByteArrayView body)
{
    const auto object = base::readJsonObject(body, kMaxNesting);
    if (!object)
        return std::nullopt;
    Fields fields;
    for (auto it = object->constBegin(); it != object->constEnd(); ++it) {
        const QString text = scalarText(it.value());
        if (!text.isNull() && !add(fields, it.key(), text))
            return std::nullopt;
    }
    return fields;
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
    {"failed"_L1, CarrierReport::Failed},
    {"failure"_L1, CarrierReport::Failed},
    {"error"_L1, CarrierReport::Failed},
};

/// https://www.twilio.com/docs/api/errors: they say more than "undelivered" and "failed".
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

std::optional<CarrierReport> readDeliveryReport(QByteArrayView contentType, QByteArrayView body)
{
    if (body.isEmpty() || body.size() > kMaxBody)
        return std::nullopt;
    const QByteArray type = contentType.first(std::min<qsizetype>(contentType.size(), kMaxValue)).toByteArray().toLower();
    const QByteArray media = type.left(type.contains(';') ? type.indexOf(';') : type.size()).trimmed();
    std::optional<Fields> fields;
    if (media == "application/json")
        fields = jsonFields(body);
    else if (media == http::kFormType)
        fields = formFields(body);
    if (!fields)
        return std::nullopt;

    static constexpr QLatin1StringView kStateNames[] = {"messagestatus"_L1, "smsstatus"_L1, "status"_L1, "state"_L1, "event"_L1};
    static constexpr QLatin1StringView kReasonNames[] = {"errorcode"_L1, "errcode"_L1, "code"_L1};
    const auto state = meaningOf(kStates, firstOf(*fields, kStateNames));
    if (!state || *state == CarrierReport::Delivered)
        return state;
    return meaningOf(kReasons, firstOf(*fields, kReasonNames)).value_or(*state);
}

} // namespace authlink::message
