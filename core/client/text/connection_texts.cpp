// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/text/connection_texts.h"

#include "core/client/text/banner_texts.h"
#include "core/client/text/time_texts.h"

#include <QCoreApplication>

namespace authlink::client
{
namespace
{

using State = RelayConnection::State;
using Failure = RelayConnection::Failure;

class ConnectionTexts
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionTexts)
};

QString proxyText(const ProxyTrouble &trouble)
{
    switch (trouble.kind) {
    case ProxyTrouble::Kind::AsksForSignIn:
        return ConnectionTexts::tr("The proxy %1 asks for a sign-in.").arg(trouble.proxy);
    case ProxyTrouble::Kind::RefusesSignIn:
        return ConnectionTexts::tr("The proxy %1 does not accept this name and password.").arg(trouble.proxy);
    case ProxyTrouble::Kind::UnsupportedSignIn:
        return ConnectionTexts::tr("The proxy %1 asks for a kind of sign-in that this console can't do. Tell your operations team.")
            .arg(trouble.proxy);
    case ProxyTrouble::Kind::Refuses:
        return ConnectionTexts::tr("The proxy %1 refuses the way to the relay. Tell your operations team.").arg(trouble.proxy);
    case ProxyTrouble::Kind::NoWay:
        return ConnectionTexts::tr("The proxy %1 can't reach the relay.").arg(trouble.proxy);
    case ProxyTrouble::Kind::Unreachable:
        break;
    }
    return ConnectionTexts::tr("The proxy %1 can't be reached.").arg(trouble.proxy);
}

/// Empty where the cause tells the agent nothing.
QString failureText(Failure failure, const std::optional<ProxyTrouble> &proxy)
{
    switch (failure) {
    case Failure::Tls:
        return ConnectionTexts::tr("The relay's certificate is not trusted. Your operations team can name its authority to this "
                                   "computer: relay.certificate_authority.");
    case Failure::Protocol:
        return ConnectionTexts::tr("The relay uses an incompatible protocol version.");
    case Failure::TooFast:
        return ConnectionTexts::tr("The relay asks this console to slow down.");
    case Failure::Restarting:
        return ConnectionTexts::tr("The relay is restarting.");
    case Failure::Busy:
        return ConnectionTexts::tr("The relay is busy.");
    case Failure::Silent:
        return ConnectionTexts::tr("The relay went silent.");
    case Failure::TimeJumped:
        return ConnectionTexts::tr("This computer was asleep, or its clock was set.");
    case Failure::Proxy:
        return proxy ? proxyText(*proxy) : QString();
    case Failure::None:
    case Failure::Unreachable:
    case Failure::Closed:
        break;
    }
    return {};
}

QString waitingText(const QString &when, const QString &why)
{
    if (why.isEmpty())
        return ConnectionTexts::tr("Reconnecting in %1.").arg(when);
    //: %1 is a duration, %2 a sentence that says why.
    return ConnectionTexts::tr("Reconnecting in %1. %2").arg(when, why);
}

QString offlineText(const QString &when, const QString &why)
{
    if (why.isEmpty())
        return ConnectionTexts::tr("Offline: the relay can't be reached. Next try in %1.").arg(when);
    //: %1 is a duration, %2 a sentence that says why.
    return ConnectionTexts::tr("Offline: the relay can't be reached. Next try in %1. %2").arg(when, why);
}

} // namespace

QString storeOutageText()
{
    return ConnectionTexts::tr("OUTAGE: the relay can't record anything now. Rely on no verdict until it can; nothing can be sent.");
}

QString connectionText(State state, Failure failure, std::optional<std::chrono::milliseconds> untilNextTry, protocol::VendorState vendor,
                       protocol::StoreState store, const std::optional<ProxyTrouble> &proxy)
{
    const QString when = untilNextTry ? durationText(std::chrono::ceil<std::chrono::seconds>(*untilNextTry)) : QString();
    switch (state) {
    case State::Live:
        if (store == protocol::StoreState::Outage)
            return storeOutageText();
        return vendor == protocol::VendorState::Outage ? outageAlertText() : ConnectionTexts::tr("Live");
    case State::Connecting:
        return ConnectionTexts::tr("Connecting…");
    case State::SigningIn:
        return ConnectionTexts::tr("Signing in…");
    case State::Waiting:
        return waitingText(when, failureText(failure, proxy));
    case State::Offline:
        return offlineText(when, failureText(failure, proxy));
    case State::SignInExpired:
        return ConnectionTexts::tr("Sign-in expired: ask for a new sign-in token.");
    case State::Disabled:
        return ConnectionTexts::tr("This user is disabled: ask a supervisor.");
    case State::Replaced:
        return ConnectionTexts::tr("Signed in at another desk. Trying again signs out that one.");
    case State::Disconnected:
        break;
    }
    return ConnectionTexts::tr("Not connected");
}

} // namespace authlink::client
