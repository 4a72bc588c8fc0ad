// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pop/hang_ups.h"

#include "core/client/live_verifications.h"
#include "core/client/text/verification_texts.h"
#include "ui/live/live_area.h"
#include "ui/pop/call_line.h"
#include "ui/pop/typed_text.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/ticker.h"

#include <QAction>
#include <QWidget>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

HangUps::HangUps(const LiveServices &services, LiveArea &live, QWidget &window)
    : QObject(&window),
      m_services(services),
      m_live(live),
      m_window(window),
      m_accept(new QAction(tr("End the call that hung &up"), this)),
      m_line(nullptr)
{
    m_accept->setObjectName(u"endHungUpAction"_s);
    m_accept->setShortcut(QKeySequence(tr("Ctrl+Shift+E")));
    m_accept->setStatusTip(tr("End the verification whose caller has hung up; its link stops working"));
    m_accept->setEnabled(false);
    m_line = new CallLine(u"hangUpLine"_s, services.theme, *m_accept, tr("Leave it open"), tr("The verification goes on"));
    connect(m_accept, &QAction::triggered, this, &HangUps::accept);
    connect(m_line, &CallLine::dismissed, this, &HangUps::dismiss);
    connect(&services.verifications, &client::LiveVerifications::changed, this, &HangUps::onChanged);
    connect(&services.verifications, &client::LiveVerifications::removed, this, &HangUps::onChanged);
    connect(&services.ticker, &Ticker::ticked, this, &HangUps::onTick);
}

client::CallOutcome HangUps::end(const QString &callId, base::Instant askedAt)
{
    if (m_services.connection.isLive())
        return endNow(callId);
    m_waiting.removeIf([&callId](const Waiting &waiting) { return waiting.callId == callId; });
    if (m_waiting.size() >= kMaxWaiting)
        m_waiting.removeFirst();
    m_waiting.append({callId, askedAt + kWaits});
    say();
    return client::CallOutcome::Waiting;
}

client::CallOutcome HangUps::endNow(const QString &callId)
{
    const QStringList open = openOf(callId);
    if (callId.isEmpty() && open.size() > 1) {
        m_isUnclear = true;
        say();
        return client::CallOutcome::Asked;
    }
    QStringList decided;
    for (const QString &id : open) {
        if (!viewOf(id)->isPending() && !isWrittenIn(id))
            decided.append(id);
        else if (!m_asked.contains(id))
            m_asked.append(id);
    }
    const bool asks = decided.size() < open.size();
    for (const QString &id : std::as_const(decided))
        endSurely(id);
    say();
    return asks ? client::CallOutcome::Asked : decided.isEmpty() ? client::CallOutcome::Nothing : client::CallOutcome::Ended;
}

/// Until the relay has ended it: what is asked for once can get lost, and the green would be back.
void HangUps::endSurely(const QString &id)
{
    m_ending.insert(id, m_services.ticker.now() + kAskAgain);
    m_live.endCall(id);
}

void HangUps::endAgain()
{
    const bool canEnd = m_services.connection.isLive() && m_services.connection.store() != protocol::StoreState::Outage;
    const QStringList ids = m_ending.keys();
    for (const QString &id : ids) {
        const protocol::VerificationView *view = viewOf(id);
        if (view == nullptr || view->hasEnded())
            m_ending.remove(id);
        else if (canEnd && m_ending.value(id) <= m_services.ticker.now())
            endSurely(id);
    }
}

const protocol::VerificationView *HangUps::viewOf(const QString &id) const
{
    const client::LiveVerification *entry = m_services.verifications.find(id);
    return entry == nullptr ? nullptr : &entry->view;
}

QStringList HangUps::openOf(const QString &callId) const
{
    const auto &hello = m_services.connection.hello();
    QStringList found;
    for (const QString &id : m_services.verifications.ids()) {
        const protocol::VerificationView *view = viewOf(id);
        if (view != nullptr && hello && view->agent.name == hello->user.name && !view->hasEnded()
            && (callId.isEmpty() || view->callId == callId))
            found.append(id);
    }
    return found;
}

void HangUps::onChanged()
{
    if (m_asked.isEmpty() && !m_isUnclear)
        return;
    m_asked.removeIf([this](const QString &id) {
        const protocol::VerificationView *view = viewOf(id);
        return view == nullptr || view->hasEnded();
    });
    m_isUnclear = m_isUnclear && openOf({}).size() > 1;
    say();
}

void HangUps::onTick()
{
    endAgain();
    if (m_waiting.isEmpty())
        return;
    const QList<Waiting> waiting = std::exchange(m_waiting, {});
    for (const Waiting &call : waiting) {
        if (call.callId.isEmpty() && call.until <= m_services.ticker.now())
            continue;                       // nobody knows any more which one it was
        if (m_services.connection.isLive()) // what is open has come with it
            endNow(call.callId);
        else
            m_waiting.append(call);
    }
    say();
}

void HangUps::accept()
{
    m_isUnclear = false;
    for (const QString &id : std::exchange(m_asked, {}))
        endSurely(id);
    say();
}

void HangUps::dismiss()
{
    // Only what the line says.
    if (!m_asked.isEmpty())
        m_asked.clear();
    else if (m_isUnclear)
        m_isUnclear = false;
    else
        m_waiting.clear();
    say();
}

bool HangUps::isWrittenIn(const QString &id) const
{
    const QWidget *focus = m_window.focusWidget();
    return id == m_live.currentId() && focus != nullptr && m_live.isAncestorOf(focus) && isOccupied(focus);
}

QString HangUps::whom(const QString &id) const
{
    const protocol::VerificationView *view = viewOf(id);
    return view == nullptr ? QString() : client::whoText(*view);
}

void HangUps::say()
{
    m_accept->setEnabled(!m_asked.isEmpty());
    if (!m_asked.isEmpty()) {
        QStringList names;
        for (const QString &id : std::as_const(m_asked))
            names.append(whom(id));
        m_line->say(ColorRole::Attention, Shape::EndCall, tr("The caller has hung up. Still open: %1.").arg(names.join(u"; "_s)));
    } else if (m_isUnclear) {
        m_line->say(ColorRole::Attention, Shape::EndCall,
                    tr("A caller has hung up, and several verifications are open: end the right one."));
    } else if (!m_waiting.isEmpty()) {
        m_line->say(ColorRole::Neutral, Shape::Reconnecting,
                    tr("A caller has hung up. What belongs to the call is ended as soon as the console is connected."));
    } else {
        m_line->clear();
    }
}

} // namespace authlink::ui
