// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/client/call_request.h"
#include "core/client/connection/relay_connection.h"
#include "core/client/models/customer_search_model.h"

#include <QObject>

#include <chrono>

class QAction;
class QWidget;

namespace authlink::ui
{

class CallLine;
class PhoneValidator;
class StartPanel;
class Theme;
class Ticker;

/// What the calls that come in work with; all outlive them.
struct PopServices {
    const Theme &theme;
    const client::RelayConnection &connection;
    Ticker &ticker;
    const PhoneValidator &validator;
    client::CustomerSearchModel &search;
};

/// A call has come in, says the telephony system: shows its customer, and sends nothing. What is typed or picked stays until the agent
/// takes the call; where nothing is, the search is filled in, and the customer picked if there is no doubt who is meant. The focus then
/// stands on the line that says so, two presses of Enter from sending, so that a key that was meant for something else sends nothing.
/// The newest call wins.
class CallPops final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes kWaits{2};          ///< for the connection
    static constexpr std::chrono::milliseconds kTooSoon{500}; ///< nobody reads a name faster: a key before was meant for something else

    /// @param window what comes forward; start is in it
    CallPops(const PopServices &services, StartPanel &start, QWidget &window);

    [[nodiscard]] CallLine &line() const { return *m_line; }
    /// Takes the call, or goes on with the customer shown; for the menu.
    [[nodiscard]] QAction &acceptAction() const { return *m_accept; }

    /// @param askedAt it waits for the connection from then on
    client::CallOutcome take(const client::CallRequest &request, base::Instant askedAt);
    /// The call has ended: nothing of it is offered or begun any more. False: nothing was.
    bool forgetCall(const QString &callId);

Q_SIGNALS:
    void pageWanted(); ///< the one with the start panel

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class State {
        None,
        Waiting, ///< for the connection
        Offered, ///< the agent is busy
        Shown,   ///< the search is filled in, and the agent has not gone on yet
    };

    enum class Focus {
        Taken,  ///< the agent asked for it
        Spared, ///< not from where the agent works
    };

    client::CallOutcome settle();
    void setState(State state);
    void show(Focus wish);
    void onSearchChanged();
    void onRoundChanged();
    void onTick();
    void accept();
    void dismiss();
    void say();
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] bool isOwnRound() const;
    [[nodiscard]] QString whom() const;

    PopServices m_services;
    StartPanel &m_start;
    QWidget &m_window;
    QAction *m_accept;
    CallLine *m_line;
    State m_state = State::None;
    client::CallRequest m_request;
    base::Instant m_until{};   ///< Waiting: it is given up then
    QString m_text;            ///< Shown: what is searched for
    QString m_e164;            ///< Shown: the number of m_request, if it is one that can be on file
    base::Instant m_shownAt{}; ///< Shown: what is to be read now has been there since
    int m_round = 0;           ///< Shown: the start panel's
    bool m_isPicked = false;   ///< Shown: the customer is
    bool m_isMoving = false;   ///< the round changes by our hand
};

} // namespace authlink::ui
