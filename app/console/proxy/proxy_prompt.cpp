// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/proxy/proxy_prompt.h"

#include "ui/shell/look_actions.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

ProxyPrompt::ProxyPrompt(ProxySignIn &signIn, client::RelayConnection &connection, QMainWindow &window)
    : QObject(&window),
      m_signIn(signIn),
      m_connection(connection),
      m_window(new ProxyWindow(&window)),
      m_action(ui::addEntry(*window.findChild<QMenu *>(u"connectionMenu"_s), u"proxySignInAction"_s, tr("Sign in to the &proxy…"),
                            tr("Give the name and the password that the proxy asks for"), QKeySequence(tr("Ctrl+Shift+T"))))
{
    m_action->setVisible(false); // until a proxy asks
    connect(m_action, &QAction::triggered, this, [this] {
        m_window->ask(m_proxy, m_refused);
        m_window->activateWindow(); // here the person asked for it
    });
    connect(m_window, &ProxyWindow::answered, &signIn, &ProxySignIn::signIn);
    connect(&signIn, &ProxySignIn::wanted, this, &ProxyPrompt::ask);
    connect(&signIn, &ProxySignIn::ready, &connection, &client::RelayConnection::tryNow);
    connect(&connection, &client::RelayConnection::stateChanged, this, &ProxyPrompt::onStateChanged);
}

void ProxyPrompt::onStateChanged()
{
    using State = client::RelayConnection::State;
    const State state = m_connection.state();
    if (state == State::Live) {
        m_action->setVisible(false);
        m_window->hide();
    }
    const bool waits = state == State::Waiting || state == State::Offline;
    if (waits && m_connection.failure() == client::RelayConnection::Failure::Proxy && m_connection.proxyTrouble())
        m_signIn.onTrouble(*m_connection.proxyTrouble());
}

void ProxyPrompt::ask(const QString &proxy, bool refused)
{
    m_proxy = proxy;
    m_refused = refused;
    m_action->setVisible(true);
    m_window->ask(proxy, refused);
}

} // namespace authlink::app
