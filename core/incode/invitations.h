// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pending_call.h"

#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>

namespace authlink::incode
{

/// A session that Incode itself invites the customer to ("request new onboarding", docs/incode.md "Sessions, links, messages").
struct InvitationRequest {
    enum class By { Sms, Email };
    By by = By::Sms;
    QString contact;            ///< E.164 with '+', or an e-mail address
    QString loginHint;          ///< the claimed Incode customer id: the session is 1:1 against it
    QString externalCustomerId; ///< our verification id
    std::chrono::minutes validity{};
};

struct Invitation {
    QString interviewId;
    QUrl url; ///< empty if the answer holds none: the customer has it in the message
};

/// One thread; the callback runs from the event loop, exactly once, never from inside the call. The request is not repeated after an
/// answer that leaves open whether a message went out. Errors: VendorUnavailable, Timeout, Invalid.
class Invitations
{
public:
    virtual ~Invitations() = default;
    /// POST AUTH/oauth2/token (once, shared, renewed before its end and on 401), then POST /omni/b2b/onboarding/request-new.
    [[nodiscard]] virtual std::unique_ptr<base::PendingCall> invite(const InvitationRequest &request, base::Callback<Invitation> done) = 0;
};

} // namespace authlink::incode
