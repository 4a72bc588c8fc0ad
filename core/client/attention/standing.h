// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/live_verifications.h"
#include "core/client/states.h"

#include <QFlags>
#include <QList>
#include <QString>

namespace authlink::client
{

/// How much the agent's eye is needed; a greater one goes before a smaller one.
enum class Severity {
    None,      ///< nothing is open, or what is there has ended by the agent's hand or by time
    Verified,  ///< green
    Waiting,   ///< it goes on by itself
    Stalled,   ///< it waits for the agent's help, or the link ran out
    Attention, ///< amber, or an alert
    Outage,    ///< nobody can be verified now
    Danger,    ///< red, or the customer says no
    NotCurrent ///< the line is lost, or the relay can't record: nothing that is shown is to be relied on
};

/// What stands beside a banner and is worth a warning of its own.
enum class Warning {
    UnprovenPass = 1,
    Contested = 2,
    SeveralAgents = 4,
    CustomerSaidNo = 8, ///< on whatever device, before the verdict or after it
};
Q_DECLARE_FLAGS(Warnings, Warning)
Q_DECLARE_OPERATORS_FOR_FLAGS(Warnings)

/// Every warning on a verification. @param after only notes later than this count; what the verification itself says counts always
[[nodiscard]] Warnings warningsOf(const protocol::VerificationView &view, const QList<protocol::EventView> &events,
                                  base::Instant after = base::Instant::min());

/// How one verification stands.
struct Standing {
    QString id;
    BannerKind banner = BannerKind::NotVerifiedYet;
    Warnings warnings{};
    bool isStalled = false; ///< the coaching line asks the agent to help

    bool operator==(const Standing &) const = default;
};
[[nodiscard]] Severity severityOf(const Standing &standing);

/// All open verifications at one glance.
struct Overview {
    Severity severity = Severity::None;
    Standing worst; ///< what the severity comes from; without an id: from the line, or nothing is open
    int open = 0;   ///< how many have a panel

    bool operator==(const Overview &) const = default;
};

/// The line to the relay, as far as it matters to everything that is shown.
enum class Line { Current, Outage, NotCurrent };
[[nodiscard]] Line lineOf(const RelayConnection &connection);

/// A lost line goes before everything; of several that are equally severe, the newest counts. Pure.
/// @param standings oldest first
[[nodiscard]] Overview overviewOf(const QList<Standing> &standings, Line line);

/// How the verifications of the signed-in user stand, oldest first: those that have a panel.
[[nodiscard]] QList<Standing> ownStandings(const LiveVerifications &verifications, const RelayConnection &connection);

} // namespace authlink::client
