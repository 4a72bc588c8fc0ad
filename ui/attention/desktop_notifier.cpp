// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attention/desktop_notifier.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{

constexpr QLatin1StringView kService("org.freedesktop.Notifications"); // the interface has the same name
constexpr QLatin1StringView kPath("/org/freedesktop/Notifications");
constexpr int kServersTimeout = -1; // how long it is shown: as the desktop does it
constexpr uchar kNormal = 1;
constexpr uchar kCritical = 2;

QDBusMessage call(const QString &method)
{
    return QDBusMessage::createMethodCall(kService, kPath, kService, method);
}

} // namespace

DesktopNotifier::DesktopNotifier(QDBusConnection bus, QObject *parent) : Notifier(parent), m_bus(std::move(bus))
{
    m_bus.connect(kService, kPath, kService, u"ActionInvoked"_s, this, SLOT(onAction(uint, QString)));
    m_bus.connect(kService, kPath, kService, u"NotificationClosed"_s, this, SLOT(onClosed(uint)));
}

DesktopNotifier::~DesktopNotifier()
{
    close(); // it would outlive what it is about
}

void DesktopNotifier::notify(const QString &heading, Urgency urgency)
{
    const Wish wish{.heading = heading, .urgency = urgency};
    if (m_isSending)
        m_next = wish;
    else
        send(wish);
}

void DesktopNotifier::withdraw()
{
    m_next.reset();
    m_isWithdrawn = m_isSending;
    close();
}

void DesktopNotifier::send(const Wish &wish)
{
    if (!m_bus.isConnected()) {
        Q_EMIT failed(wish.heading); // without a bus, a call never ends
        return;
    }
    m_isWithdrawn = false;
    m_isSending = true;
    const QVariantMap hints{{u"urgency"_s, QVariant::fromValue(wish.urgency == Urgency::Critical ? kCritical : kNormal)},
                            {u"desktop-entry"_s, u"authlink-console"_s},
                            {u"suppress-sound"_s, true}}; // the console plays its own
    QDBusMessage notify = call(u"Notify"_s);
    notify.setArguments({u"Authlink Console"_s, m_shown, u"authlink-console"_s, wish.heading, QString(),
                         QStringList{u"default"_s, tr("Show")}, hints, kServersTimeout});
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(notify), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, heading = wish.heading](QDBusPendingCallWatcher *done) {
        done->deleteLater();
        const QDBusPendingReply<uint> reply = *done;
        m_isSending = false;
        m_shown = reply.isError() ? 0 : reply.value();
        if (std::exchange(m_isWithdrawn, false))
            close();
        else if (reply.isError() && !m_next)
            Q_EMIT failed(heading);
        if (const auto next = std::exchange(m_next, std::nullopt))
            send(*next);
    });
}

void DesktopNotifier::close()
{
    if (m_shown == 0)
        return;
    QDBusMessage message = call(u"CloseNotification"_s);
    message.setArguments({std::exchange(m_shown, 0)});
    m_bus.call(message, QDBus::NoBlock);
}

void DesktopNotifier::onAction(uint id, const QString &action)
{
    if (id == m_shown && action == "default"_L1)
        Q_EMIT activated();
}

void DesktopNotifier::onClosed(uint id)
{
    if (id == m_shown)
        m_shown = 0;
}

} // namespace authlink::ui
