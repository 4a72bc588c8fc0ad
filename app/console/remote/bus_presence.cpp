// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/remote/bus_presence.h"

#include <QEvent>
#include <QFile>
#include <QStandardPaths>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

/// Without an address, the bus library would try to start a bus of its own, and wait for it.
bool hasSessionBus()
{
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")
           || QFile::exists(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/bus"_s);
}

} // namespace

BusPresence::BusPresence(const client::RelayConnection &connection, const client::LiveVerifications &verifications, ui::MainWindow &window,
                         Name name, BusService::Handler handler)
    : m_window(window),
      m_name(std::move(name)),
      m_handler(std::move(handler)),
      m_state(connection, verifications, window)
{
    window.installEventFilter(this);
}

bool BusPresence::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && (event->type() == QEvent::UpdateRequest || event->type() == QEvent::Paint)) {
        m_window.removeEventFilter(this);
        QMetaObject::invokeMethod(this, &BusPresence::join, Qt::QueuedConnection); // after the frame that is about to be painted
    }
    return QObject::eventFilter(watched, event);
}

void BusPresence::join()
{
    if (!hasSessionBus())
        return;
    const QDBusConnection bus = QDBusConnection::sessionBus();
    new BusService(m_object, bus, m_handler, m_state);
    joinBus(bus, m_object, m_name.text, m_name.claim);
}

} // namespace authlink::app
