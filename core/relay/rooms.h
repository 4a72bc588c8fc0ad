// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/alerts.h"
#include "core/relay/call_table.h"
#include "core/relay/case_secrets.h"
#include "core/relay/courier.h"
#include "core/relay/dispatch.h"
#include "core/relay/health.h"
#include "core/relay/inquirer.h"
#include "core/relay/janitor.h"
#include "core/relay/landing_desk.h"
#include "core/relay/message_reports.h"
#include "core/relay/operator_hints.h"
#include "core/relay/outage_check.h"
#include "core/relay/relay.h"
#include "core/relay/stream_hub.h"
#include "core/relay/timekeeper.h"
#include "core/relay/webhook_intake.h"

namespace authlink::relay
{

/// Every room of the server behind the HTTP front, built in the order in which they need each other and torn down in reverse.
struct Rooms {
    Rooms(const RelayConfig &config, RelayParts parts, const StreamLimits &streamLimits = {});

    /// Reads what is open. Errors: StoreUnavailable.
    [[nodiscard]] base::Result<void> load() { return book.load(); }
    /// Takes up what the last run left: deadlines, interrupted sendings. `landingBase`: what customers' phones can reach.
    void takeUp(const QUrl &landingBase);
    /// Nothing is under way.
    [[nodiscard]] bool isQuiet() const { return hub.isEmpty() && intake.isIdle() && book.pending() == 0; }
    [[nodiscard]] HttpHandlers handlers(const incode::VendorState &vendor)
    {
        return {intake, landing, hub, health, &reports, &vendor, &alerts};
    }

    const verification::Policy policy; ///< of this run
    CaseBook book;
    CaseSecrets secrets;
    AnswerMemory answers;
    OutageCheck outage;
    Dispatch dispatch;
    Courier courier;
    StartDesk start;
    CaseDesk cases;
    LookupDesk lookup;
    CallTable calls;
    StreamHub hub;
    Alerts alerts;
    WebhookIntake intake;
    Inquirer inquirer;
    OperatorHints hints;
    LandingDesk landing;
    MessageReports reports;
    Timekeeper timekeeper;
    Janitor janitor;
    Health health;
};

} // namespace authlink::relay
