// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/config_sections.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace authlink::relay::config
{

void readPolicy(ConfigReader &read, verification::Policy &policy)
{
    read.seconds(u"policy.link_life_s"_s, policy.linkLife, 1min, verification::kMaxLinkLife);
    read.seconds(u"policy.verdict_validity_s"_s, policy.verdictValidity, 30s, 60min);
    read.minutes(u"policy.decided_open_min"_s, policy.decidedOpen, 1min, 24h);
    read.number(u"policy.minimum_confidence"_s, policy.minimumConfidence, 0.0, 1.0);
    read.number(u"policy.ambiguity_margin"_s, policy.ambiguityMargin, 0.0, 1.0);
    read.integer(u"policy.starts_per_minute"_s, policy.startsPerMinute, 1, 600);
    read.seconds(u"policy.resend_cooldown_s"_s, policy.resendCooldown, 0s, 15min);
    read.integer(u"policy.max_sends"_s, policy.maxSends, 1, 10);
    read.integer(u"policy.failures_to_lock"_s, policy.failuresToLock, 1, 100);
    read.seconds(u"policy.failure_window_s"_s, policy.failureWindow, 1min, 24h);
    read.seconds(u"policy.lock_time_s"_s, policy.lockTime, 1min, 24h);
    read.integer(u"policy.max_open_per_agent"_s, policy.maxOpenPerAgent, 1, 50);
    read.integer(u"policy.several_agents"_s, policy.severalAgents, 2, 100);
    read.boolean(u"policy.allow_unlisted_customer"_s, policy.allowUnlistedCustomer);
    read.seconds(u"policy.confirm_deadline_s"_s, policy.confirmDeadline, 1s, 5min);
    read.seconds(u"policy.face_result_grace_s"_s, policy.faceResultGrace, 1s, 5min);
    read.seconds(u"policy.reconcile_after_s"_s, policy.reconcileAfter, 1s, 5min);
    read.seconds(u"policy.stall_after_s"_s, policy.stallAfter, 5s, 5min);
}

void readTokens(ConfigReader &read, RelayConfig &config)
{
    read.integer(u"policy.token_days"_s, config.tokenDays, 0, 3650);
}

void readRetention(ConfigReader &read, RelayConfig &config)
{
    read.integer(u"retention.verifications_days"_s, config.retentionVerificationDays, 1, 3650);
    read.integer(u"retention.webhook_inbox_days"_s, config.retentionWebhookDays, 1, 365);
}

} // namespace authlink::relay::config
