// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/message/report_map.h"
#include "core/relay/http/ports.h"
#include "core/relay/verifications/verification_repository.h"

#include <QHash>
#include <QObject>

namespace authlink::relay::delivery
{

/// Records what a message's provider reports about its delivery, as events message_reported: shown to people as "reported by the carrier",
/// never a reason for a decision. Only the report address of the newest message works. Reports about an ended verification, repeated
/// ones and intermediate ones are accepted and dropped; what can't be read leaves a line in the log. At most kMaxReports are recorded per
/// verification. One thread.
class DeliveryReports final : public QObject, public http::MessageReportHandler
{
    Q_OBJECT

public:
    /// Reports recorded per verification; more are dropped.
    static constexpr int kMaxReports = 6;

    /// Everything referred to outlives the reports.
    DeliveryReports(verifications::VerificationRepository &repository, store::Store &store, base::Clock &clock, QObject *parent = nullptr);

    /// Where the provider's reports of this channel hold what they say.
    void setMap(verification::Channel channel, const message::ReportMap &map) { m_maps.insert(channel, map); }

    /// To be called whenever a verification changed (VerificationRepository::changed).
    void onChanged(const QString &id);

    void report(const QString &token, const QByteArray &contentType, const QByteArray &body,
                std::function<void(http::ReportAnswer)> done) override;

private:
    void take(const verification::Verification &state, const QByteArray &contentType, const QByteArray &body,
              const std::function<void(http::ReportAnswer)> &done);
    void tellUnreadable(const QString &id, const QString &why);

    verifications::VerificationRepository &m_repository;
    store::Store &m_store;
    base::Clock &m_clock;
    QHash<verification::Channel, message::ReportMap> m_maps;
    base::LogThrottle m_unreadableLog;
    QHash<QString, int> m_recorded; // of what is open, by verification
};

} // namespace authlink::relay::delivery
