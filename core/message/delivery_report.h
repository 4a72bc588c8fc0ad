// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// Reads a provider's callback: a form or a JSON object with the state under MessageStatus, SmsStatus, status, state or event, and the
/// reason under ErrorCode or error_code (docs/protocol.md "Delivery reports"). Reasons are Twilio's numbers. nullopt: on its way still,
/// or nothing we understand. What comes in is hostile: anything goes, nothing throws, and more than 16 KiB is not read.
/// @param contentType the Content-Type header
[[nodiscard]] std::optional<CarrierReport> readDeliveryReport(QByteArrayView contentType, QByteArrayView body);

} // namespace authlink::message
