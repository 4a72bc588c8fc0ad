// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcessEnvironment>
#include <QTimer>

namespace authlink::base
{

/// Tells systemd how this process is (sd_notify(3)): NOTIFY_SOCKET says where, WATCHDOG_USEC that a sign of life is wanted, which then
/// comes from the event loop, so that a loop that is stuck is noticed. Without them, and where there is no systemd, nothing is told. One
/// thread.
class ServiceManager final : public QObject
{
    Q_OBJECT

public:
    explicit ServiceManager(const QProcessEnvironment &environment, QObject *parent = nullptr);

    void ready();     ///< started, or done with a reload; the signs of life begin
    void reloading(); ///< until ready()
    void stopping();

private:
    void tell(const QByteArray &state) const;

    QByteArray m_socket; // a path, or '@' and an abstract name; empty: nobody listens
    QTimer m_alive;
};

} // namespace authlink::base
