// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/connection/relay_connection.h"

#include <QObject>
#include <QWidget>

namespace authlink::app
{

/// Says once, in the log (authlink.client, debug), when an agent can begin to work: the window has been painted with the relay live.
/// To see how long a slow workstation takes to start, and for the benchmark of the start. Main thread.
class FirstFrame final : public QObject
{
    Q_OBJECT

public:
    static constexpr char kSaying[] = "first usable frame";

    /// Both outlive it.
    FirstFrame(QWidget &window, const client::RelayConnection &connection, QObject *parent = nullptr);
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget &m_window;
    const client::RelayConnection &m_connection;
};

} // namespace authlink::app
