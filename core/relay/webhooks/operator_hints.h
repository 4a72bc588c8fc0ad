// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/relay/verifications/verification_repository.h"

#include <QObject>

#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <optional>

namespace authlink::relay::webhooks
{

/// The usual mistakes of a tenant's settings, told to the operator in the log before somebody has to look for them. Each kind at most once
/// in kPause. One thread.
class OperatorHints final : public QObject
{
    Q_OBJECT

public:
    enum class Hint {
        EventsDecideNothing,   ///< sessions end, and no result is ever told
        NoWebhook,             ///< nothing at all arrived a minute after a customer went on to the capture
        LegacyInSessionTenant, ///< a legacy webhook where links are sessions; the vendor retires it
        SessionInStaticTenant, ///< a webhook of a session where links are static
        FoundByAsking,         ///< a verdict that no webhook brought
    };
    Q_ENUM(Hint)

    static constexpr std::chrono::minutes kPause{10};
    static constexpr std::chrono::seconds kWebhookWithin{60};
    /// Sessions that ended without any result in between.
    static constexpr int kManyEnds = 10;

    /// Everything referred to outlives it.
    OperatorHints(base::Clock &clock, verification::LinkMode link, QObject *parent = nullptr);
    ~OperatorHints() override;

    void onPublished(const verifications::CommittedEvent &committed);
    void onWebhook(const verification::Evidence &evidence);
    void onFoundByAsking();

Q_SIGNALS:
    /// It went to the log.
    void hinted(authlink::relay::webhooks::OperatorHints::Hint hint);

private:
    void lookForWebhooks();
    void arm();
    void say(Hint hint, const QString &text);

    base::Clock &m_clock;
    verification::LinkMode m_link;
    int m_ends = 0; // of sessions since the last result
    std::optional<base::Instant> m_lastWebhook;
    std::map<QString, base::Instant> m_capturing; // since when, until something is heard
    std::array<std::optional<base::Instant>, 5> m_said;
    std::unique_ptr<base::Alarm> m_alarm;
};

} // namespace authlink::relay::webhooks
