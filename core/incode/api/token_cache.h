// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/pending_call.h"
#include "core/incode/api/vendor_answers.h"
#include "core/incode/gate/http_exchange.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace authlink::incode::api
{

/// A token of the relay's own, fetched once, shared by all who need it at the same time, and fetched again before its time is over: the
/// executive token and the access token for invitations (docs/incode.md "Sessions, links, messages"). One thread.
class TokenCache
{
public:
    using Done = std::function<void(base::Result<base::Secret>)>;
    /// Whoever holds it is waiting; letting go of it cancels the wait.
    using Ticket = std::shared_ptr<Done>;
    /// Makes the call that fetches a token.
    using Fetch = std::function<std::unique_ptr<base::PendingCall>(gate::HttpExchange::Done)>;
    /// What its answer grants; nullopt: nothing usable.
    using Read = std::optional<Grant> (*)(const QJsonObject &answer);

    /// @param path of the call, for messages
    TokenCache(const base::Clock &clock, QString path, Fetch fetch, Read read);

    /// The token, if it is still good.
    [[nodiscard]] std::optional<base::Secret> token() const;
    /// Fetches a token, or joins those who wait for one. `done` runs from the event loop, exactly once while the ticket lives.
    [[nodiscard]] Ticket fetch(Done done);
    /// The vendor refused this token: forget it, unless it was renewed meanwhile.
    void invalidate(const base::Secret &refused);
    /// Cancels a fetch under way.
    void close() { m_call.reset(); }

private:
    void onAnswer(gate::HttpAnswer answer);

    const base::Clock &m_clock;
    QString m_path;
    Fetch m_fetch;
    Read m_read;
    Grant m_grant;
    base::Instant m_since{};
    std::unique_ptr<base::PendingCall> m_call;
    std::vector<std::weak_ptr<Done>> m_waiting;
};

} // namespace authlink::incode::api
