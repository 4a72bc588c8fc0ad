// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/event.h"

#include "core/verification/json/stored_fields.h"

#include <algorithm>
#include <array>
#include <utility>

namespace authlink::verification
{

namespace
{

/// In the order of EventBody.
constexpr std::array kKindNames{
    QLatin1StringView("created"),
    QLatin1StringView("link_ready"),
    QLatin1StringView("message_sent"),
    QLatin1StringView("message_failed"),
    QLatin1StringView("message_reported"),
    QLatin1StringView("link_previewed"),
    QLatin1StringView("opened"),
    QLatin1StringView("denied"),
    QLatin1StringView("second_device"),
    QLatin1StringView("capture_started"),
    QLatin1StringView("capture_resumed"),
    QLatin1StringView("attempt_failed"),
    QLatin1StringView("result_received"),
    QLatin1StringView("confirming"),
    QLatin1StringView("confirmed"),
    QLatin1StringView("verdict"),
    QLatin1StringView("contradiction"),
    QLatin1StringView("early_result"),
    QLatin1StringView("late_result"),
    QLatin1StringView("resent"),
    QLatin1StringView("corrected"),
    QLatin1StringView("expired"),
    QLatin1StringView("cancelled"),
    QLatin1StringView("closed"),
    QLatin1StringView("note"),
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
    constexpr std::array kReports{QLatin1StringView("delivered"), QLatin1StringView("undelivered"), QLatin1StringView("blocked"),
                                  QLatin1StringView("landline"), QLatin1StringView("failed")};
    return std::find(kReports.begin(), kReports.end(), report) != kReports.end();
}

QString kindName(const EventBody &body)
{
    return QString(kKindNames[body.index()]);
}

QJsonObject detailToJson(const EventBody &body)
{
    JsonWriter writer;
    std::visit([&writer](const auto &kind) { fields(writer, kind); }, body);
    return writer.object();
}

base::Result<EventBody> eventBodyFromJson(const QString &kind, const QJsonObject &detail)
{
    for (std::size_t i = 0; i < kKindNames.size(); ++i) {
        if (kind == kKindNames[i])
            return readKind(i, detail, std::make_index_sequence<std::variant_size_v<EventBody>>());
    }
    return base::fail(base::invalid(QStringLiteral("kind"), QStringLiteral("is no known kind of event")));
}

} // namespace authlink::verification
