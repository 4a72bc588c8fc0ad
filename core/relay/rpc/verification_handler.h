// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/protocol/call_params.h"
#include "core/relay/delivery/link_delivery.h"
#include "core/relay/delivery/vendor_availability.h"
#include "core/relay/rpc/idempotency_cache.h"
#include "core/relay/rpc/open_pages.h"
#include "core/relay/rpc/rpc_call.h"
#include "core/relay/verifications/verification_repository.h"
#include "core/verification/rules/actions.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <utility>

namespace authlink::relay::rpc
{

/// What may be said about a call.
struct NoteRules {
    bool areTaken = true;   ///< false: neither words nor outcomes
    QStringList outcomes{}; ///< codes
};

/// What people do with verifications that exist: resend, cancel, close, note, link, get, list.
/// Rights: agents act on their own; supervisors and admins on everybody's. What one may not see is not_found.
class VerificationHandler
{
public:
    struct Services {
        verifications::VerificationRepository &repository;
        store::Store &store;
        delivery::LinkDelivery &delivery;
        base::Clock &clock;
        IdempotencyCache &idempotency;
        const delivery::VendorAvailability &availability;
    };

    /// Everything referred to outlives the handler.
    VerificationHandler(Services services, verification::Policy policy, PageBounds page = {}, NoteRules notes = {})
        : m_services(services),
          m_policy(policy),
          m_page(page),
          m_notes(std::move(notes))
    {
    }

    void resend(const Caller &caller, const QJsonObject &params, RpcReply reply);
    /// A verification that is still preparing has nothing to cancel yet: it ends as send_failed, and nothing is sent.
    void cancel(const Caller &caller, const QJsonObject &params, RpcReply reply);
    void close(const Caller &caller, const QJsonObject &params, RpcReply reply);
    /// Words and an outcome for the record, when nothing is awaited any more; also for a while after the end.
    void note(const Caller &caller, const QJsonObject &params, RpcReply reply);
    void link(const Caller &caller, const QJsonObject &params, const RpcReply &reply);
    /// One by `id`, or several by `ids`.
    void get(const Caller &caller, const QJsonObject &params, const RpcReply &reply);
    /// What is open, in pages.
    void list(const Caller &caller, const QJsonObject &params, const RpcReply &reply);

private:
    using Events = base::Result<std::vector<verification::Event>>;
    /// What a call is about: the newest state, if the caller may see it. Errors: NotFound, StoreUnavailable.
    void withVisible(const Caller &caller, const QString &id, const RpcReply &reply,
                     const std::function<void(verification::Verification)> &then);
    /// The same, if it is not about the caller. Errors: NotAllowed as well.
    void withVisibleOfOthers(const Caller &caller, const QString &id, const RpcReply &reply,
                             const std::function<void(verification::Verification)> &then);
    void decideResend(const CallKey &key, const Caller &caller, const protocol::ResendParams &params, verification::Verification state,
                      const RpcReply &reply);
    void decideCancel(const CallKey &key, const Caller &caller, const QString &reason, verification::Verification state,
                      const RpcReply &reply);
    void commit(const CallKey &key, const Caller &caller, verification::Verification state, Events events, RpcReply reply,
                std::function<void()> then = {});
    [[nodiscard]] verification::Context context() const { return {.now = m_services.clock.now(), .policy = m_policy}; }

    Services m_services;
    verification::Policy m_policy;
    PageBounds m_page;
    NoteRules m_notes;
    QObject m_context;
};

} // namespace authlink::relay::rpc
