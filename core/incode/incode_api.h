// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pending_call.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <QString>
#include <QUrl>

#include <memory>

namespace authlink::incode
{

using base::Callback;
using base::PendingCall;

struct SessionRequest {
    QString externalCustomerId; ///< our verification id: comes back in webhooks
    QString language;           ///< "en", "es", "pt-BR"; mapped to the vendor's en-US, es-ES, pt-BR
    QUrl redirectionUrl;        ///< where the customer lands afterwards; may be empty
};

/// An authentication session of the vendor's.
struct Session {
    QString interviewId;
    base::Secret token; ///< the session token: never stored in the clear, never logged
    QUrl captureUrl;    ///< what the customer opens
};

struct SmsRequest {
    QString interviewId;
    base::Secret sessionToken;
    QString phone; ///< E.164 with '+'
    QString text;  ///< the whole message, link included
};

/// What the relay asks of Incode. One thread; callbacks come from its event loop, exactly once, never from inside the call itself.
/// Errors: VendorUnavailable (with the vendor's words for operators in `message`), Timeout, Invalid.
class IncodeApi
{
public:
    virtual ~IncodeApi() = default;
    /// POST /omni/start, then GET /omni/onboarding-url.
    [[nodiscard]] virtual std::unique_ptr<PendingCall> startSession(const SessionRequest &request, Callback<Session> done) = 0;
    /// POST /omni/add/phone, POST /executive/log-in (once, shared), POST /omni/external/send-sms.
    [[nodiscard]] virtual std::unique_ptr<PendingCall> sendSms(const SmsRequest &request, Callback<void> done) = 0;
    /// The one link of static mode: https://…-onboarding.incodesmile.com/CLIENT_ID/hello, or the sandbox's.
    [[nodiscard]] virtual QUrl staticLink() const = 0;
};

} // namespace authlink::incode
