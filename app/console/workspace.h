// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/client/connection/relay_calls.h"
#include "core/client/connection/relay_connection.h"
#include "core/client/live_verifications.h"
#include "ui/attention/attention.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/clipboard_guard.h"
#include "ui/widgets/confirmer.h"
#include "ui/widgets/phone_validator.h"
#include "ui/widgets/ticker.h"

#include <QSettings>

namespace authlink::app
{

/// One console: the connection to a relay, what is known through it, and the window. Only composition.
class Workspace final
{
public:
    /// All references outlive the workspace. @param sockets how a relay is reached
    Workspace(base::Clock &clock, base::Random &random, ui::Theme &theme, QSettings &settings,
              client::SocketFactory sockets = &client::makeWebSocket);
    ~Workspace();

    void connectTo(const QUrl &stream, const base::Secret &token);
    [[nodiscard]] ui::MainWindow &window() { return m_window; }
    [[nodiscard]] client::RelayConnection &connection() { return m_connection; }
    [[nodiscard]] client::LiveVerifications &verifications() { return m_verifications; }

private:
    client::RelayConnection m_connection;
    client::RelayCalls m_calls;
    client::LiveVerifications m_verifications;
    ui::Ticker m_ticker;
    ui::ClipboardGuard m_clipboard;
    ui::DialogConfirmer m_confirmer;
    std::unique_ptr<ui::PhoneValidator> m_validator;
    ui::MainWindow m_window;
    ui::Attention m_attention;
};

} // namespace authlink::app
