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
    {QLatin1StringView("delivered"), CarrierReport::Delivered},
    {QLatin1StringView("delivrd"), CarrierReport::Delivered},
    {QLatin1StringView("undelivered"), CarrierReport::Undelivered},
    {QLatin1StringView("undeliv"), CarrierReport::Undelivered},
    {QLatin1StringView("undeliverable"), CarrierReport::Undelivered},
    {QLatin1StringView("expired"), CarrierReport::Undelivered},
    {QLatin1StringView("delivery_failed"), CarrierReport::Undelivered},
    {QLatin1StringView("bounce"), CarrierReport::Undelivered},
    {QLatin1StringView("bounced"), CarrierReport::Undelivered},
    {QLatin1StringView("blocked"), CarrierReport::Blocked},
    {QLatin1StringView("rejected"), CarrierReport::Blocked},
    {QLatin1StringView("rejectd"), CarrierReport::Blocked},
    {QLatin1StringView("dropped"), CarrierReport::Blocked},
    {QLatin1StringView("filtered"), CarrierReport::Blocked},
    {QLatin1StringView("landline"), CarrierReport::Landline},
    {QLatin1StringView("failed"), CarrierReport::Failed},
    {QLatin1StringView("failure"), CarrierReport::Failed},
    {QLatin1StringView("error"), CarrierReport::Failed},
};

/// https://www.twilio.com/docs/api/errors: they say more than "undelivered" and "failed".
constexpr Word kReasons[] = {
    {QLatin1StringView("30003"), CarrierReport::Undelivered}, // unreachable destination handset
    {QLatin1StringView("30004"), CarrierReport::Blocked},     // message blocked
    {QLatin1StringView("30005"), CarrierReport::Undelivered}, // unknown destination handset
    {QLatin1StringView("30006"), CarrierReport::Landline},    // landline or unreachable carrier
    {QLatin1StringView("30007"), CarrierReport::Blocked},     // filtered
    {QLatin1StringView("30008"), CarrierReport::Failed},      // unknown error
    {QLatin1StringView("30034"), CarrierReport::Blocked},     // sent from an unregistered number
    {QLatin1StringView("21211"), CarrierReport::Undelivered}, // invalid number
    {QLatin1StringView("21610"), CarrierReport::Blocked},     // opted out
    {QLatin1StringView("21614"), CarrierReport::Landline},    // not a mobile number
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
        return QStringLiteral("delivered");
    case CarrierReport::Undelivered:
        return QStringLiteral("undelivered");
    case CarrierReport::Blocked:
        return QStringLiteral("blocked");
    case CarrierReport::Landline:
        return QStringLiteral("landline");
    case CarrierReport::Failed:
        break;
    }
    return QStringLiteral("failed");
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

    static constexpr QLatin1StringView kStateNames[] = {QLatin1StringView("messagestatus"), QLatin1StringView("smsstatus"),
                                                        QLatin1StringView("status"), QLatin1StringView("state"),
                                                        QLatin1StringView("event")};
    static constexpr QLatin1StringView kReasonNames[] = {QLatin1StringView("errorcode"), QLatin1StringView("errcode"),
                                                         QLatin1StringView("code")};
    const auto state = meaningOf(kStates, firstOf(*fields, kStateNames));
    if (!state || *state == CarrierReport::Delivered)
        return state;
    return meaningOf(kReasons, firstOf(*fields, kReasonNames)).value_or(*state);
}

} // namespace authlink::message
