// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/relay/config/relay_config.h"
#include "core/relay/doctor/finding.h"
#include "core/store/store.h"

#include <QUrl>

#include <optional>

/// What can be seen on this machine, without asking anybody. Changes nothing.
namespace authlink::relay::doctor
{

/// The key that seals what must survive a restart: there, whole, and readable for its owner only.
[[nodiscard]] Finding keyFinding(const config::RelayConfig &config);
/// Certificate and key, as the relay reads them; nullopt: it serves without TLS.
[[nodiscard]] std::optional<Finding> tlsFinding(const config::HttpSettings &http);
/// How webhooks show who they are from.
[[nodiscard]] Finding credentialFinding(const config::WebhookSection &webhook);
/// What agents say in the operator's words, and where a language was left out; nullopt: nothing.
[[nodiscard]] std::optional<Finding> coachingFinding(const config::CoachingSection &coaching);
/// More of a database is not looked through beside a relay that serves it: some ten seconds.
inline constexpr qint64 kMaxLookedThrough = 2LL * 1024 * 1024 * 1024;
/// Whether the database is whole. Reads all of it, up to `maxBytes`.
[[nodiscard]] Finding fileFinding(const store::Store &store, qint64 maxBytes = kMaxLookedThrough);
/// Incode ids of unknown origin, which a webhook alone may have bound and which turn calls green. nullopt: there are none.
[[nodiscard]] std::optional<Finding> originFinding(const store::Store &store);
/// What the connection to Incode's API can carry. nullopt: it is not encrypted, and only there HTTP/2 is asked for.
[[nodiscard]] std::optional<Finding> transportFinding(const QUrl &api, bool isHttp2);
/// Whether webhooks stopped coming: the newest verification that was opened (a while ago) is younger than the newest webhook.
/// Errors: StoreUnavailable.
[[nodiscard]] base::Result<bool> isMissingWebhooks(const store::Store &store, base::Instant newestWebhook, base::Instant now);

} // namespace authlink::relay::doctor
