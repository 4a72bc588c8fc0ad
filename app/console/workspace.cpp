// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/workspace.h"

#include "app/console/sounds/plugin_player.h"
#include "ui/widgets/phone_validator.h"

#ifdef AUTHLINK_HAS_DBUS
#include "ui/attention/desktop_notifier.h"
#endif

#include <QGuiApplication>
#include <QLocale>

#include <utility>

namespace authlink::app
{

namespace
{
constexpr int kInstanceBits = 64;

/// Program, version, and this very process: a relay replaces only connections of the same name, so a console replaces its own
/// half-dead connection and never another workstation's.
QString clientName(base::Random &random)
{
    return QStringLiteral("authlink-console/" AUTHLINK_VERSION " ") + base::makeToken(random, kInstanceBits);
}

/// Where numbers without '+' are read; "US" of en_US. Empty in a locale without a country.
QString localRegion()
{
    return QLocale::system().name().section(u'_', 1, 1);
}

/// nullptr where the system has no service for it but the tray.
std::unique_ptr<ui::Notifier> makeNotifier()
{
#ifdef AUTHLINK_HAS_DBUS
    return std::make_unique<ui::DesktopNotifier>(QDBusConnection::sessionBus());
#else
    return nullptr;
#endif
}
} // namespace

Workspace::Workspace(base::Clock &clock, base::Random &random, ui::Theme &theme, QSettings &settings, client::SocketFactory sockets)
    : m_connection(std::move(sockets), clock, random, clientName(random)),
      m_calls(m_connection, clock, random),
      m_verifications(m_connection, m_calls, clock),
      m_ticker(clock),
      m_clipboard(*QGuiApplication::clipboard(), clock),
      m_validator(std::make_unique<ui::PhoneNumberValidator>(localRegion())),
      m_window(
          ui::WindowServices{.theme = theme,
                             .clock = clock,
                             .settings = settings,
                             .confirmer = m_confirmer,
                             .live = ui::LiveServices{theme, m_connection, m_calls, m_verifications, m_ticker, m_clipboard, *m_validator}}),
      m_attention({.theme = theme,
                   .connection = m_connection,
                   .verifications = m_verifications,
                   .ticker = m_ticker,
                   .settings = settings,
                   .window = m_window,
                   .area = m_window.liveArea(),
                   .menu = m_window.viewMenu(),
                   .makeSoundPlayer = &makeSoundPlayer,
                   .makeNotifier = &makeNotifier})
{
}

Workspace::~Workspace() = default;

void Workspace::connectTo(const QUrl &stream, const base::Secret &token)
{
    m_connection.setWanted(client::RelayConnection::Wanted::Disconnected); // the token before must not go to the new address
    m_connection.setUrl(stream);
    m_connection.setToken(token);
    m_connection.setWanted(client::RelayConnection::Wanted::Connected);
}

} // namespace authlink::app
