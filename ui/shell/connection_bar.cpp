// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connection_bar.h"

#include "ui/widgets/alert_role.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/ticker.h"
#include "ui/widgets/times.h"

#include <QCoreApplication>
#include <QHBoxLayout>

namespace authlink::ui
{
namespace
{

using State = client::RelayConnection::State;
using Failure = client::RelayConnection::Failure;

QString tr(const char *text)
{
    return QCoreApplication::translate("Connection", text);
}

QString whyOf(Failure failure)
{
    switch (failure) {
    case Failure::Tls:
        return tr(" The relay's certificate is not trusted.");
    case Failure::Protocol:
        return tr(" The relay speaks another language than this console.");
    case Failure::TooFast:
        return tr(" The relay asks this console to slow down.");
    case Failure::Restarting:
        return tr(" The relay is restarting.");
    case Failure::Silent:
        return tr(" The relay went silent.");
    case Failure::None:
    case Failure::Unreachable:
    case Failure::Closed:
        break;
    }
    return {};
}

} // namespace

ConnectionWords wordsOf(State state, Failure failure, std::optional<std::chrono::milliseconds> untilNextTry, protocol::VendorState vendor)
{
    const QString when = untilNextTry ? durationText(std::chrono::ceil<std::chrono::seconds>(*untilNextTry)) : QString();
    switch (state) {
    case State::Live:
        if (vendor == protocol::VendorState::Outage)
            return {ColorRole::Outage, Shape::CloudOff, tr("OUTAGE: Incode can't be reached; the relay is live."), false};
        return {ColorRole::Accent, Shape::Live, tr("Live"), false};
    case State::Connecting:
        return {ColorRole::Attention, Shape::Reconnecting, tr("Connecting…"), false};
    case State::SigningIn:
        return {ColorRole::Attention, Shape::Reconnecting, tr("Signing in…"), false};
    case State::Waiting:
        return {ColorRole::Attention, Shape::Reconnecting, tr("Reconnecting in %1.").arg(when) + whyOf(failure), true};
    case State::Offline:
        return {ColorRole::Denied, Shape::Offline, tr("Offline: the relay can't be reached. Next try in %1.").arg(when) + whyOf(failure),
                true};
    case State::SignInExpired:
        return {ColorRole::Denied, Shape::Key, tr("Sign-in expired: ask for a new sign-in token."), false};
    case State::Disabled:
        return {ColorRole::Denied, Shape::Block, tr("This user is disabled: ask a supervisor."), true};
    case State::Replaced:
        return {ColorRole::Denied, Shape::Person, tr("Signed in at another desk. Trying again signs out that one."), true};
    case State::Disconnected:
        break;
    }
    return {ColorRole::Neutral, Shape::Offline, tr("Not connected"), false};
}

ConnectionBar::ConnectionBar(const Theme &theme, client::RelayConnection &connection, Ticker &ticker, QWidget *parent)
    : QFrame(parent),
      m_theme(theme),
      m_connection(connection),
      m_ticker(ticker),
      m_icon(makeLabel(QStringLiteral("connectionIcon"))),
      m_text(makeLabel(QStringLiteral("connectionText"))),
      m_user(makeLabel(QStringLiteral("connectionUser"))),
      m_tryNow(makeButton(QStringLiteral("tryNowButton"), QCoreApplication::translate("Connection", "Try now"),
                          QCoreApplication::translate("Connection", "Connect now instead of waiting"), Variant::Normal))
{
    setObjectName(QStringLiteral("connectionBar"));
    makeAlert(*this);
    setToolTip(QCoreApplication::translate("Connection", "The link to the relay; what you see is current only while it is live"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(em(1.0), em(0.35), em(1.0), em(0.35));
    row->setSpacing(em(0.5));
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_tryNow);
    row->addWidget(m_user);
    m_text->setWordWrap(true);
    connect(m_tryNow, &QPushButton::clicked, this, [this] { m_connection.tryNow(); });
    connect(&connection, &client::RelayConnection::stateChanged, this, &ConnectionBar::refresh);
    connect(&connection, &client::RelayConnection::vendorChanged, this, &ConnectionBar::refresh);
    connect(&connection, &client::RelayConnection::nextTryAtChanged, this, &ConnectionBar::refresh);
    connect(&ticker, &Ticker::ticked, this, &ConnectionBar::refresh);
    connect(&theme, &Theme::changed, this, &ConnectionBar::refresh);
    refresh();
}

void ConnectionBar::refresh()
{
    const auto next = m_connection.nextTryAt();
    const auto left = next ? std::optional(*next - m_ticker.now()) : std::nullopt;
    const ConnectionWords words = ui::wordsOf(m_connection.state(), m_connection.failure(), left, m_connection.vendor());
    const Swatch &swatch = m_theme.colors().of(words.role);
    m_text->setText(words.text);
    m_tryNow->setVisible(words.canTry);
    setSpokenName(*this, words.text);
    const auto &hello = m_connection.hello();
    m_user->setText(hello ? bounded(QStringLiteral("%1 · %2").arg(hello->user.displayName, hello->company), 80) : QString());
    setStyleSheet(
        QStringLiteral("QFrame#connectionBar { background: %1; } QLabel { color: %2; } QLabel#connectionText { font-weight: 600; }")
            .arg(swatch.soft.name(), swatch.softText.name()));
    m_icon->setPixmap(tintedIcon(
                          words.shape, [swatch] { return swatch.softText; }, [swatch] { return swatch.softText; })
                          .pixmap(QSize(em(1.3), em(1.3)), devicePixelRatioF()));
    const Told now{m_connection.state(), m_connection.vendor()};
    if (m_told != now) {
        m_told = now;
        raiseAlert(*this);
    }
}

} // namespace authlink::ui
