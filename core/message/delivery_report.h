// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message/report_map.h"

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace authlink::message
{

/// A carrier's last word on a message, as its provider passes it on. A claim, never more: people read "reported by the carrier".
enum class CarrierReport {
    Delivered,
    Undelivered, ///< switched off, out of reach, no such number
    Blocked,     ///< filtered, or the person opted out
    Landline,    ///< takes no text messages
    Failed,      ///< for another or an unknown reason
};

/// delivered, undelivered, blocked, landline, failed: the word of the event message_reported.
[[nodiscard]] QString nameOf(CarrierReport report);

/// What a provider's callback says.
struct ReportReading {
    enum class Kind {
        Final,     ///< `report` is the carrier's last word
        OnItsWay,  ///< queued, sent: not the last word
        Unreadable ///< nothing we understand: `why` says what is missing, for operators
    };
    Kind kind = Kind::Unreadable;
    CarrierReport report = CarrierReport::Failed;
    QString why{};

    bool operator==(const ReportReading &) const = default;
};

/// Reads a provider's callback (docs/protocol.md "What providers post"): a form or JSON. The state is where `own` says, else where one of
/// knownReportMaps() says, else in each object of a list, else flat under MessageStatus, SmsStatus, message_status, status, state or event,
/// and the reason under ErrorCode, error_code or code. Reasons are Twilio's numbers. What comes in is hostile: anything goes, nothing
/// throws, and more than 16 KiB is not read. `why` names fields, and quotes no value but a state, bounded.
/// @param contentType the Content-Type header
/// @param own of this relay's provider; its pointers are empty where none is configured
[[nodiscard]] ReportReading readReport(QByteArrayView contentType, QByteArrayView body, const ReportMap &own = {});

/// The last word alone.
[[nodiscard]] std::optional<CarrierReport> readDeliveryReport(QByteArrayView contentType, QByteArrayView body);

} // namespace authlink::message
