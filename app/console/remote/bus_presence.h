// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/remote/bus_service.h"
#include "app/console/remote/shown_state.h"

#include <QObject>

namespace authlink::app
{

/// Puts the console on the session bus once its window has been painted, so that nobody waits for it at the start. Where there is no bus,
/// nothing happens. Main thread.
class BusPresence final : public QObject
{
    Q_OBJECT

public:
    struct Name {
        QString text; ///< busNameOf()
        NameClaim claim;
    };

    /// All outlive it.
    BusPresence(const client::RelayConnection &connection, const client::LiveVerifications &verifications, ui::MainWindow &window,
                Name name, BusService::Handler handler);
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void join();

    ui::MainWindow &m_window;
    Name m_name;
    BusService::Handler m_handler;
    ShownState m_state;
    QObject m_object; ///< what is on the bus
};

} // namespace authlink::app
