// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/call_request.h"

#include <QDBusAbstractAdaptor>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>

#include <functional>

namespace authlink::app
{

class ShownState;

/// The interface org.authlink.Console1 of the session bus, which app/console/remote/org.authlink.Console1.xml describes: the same requests
/// as by the local socket, and how the verification in front stands. Without personal data. Main thread.
class BusService final : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.authlink.Console1")
    Q_PROPERTY(QString State READ state NOTIFY StateChanged)

public:
    using Handler = std::function<client::CallOutcome(const client::CallRequest &)>;

    static constexpr QLatin1StringView kInterface{"org.authlink.Console1"};
    static constexpr QLatin1StringView kPath{"/org/authlink/Console"};

    /// @param object what is registered at kPath; owns the adaptor
    /// @param state outlives it
    BusService(QObject &object, const QDBusConnection &bus, Handler handler, const ShownState &state);

    [[nodiscard]] QString state() const;

public Q_SLOTS:
    // The names are those of the interface. What was asked is answered with the name of its outcome, or with an error.
    QString Verify(const QVariantMap &call, const QDBusMessage &message);
    QString EndCall(const QString &call, const QDBusMessage &message);

Q_SIGNALS:
    /// PropertiesChanged says the same, for those who know only the standard.
    void StateChanged(const QString &state);

private:
    QString act(const base::Result<client::CallRequest> &request, const QDBusMessage &message);
    void tellState();

    QDBusConnection m_bus;
    Handler m_handler;
    const ShownState &m_state;
};

/// What `call` of Verify means: account, phone or search, and call_id. Errors: Invalid, one sentence.
[[nodiscard]] base::Result<client::CallRequest> requestFromBus(const QVariantMap &call);

/// The name on the bus of a profile's console: org.authlink.Console for "default", org.authlink.Console.p_NAME for others, with what a bus
/// name can't hold as _XX.
[[nodiscard]] QString busNameOf(const QString &profile);

enum class NameClaim { Firm, Yielding };
/// Puts `object` and its adaptors on the bus under this name, without waiting for the bus. A firm claim takes the name from a yielding one.
void joinBus(QDBusConnection bus, QObject &object, const QString &name, NameClaim claim);

} // namespace authlink::app
