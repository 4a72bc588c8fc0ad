// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pending_call.h"
#include "core/verification/values.h"

#include <QString>
#include <QUrl>

#include <memory>

namespace authlink::message
{

struct OutgoingMessage {
    verification::Channel channel = verification::Channel::Sms; ///< Sms or Email
    QString to;                                                 ///< E.164 with '+', or an e-mail address
    QString subject;                                            ///< e-mail only
    QString text;                                               ///< the whole message, link included
    QUrl reportTo;                                              ///< where the provider may post delivery reports; unguessable
};

/// The provider took it; whether it arrives only its reports can tell.
struct Accepted {
    QString reference; ///< the provider's id of the message; empty: it gave none
};

/// Sends by a provider of the bank's own. One thread; the callback runs from the event loop, exactly once, never from inside the call.
/// Nothing is sent a second time after an answer that leaves open whether the first went out. Destroying the call before the request
/// has left sends nothing. Errors: VendorUnavailable (the provider's words for operators in `message`), Timeout, Invalid.
class MessageSender
{
public:
    virtual ~MessageSender() = default;
    [[nodiscard]] virtual bool serves(verification::Channel channel) const = 0;
    [[nodiscard]] virtual std::unique_ptr<base::PendingCall> send(const OutgoingMessage &message, base::Callback<Accepted> done) = 0;
};

} // namespace authlink::message
