// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/rpc/contact_rules.h"

#include "core/base/contact.h"
#include "core/base/phone/phone_number.h"
#include "core/relay/delivery/message_router.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::rpc
{

using base::Result;
using verification::Channel;

namespace
{
tl::unexpected<base::Error> refuse(QLatin1StringView rule, QString message)
{
    return base::fail(base::Error{.code = base::ErrorCode::NotAllowed, .message = std::move(message), .field = rule, .retryAfter = {}});
}
} // namespace

Result<verification::OwnRecord> ownRecordOf(const store::User &user, const store::Reader &reader)
{
    verification::OwnRecord own{.account = user.account.trimmed(), .customerId = {}};
    if (own.account.isEmpty())
        return own;
    const auto record = reader.customer(own.account);
    if (!record)
        return base::fail(record.error());
    if (*record)
        own.customerId = (*record)->customerId.trimmed();
    return own;
}

Result<void> checkNotOwnRecord(const verification::OwnRecord &own, const verification::Customer &customer)
{
    if (!verification::isOwnRecord(own, customer))
        return {};
    return refuse(verification::kRefusedOwnRecord, u"This is your own record; a colleague has to verify it."_s);
}

Result<void> checkMayStartUnlisted(const Caller &caller, const verification::Policy &policy)
{
    if (!policy.allowUnlistedCustomer)
        return refuse(verification::kRefusedUnlisted, u"Only customers of the directory may be verified here."_s);
    if (!caller.isSupervisor())
        return refuse(verification::kRefusedNoSupervisor, u"A customer who is not in the directory needs a supervisor."_s);
    return {};
}

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
        return refuse(verification::kRefusedNoSupervisor, u"Another contact than the one on file needs a supervisor."_s);
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
    if (channel == Channel::Sms) { // an import takes what has the form of a number
        if (const auto number = contactNumber(address, u"contact"_s); !number)
            return base::fail(base::invalid(
                u"contact"_s, u"no text message can be sent to the phone number on file; copy the link, show the QR code, or have a "
                              "supervisor name another number (%1)"_s.arg(number.error().message)));
    }
    if (channel == Channel::Email && !base::isEmailAddress(address))
        return base::fail(base::invalid(u"channel"_s, u"this customer has no e-mail address; copy the link or show the QR code"_s));
    return {};
}

} // namespace authlink::relay::rpc
