// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/attention/notifier.h"

#include <QDBusConnection>

#include <optional>

namespace authlink::ui
{

/// Notifications of a Linux desktop: org.freedesktop.Notifications (Desktop Notifications Specification 1.2) over D-Bus. Never waits for
/// an answer.
class DesktopNotifier final : public Notifier
{
    Q_OBJECT

public:
    explicit DesktopNotifier(QDBusConnection bus, QObject *parent = nullptr);
    ~DesktopNotifier() override;

    void notify(const QString &heading, Urgency urgency) override;
    void withdraw() override;

private Q_SLOTS:
    void onAction(uint id, const QString &action);
    void onClosed(uint id);

private:
    struct Wish {
        QString heading;
        Urgency urgency = Urgency::Normal;
    };

    void send(const Wish &wish);
    void close();

    QDBusConnection m_bus;
    uint m_shown = 0;           ///< the server's number; 0: none
    bool m_isSending = false;   ///< the server has not said its number yet
    bool m_isWithdrawn = false; ///< while it is being sent
    std::optional<Wish> m_next; ///< to be sent when the number is known, so that it takes that one's place
};

} // namespace authlink::ui
