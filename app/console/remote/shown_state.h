// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/live_verifications.h"
#include "ui/shell/main_window.h"

#include <QObject>

namespace authlink::app
{

/// How the verification whose panel is in front stands, in a word and without a person, for other programs of this desk
/// (docs/integration-guide.md "State"). Says verified only where the console shows it green. Main thread.
class ShownState final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    ShownState(const client::RelayConnection &connection, const client::LiveVerifications &verifications, const ui::MainWindow &window,
               QObject *parent = nullptr);

    [[nodiscard]] const QString &name() const { return m_name; }

Q_SIGNALS:
    void changed();

private:
    void update();

    const client::RelayConnection &m_connection;
    const client::LiveVerifications &m_verifications;
    const ui::MainWindow &m_window;
    QString m_name;
};

/// The word for a banner: pending, verified, not_verified, unclear, ended, offline or outage.
[[nodiscard]] QLatin1StringView stateNameOf(client::BannerKind kind);

} // namespace authlink::app
