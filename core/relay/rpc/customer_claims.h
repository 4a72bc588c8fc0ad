// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/relay/verifications/verification_repository.h"
#include "core/relay/webhooks/security_alerts.h"
#include "core/verification/policy.h"

#include <QObject>
#include <QStringList>

#include <chrono>
#include <optional>

namespace authlink::relay::rpc
{

/// Who is claimed to be calling, with which agent. When two callers claim to be one customer at the same time, the one who is being
/// verified may be the victim: the other panel and the supervisors hear of it. When many agents try for one customer, somebody may be
/// looking for one who is not careful: the supervisors hear of it. What was tried in the last kWindow is read from the store at the start,
/// and followed by what is committed; of starts that were refused for the customer's lock or the agent's limits nothing is committed, and
/// they are known until the relay stops. One thread.
class CustomerClaims final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes kWindow{60};
    /// Agents noted on one verification; further ones are only told.
    static constexpr std::size_t kMaxContesters = 20;

    struct Services {
        verifications::VerificationRepository &repository;
        store::Store &store;
        webhooks::SecurityAlerts &alerts;
        base::Clock &clock;
    };

    /// Everything referred to outlives it.
    CustomerClaims(Services services, const verification::Policy &policy, QObject *parent = nullptr);

    /// Errors: StoreUnavailable.
    [[nodiscard]] base::Result<void> load();
    /// What VerificationRepository tells.
    void onPublished(const verifications::CommittedEvent &committed);

    /// A start was refused, since `others` of the same customer are undecided. Notes it on those of other agents, and tells people once
    /// that is durable.
    /// @param agent who asked for the start
    void contested(const QString &agent, const verification::Customer &customer, const std::vector<verification::Verification> &others);
    /// A start was refused by a rule about this customer or agent, with no other verification in its way: counts as a try, and is told
    /// where it makes several.
    void refused(const QString &agent, const verification::Customer &customer);
    /// All who tried for this customer within kWindow, if `agent` is the one who makes them several (policy.severalAgents); else empty.
    [[nodiscard]] QStringList severalWith(const QString &agent, const verification::Customer &customer);

    /// Tells people what severalWith() found; after the commit.
    void tellSeveral(const QStringList &agents, const verification::Customer &customer)
    {
        m_services.alerts.severalAgents(agents, customer);
    }
    /// The note of severalWith() for a verification.
    [[nodiscard]] static verification::Event severalNote(const QString &verificationId, const QStringList &agents, base::Instant at);

private:
    struct Claim {
        QString agent;
        base::Instant at{};
    };

    void add(const verification::Verification &state, const QString &agent, base::Instant at);
    void sweep(base::Instant now);

    Services m_services;
    int m_severalAgents;
    QHash<QString, std::vector<Claim>> m_claims; // by Incode customer id
    base::Instant m_sweptAt{};
};

} // namespace authlink::relay::rpc
