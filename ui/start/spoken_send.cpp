// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/spoken_send.h"

#include "core/base/contact.h"
#include "core/client/text/foreign_text.h"
#include "core/client/text/verification_texts.h"

#include <QCoreApplication>

namespace authlink::ui
{
namespace
{

class SpokenSend
{
    Q_DECLARE_TR_FUNCTIONS(SpokenSend)
};

} // namespace

QString spokenSend(verification::Channel channel, const protocol::CustomerView &customer)
{
    using verification::Channel;
    const QString who = client::whoText(customer);
    switch (channel) {
    case Channel::Email:
        //: %1 is a customer's name with the account, %2 a masked address.
        return SpokenSend::tr("Send the link to %1, by e-mail to %2").arg(who, client::oneLine(customer.emailMasked));
    case Channel::Copy:
        //: %1 is a customer's name with the account.
        return SpokenSend::tr("Start a verification of %1, and copy the link").arg(who);
    case Channel::Qr:
        //: %1 is a customer's name with the account.
        return SpokenSend::tr("Start a verification of %1, and show the QR code").arg(who);
    case Channel::Sms:
        break;
    }
    //: %1 is a customer's name with the account, %2 a masked phone number.
    return SpokenSend::tr("Send the link to %1, by text message to %2").arg(who, client::oneLine(customer.phoneMasked));
}

QString spokenSend(verification::Channel channel, const protocol::UnlistedCustomer &customer)
{
    protocol::CustomerView view;
    view.name = customer.name;
    view.customerId = customer.customerId;
    view.phoneMasked = base::maskPhone(customer.phone);
    view.emailMasked = base::maskEmail(customer.email);
    return spokenSend(channel, view);
}

} // namespace authlink::ui
