// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/proxy/proxy_sign_in.h"
#include "app/console/proxy/proxy_window.h"
#include "core/client/connection/relay_connection.h"

#include <QObject>

class QAction;
class QMainWindow;

namespace authlink::app
{

/// Brings together what a proxy says to the connection, the sign-ins that are known, and the person: an entry in the menu, and a window.
/// Main thread.
class ProxyPrompt final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it. `window` has a menu "connectionMenu".
    ProxyPrompt(ProxySignIn &signIn, client::RelayConnection &connection, QMainWindow &window);

private:
    void onStateChanged();
    void ask(const QString &proxy, bool refused);

    ProxySignIn &m_signIn;
    client::RelayConnection &m_connection;
    ProxyWindow *m_window;
    QAction *m_action;
    QString m_proxy; ///< asked about last
    bool m_refused = false;
};

} // namespace authlink::app
