// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/client/connection/relay_calls.h"
#include "core/client/models/recent_customers_model.h"

#include <QObject>

class QSettings;

namespace authlink::ui
{

class StartPanel;
class Ticker;

/// Turns the start panel's signals into calls: starts, asks for the customer's last verifications, shows refusals with the time left.
class StartPresenter final : public QObject
{
    Q_OBJECT

public:
    StartPresenter(client::RelayConnection &connection, client::RelayCalls &calls, Ticker &ticker, QSettings &settings, StartPanel &panel);

    /// The channel used last on this computer; SMS at first.
    [[nodiscard]] static verification::Channel lastChannel(const QSettings &settings);

Q_SIGNALS:
    /// `isShown`: the agent has not gone on to another customer meanwhile.
    void started(const authlink::protocol::VerificationView &view, bool isShown);

private:
    void updateOffer();
    void loadRecent(const protocol::CustomerView &customer);
    void start(protocol::StartParams params);
    void onStarted(const base::Result<protocol::VerificationView> &answer);
    void sayRefusal();
    /// The panel still shows whom it was sent for.
    [[nodiscard]] bool isRoundShown() const;

    client::RelayConnection &m_connection;
    client::RelayCalls &m_calls;
    Ticker &m_ticker;
    StartPanel &m_panel;
    client::CallHandle m_start;
    int m_round = 0; ///< of the panel, when it was sent
    QString m_whom;  ///< it was sent for
    client::CallHandle m_recent;
    client::RecentCustomersModel *m_recentCustomers;
    protocol::StartParams m_unanswered; ///< a start whose answer was lost; repeating it keeps the key
    std::optional<base::Error> m_refusal;
    std::optional<base::Instant> m_refusedUntil;
};

} // namespace authlink::ui
