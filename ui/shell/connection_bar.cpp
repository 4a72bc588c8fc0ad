// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connection_bar.h"

#include "core/client/text/connection_texts.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/ticker.h"

#include <QHBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

using State = client::RelayConnection::State;

ConnectionLook lookOf(State state, protocol::VendorState vendor, protocol::StoreState store)
{
    switch (state) {
    case State::Live:
        if (vendor == protocol::VendorState::Outage || store == protocol::StoreState::Outage)
            return {ColorRole::Outage, Shape::CloudOff, false};
        return {ColorRole::Accent, Shape::Live, false};
    case State::Connecting:
    case State::SigningIn:
        return {ColorRole::Attention, Shape::Reconnecting, false};
    case State::Waiting:
        return {ColorRole::Attention, Shape::Reconnecting, true};
    case State::Offline:
        return {ColorRole::Denied, Shape::Offline, true};
    case State::SignInExpired:
        return {ColorRole::Denied, Shape::Key, false};
    case State::Disabled:
        return {ColorRole::Denied, Shape::Block, true};
    case State::Replaced:
        return {ColorRole::Denied, Shape::Person, true};
    case State::Disconnected:
        break;
    }
    return {ColorRole::Neutral, Shape::Offline, false};
}

ConnectionBar::ConnectionBar(const Theme &theme, client::RelayConnection &connection, Ticker &ticker, QWidget *parent)
    : QFrame(parent),
      m_theme(theme),
      m_connection(connection),
      m_ticker(ticker),
      m_icon(makeLabel(u"connectionIcon"_s)),
      m_text(makeLabel(u"connectionText"_s)),
      m_user(makeLabel(u"connectionUser"_s)),
      m_tryNow(makeButton(u"tryNowButton"_s, tr("Try now"), tr("Connect now instead of waiting"), Variant::Normal))
{
    setObjectName(u"connectionBar"_s);
    makeAlert(*this);
    setToolTip(tr("The link to the relay; what you see is current only while it is live"));
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
    connect(&connection, &client::RelayConnection::storeChanged, this, &ConnectionBar::refresh);
    connect(&connection, &client::RelayConnection::nextTryAtChanged, this, &ConnectionBar::refresh);
    connect(&ticker, &Ticker::ticked, this, &ConnectionBar::refresh);
    connect(&theme, &Theme::changed, this, &ConnectionBar::applyLook);
    refresh();
}

void ConnectionBar::refresh()
{
    const auto next = m_connection.nextTryAt();
    const auto left = next ? std::optional(*next - m_ticker.now()) : std::nullopt;
    const QString text = client::connectionText(m_connection.state(), m_connection.failure(), left, m_connection.vendor(),
                                                m_connection.store(), m_connection.proxyTrouble());
    m_text->setText(text);
    setSpokenName(*this, text);
    const auto &hello = m_connection.hello();
    m_user->setText(hello ? bounded(u"%1 · %2"_s.arg(hello->user.displayName, hello->company), 80) : QString());
    const Told now{m_connection.state(), m_connection.vendor(), m_connection.store()};
    if (m_told == now)
        return; // the clock has ticked: nothing to paint anew, nothing to read out
    m_told = now;
    applyLook();
    raiseAlert(*this);
}

void ConnectionBar::applyLook()
{
    const ConnectionLook look = lookOf(m_connection.state(), m_connection.vendor(), m_connection.store());
    const Swatch &swatch = m_theme.colors().of(look.role);
    showKeepingFocus(*m_tryNow, look.canTry);
    setSheet(*this, u"QFrame#connectionBar { background: %1; } QLabel { color: %2; } QLabel#connectionText { font-weight: 600; }"_s.arg(
                        swatch.soft.name(), swatch.softText.name()));
    m_icon->setPixmap(tintedIcon(
                          look.shape, [swatch] { return swatch.softText; }, [swatch] { return swatch.softText; })
                          .pixmap(QSize(em(1.3), em(1.3)), devicePixelRatioF()));
}

} // namespace authlink::ui
