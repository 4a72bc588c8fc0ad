// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pop/call_pops.h"

#include "core/base/contact.h"
#include "core/client/text/verification_texts.h"
#include "ui/pop/call_line.h"
#include "ui/pop/come_forward.h"
#include "ui/pop/typed_text.h"
#include "ui/start/start_panel.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/phone_validator.h"
#include "ui/widgets/ticker.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QScopedValueRollback>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{

using SearchState = client::CustomerSearchModel::State;

} // namespace

CallPops::CallPops(const PopServices &services, StartPanel &start, QWidget &window)
    : QObject(&window),
      m_services(services),
      m_start(start),
      m_window(window),
      m_accept(new QAction(tr("Ta&ke the call"), this)),
      m_line(nullptr)
{
    m_accept->setObjectName(u"takeCallAction"_s);
    m_accept->setShortcut(QKeySequence(tr("Ctrl+Shift+A")));
    m_accept->setStatusTip(tr("Go on with the call that the telephone announced; nothing is sent by it"));
    m_accept->setEnabled(false);
    m_line = new CallLine(u"callLine"_s, services.theme, *m_accept, tr("Dismiss"), tr("Forget this call (Escape)"));
    window.installEventFilter(this);
    connect(m_accept, &QAction::triggered, this, &CallPops::accept);
    connect(m_line, &CallLine::dismissed, this, &CallPops::dismiss);
    connect(&start, &StartPanel::roundChanged, this, &CallPops::onRoundChanged);
    connect(&services.search, &client::CustomerSearchModel::stateChanged, this, &CallPops::onSearchChanged);
    connect(&services.ticker, &Ticker::ticked, this, &CallPops::onTick);
    connect(&services.connection, &client::RelayConnection::stateChanged, this, [this] {
        if (m_state == State::Waiting && m_services.connection.isLive())
            settle();
    });
}

client::CallOutcome CallPops::take(const client::CallRequest &request, base::Instant askedAt)
{
    m_request = request;
    m_until = askedAt + kWaits;
    return settle();
}

client::CallOutcome CallPops::settle()
{
    const bool isLive = m_services.connection.isLive();
    if (!isLive || isBusy()) {
        setState(isLive ? State::Offered : State::Waiting);
        comeForward(m_window, Activation::Spared);
        return isLive ? client::CallOutcome::Offered : client::CallOutcome::Waiting;
    }
    show(Focus::Spared);
    comeForward(m_window, Activation::Spared); // who types in another window goes on there
    return client::CallOutcome::Shown;
}

/// Whether the next keys of the agent are meant for something that this call must not touch.
bool CallPops::isBusy() const
{
    return QApplication::activeModalWidget() != nullptr || QApplication::activePopupWidget() != nullptr
           || isOccupied(m_window.focusWidget()) || (!m_start.isEmpty() && (m_isPicked || !isOwnRound()));
}

bool CallPops::isOwnRound() const
{
    return m_state == State::Shown && m_start.round() == m_round;
}

void CallPops::setState(State state)
{
    m_state = state;
    m_accept->setEnabled(state == State::Offered || state == State::Shown);
    say();
}

void CallPops::show(Focus wish)
{
    const QWidget *focus = m_window.focusWidget();
    m_e164 = m_request.by == client::CallRequest::By::Phone ? m_services.validator.check(m_request.text).e164 : QString();
    m_text = m_e164.isEmpty() ? m_request.text : m_e164;
    m_isPicked = false;
    m_shownAt = m_services.ticker.now();
    setState(State::Shown);
    Q_EMIT pageWanted();
    // Who works in a panel keeps the focus; what the start panel is about to hide must not pass it on.
    const bool isElsewhere = focus != nullptr && focus == m_window.focusWidget() && focus->isVisible() && !m_start.isAncestorOf(focus);
    if (wish == Focus::Taken || !isElsewhere)
        m_line->focusAccept();
    const QScopedValueRollback moving(m_isMoving, true);
    m_start.lookFor(m_text, m_request.callId);
    m_round = m_start.round();
    say();
}

