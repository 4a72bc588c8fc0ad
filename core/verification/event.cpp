// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/event.h"

#include "core/verification/json/stored_fields.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::verification
{

namespace
{

/// In the order of EventBody.
constexpr std::array kKindNames{
    "created"_L1,         "link_ready"_L1,     "message_sent"_L1,    "message_failed"_L1, "message_reported"_L1,
    "link_previewed"_L1,  "opened"_L1,         "denied"_L1,          "second_device"_L1,  "capture_started"_L1,
    "capture_resumed"_L1, "attempt_failed"_L1, "result_received"_L1, "confirming"_L1,     "confirmed"_L1,
    "verdict"_L1,         "contradiction"_L1,  "early_result"_L1,    "late_result"_L1,    "resent"_L1,
    "corrected"_L1,       "expired"_L1,        "cancelled"_L1,       "closed"_L1,         "note"_L1,
};
static_assert(kKindNames.size() == std::variant_size_v<EventBody>);

template <std::size_t Index>
base::Result<EventBody> readBody(const QJsonObject &detail)
{
    std::variant_alternative_t<Index, EventBody> body;
    JsonReader reader(detail);
    fields(reader, body);
    return reader.finish(EventBody(std::move(body)));
}

template <std::size_t... Indexes>
base::Result<EventBody> readKind(std::size_t kind, const QJsonObject &detail, std::index_sequence<Indexes...> /*all*/)
{
    using Read = base::Result<EventBody> (*)(const QJsonObject &);
    static constexpr std::array<Read, sizeof...(Indexes)> kReaders{&readBody<Indexes>...};
    return kReaders[kind](detail);
}

} // namespace

bool isCarrierReport(QStringView report)
{
    constexpr std::array kReports{"delivered"_L1, "undelivered"_L1, "blocked"_L1, "landline"_L1, "failed"_L1};
    return std::find(kReports.begin(), kReports.end(), report) != kReports.end();
}

QString kindName(const EventBody &body)
{
    return QString(kKindNames[body.index()]);
}

QByteArray detailToJsonText(const EventBody &body)
{
    return std::visit([](const auto &kind) { return JsonWriter::textOf(kind); }, body);
}

base::Result<EventBody> eventBodyFromJson(const QString &kind, const QJsonObject &detail)
{
    for (std::size_t i = 0; i < kKindNames.size(); ++i) {
        if (kind == kKindNames[i])
            return readKind(i, detail, std::make_index_sequence<std::variant_size_v<EventBody>>());
    }
    return base::fail(base::invalid(u"kind"_s, u"is no known kind of event"_s));
}

} // namespace authlink::verification
