// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace authlink::ui
{

/// Shows one notification on the desktop, outside of the windows; the next one takes its place. One thread.
class Notifier : public QObject
{
    Q_OBJECT

public:
    enum class Urgency {
        Normal,   ///< the desktop decides: do-not-disturb keeps it away
        Critical, ///< is shown whatever the person is busy with
    };

    using QObject::QObject;

    /// @param heading plain, without personal data: other people and the system's list of notifications see it
    virtual void notify(const QString &heading, Urgency urgency) = 0;
    /// What it said is seen, or is no longer true.
    virtual void withdraw() = 0;

Q_SIGNALS:
    /// A person clicked on it.
    void activated();
    /// The desktop has no place for notifications.
    void failed(const QString &heading);
};

} // namespace authlink::ui
