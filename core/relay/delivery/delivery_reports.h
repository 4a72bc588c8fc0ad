// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/relay/http/ports.h"
#include "core/relay/verifications/verification_repository.h"

#include <QHash>
#include <QObject>

namespace authlink::relay::delivery
{

/// What carriers say became of a message, by its provider: events message_reported, for people to read as "reported by the carrier".
/// They decide nothing. Only the address of the newest message works; reports on an ended case, a word said before, and news on the way
/// to the last word are taken and forgotten. What a provider can make us record is bounded. One thread.
class DeliveryReports final : public QObject, public http::MessageReportHandler
{
    Q_OBJECT

public:
    /// Recorded per verification; a provider that keeps changing its mind is not worth more.
    static constexpr int kMaxReports = 6;

    /// Everything referred to outlives the reports.
    DeliveryReports(verifications::VerificationRepository &repository, store::Store &store, base::Clock &clock, QObject *parent = nullptr);

    /// To be called whenever a verification changed (VerificationRepository::changed).
    void onChanged(const QString &id);

    void report(const QString &token, const QByteArray &contentType, const QByteArray &body,
                std::function<void(http::ReportAnswer)> done) override;

private:
    verifications::VerificationRepository &m_repository;
    store::Store &m_store;
    base::Clock &m_clock;
    QHash<QString, int> m_recorded; // of what is open, by verification
};

} // namespace authlink::relay::delivery
