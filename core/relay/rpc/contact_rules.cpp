// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/rpc/contact_rules.h"

#include "core/base/contact.h"
#include "core/base/phone/phone_number.h"
#include "core/relay/delivery/message_router.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::rpc
{

using base::Result;
using verification::Channel;

Result<QString> contactNumber(const QString &typed, const QString &field)
{
    const auto phone = base::parsePhone(typed, {});
    if (!phone)
        return base::fail(base::invalid(field, phone.error().message));
    if (!phone->isTextable())
        return base::fail(base::invalid(field, u"takes no text messages"_s));
    return phone->e164();
}

Result<verification::ContactOverride> otherContact(const Caller &caller, const protocol::OtherContact &contact, Channel channel)
{
    if (!caller.isSupervisor())
        return base::fail(base::ErrorCode::NotAllowed, u"Another contact than the one on file needs a supervisor."_s);
    if (channel == Channel::Email) {
        const QString address = contact.value.trimmed();
        if (!base::isEmailAddress(address))
            return base::fail(base::invalid(u"contact.value"_s, u"is not an e-mail address"_s));
        return verification::ContactOverride{address, contact.reason};
    }
    auto phone = contactNumber(contact.value, u"contact.value"_s);
    if (!phone)
        return base::fail(phone.error());
    return verification::ContactOverride{std::move(*phone), contact.reason};
}

Result<void> checkReachable(const verification::Verification &state, Channel channel)
{
    const QString address = delivery::addressOf(state, channel);
    if (channel == Channel::Sms && address.isEmpty())
        return base::fail(base::invalid(u"channel"_s, u"this customer has no phone number; copy the link or show the QR code"_s));
    if (channel == Channel::Email && !base::isEmailAddress(address))
        return base::fail(base::invalid(u"channel"_s, u"this customer has no e-mail address; copy the link or show the QR code"_s));
    return {};
}

} // namespace authlink::relay::rpc