void CallPops::onSearchChanged()
{
    if (!isOwnRound() || m_isPicked || m_services.search.text() != m_text.trimmed())
        return;
    const QWidget *focus = m_window.focusWidget();
    const bool isAgentThere = focus != nullptr && m_start.isAncestorOf(focus);
    if (m_services.search.state() == SearchState::Ready && !isAgentThere) {
        QList<protocol::CustomerView> found;
        for (int row = 0; row < m_services.search.rowCount(); ++row)
            found.append(*m_services.search.customerAt(row));
        if (const auto exact = client::exactMatch(m_request, found, m_e164)) {
            const QScopedValueRollback moving(m_isMoving, true);
            m_start.present(*exact);
            m_round = m_start.round();
            m_isPicked = true;
        }
    }
    if (m_services.search.state() != SearchState::Loading)
        m_shownAt = m_services.ticker.now();
    say();
}

void CallPops::onRoundChanged()
{
    if (m_state == State::Shown && !m_isMoving)
        setState(State::None); // the agent went on by hand
}

void CallPops::accept()
{
    if (m_state == State::Offered) {
        show(Focus::Taken);
        return;
    }
    if (m_state != State::Shown || m_services.ticker.now() - m_shownAt < kTooSoon)
        return;
    Q_EMIT pageWanted();
    m_start.resume();
    setState(State::None);
}

void CallPops::dismiss()
{
    if (m_state == State::None)
        return;
    const bool hadFocus = m_line->hasFocusInside();
    if (isOwnRound() && m_start.isVisible())
        m_start.startOver();
    else if (isOwnRound())
        m_start.clear(); // the focus stays out of what nobody sees
    else if (hadFocus && m_start.isEmpty() && m_start.isVisible())
        m_start.resume();
    setState(State::None);
}

bool CallPops::forgetCall(const QString &callId)
{
    m_start.forgetCall(callId);
    if (m_state == State::None || callId.isEmpty() || m_request.callId != callId)
        return false;
    const QWidget *focus = m_window.focusWidget();
    if (m_line->hasFocusInside())
        dismiss(); // as the agent would: the search gets the focus that is left
    else if (isOwnRound() && (focus == nullptr || !m_start.isAncestorOf(focus)))
        m_start.clear();
    setState(State::None);
    return true;
}

void CallPops::onTick()
{
    if (m_state == State::Waiting && m_services.ticker.now() >= m_until)
        setState(State::None);
}

bool CallPops::eventFilter(QObject *watched, QEvent *event)
{
    // What nobody else wanted: Escape clears the search first.
    if (watched == &m_window && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape
        && m_state != State::None) {
        dismiss();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

QString CallPops::whom() const
{
    switch (m_request.by) {
    case client::CallRequest::By::Account:
        return tr("Call for account %1").arg(bounded(m_request.text, 40));
    case client::CallRequest::By::Phone:
        return tr("Call from %1").arg(base::maskPhone(m_request.text));
    case client::CallRequest::By::Text:
        break;
    }
    return tr("Call for “%1”").arg(bounded(m_request.text, 40));
}

void CallPops::say()
{
    switch (m_state) {
    case State::None:
        m_line->clear();
        return;
    case State::Waiting:
        m_line->say(ColorRole::Attention, Shape::Reconnecting, tr("%1: it waits until the console is connected.").arg(whom()));
        return;
    case State::Offered:
        m_line->say(ColorRole::Attention, Shape::Phone,
                    tr("%1: take it when you are done. It replaces what is picked or searched for.").arg(whom()));
        return;
    case State::Shown:
        break;
    }
    const bool isAnswered = isOwnRound() && m_services.search.text() == m_text.trimmed();
    const SearchState search = isAnswered ? m_services.search.state() : SearchState::Loading;
    if (m_isPicked && m_start.pickedCustomer()) {
        m_line->say(ColorRole::Accent, Shape::Phone,
                    //: %1 says which call, %2 is a customer's name with the account.
                    tr("%1: picked is %2. Nothing is sent before you go on.").arg(whom(), client::whoText(*m_start.pickedCustomer())));
    } else if (search == SearchState::Failed) {
        m_line->say(ColorRole::Attention, Shape::Warning, tr("%1: the search failed.").arg(whom()));
    } else if (search != SearchState::Ready) {
        m_line->say(ColorRole::Neutral, Shape::Search, tr("%1: searching…").arg(whom()));
    } else if (m_services.search.rowCount() == 0) {
        m_line->say(ColorRole::Attention, Shape::PersonUnknown, tr("%1: nobody was found.").arg(whom()));
    } else {
        m_line->say(ColorRole::Accent, Shape::Question, tr("%1: choose who it is.").arg(whom()));
    }
}

} // namespace authlink::ui
