// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/soak_case.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

namespace
{

constexpr int kTries = 5;
constexpr auto kPause = std::chrono::milliseconds(300);

} // namespace

SoakCase::SoakCase(const Stage &stage, SoakAgent &agent, const SoakPlan &plan, const verification::Customer &customer, QObject *parent)
    : QObject(parent),
      m_stage(stage),
      m_agent(agent),
      m_plan(plan),
      m_customer(customer),
      m_phone(stage.sandboxUrl, stage.network),
      m_again(stage.clock.makeAlarm([this] { m_step(); }))
{
    m_phone.setFace(customer.customerId);
    connect(&agent.connection(), &client::RelayConnection::verificationChanged, this, [this](const protocol::VerificationChanged &change) {
        if (change.verification.id != m_last.id)
            return;
        onChanged(change.verification);
        if (change.event.kind == u"link_ready" && !m_done) // before it counts as sent: an agent's copy is what sends it
            fetchLink();
    });
}

void SoakCase::begin()
{
    protocol::StartParams params;
    params.customer = protocol::ListedCustomer{m_customer.account};
    params.channel = verification::Channel::Copy;
    m_call = m_agent.calls().start(params, [this](const base::Result<protocol::VerificationView> &started) {
        if (!started) {
            m_stage.report.refused(base::errorCodeName(started.error().code));
            return finish();
        }
        m_started = true;
        m_stage.report.started();
        onChanged(*started);
    });
}

void SoakCase::onChanged(const protocol::VerificationView &view)
{
    if (m_done)
        return;
    m_last = view;
    m_stage.report.shown(m_plan, view);
    if (view.hasEnded())
        return finish();
    if (view.status.is(verification::Status::Decided)) {
        if (!m_verdictAt)
            m_verdictAt = m_stage.clock.now();
        close();
    }
}

void SoakCase::fetchLink()
{
    m_call = m_agent.calls().link(m_last.id, [this](const base::Result<protocol::LinkView> &link) {
        if (link) {
            m_link = link->url;
            m_tries = 0;
            return open();
        }
        if (!triesAgain([this] { fetchLink(); }))
            giveUp();
    });
}

void SoakCase::open()
{
    m_phone.sayYes(m_link, [this](const base::Result<void> &opened) {
        if (opened) {
            m_tries = 0;
            return capture(0);
        }
        if (!triesAgain([this] { open(); }))
            giveUp();
    });
}

void SoakCase::capture(size_t index)
{
    if (index >= m_plan.captures.size())
        return;
    m_capturedAt = m_stage.clock.now();
    m_phone.capture(m_plan.captures.at(index), [this, index](const base::Result<void> &captured) {
        if (captured) {
            m_tries = 0;
            return capture(index + 1);
        }
        if (!triesAgain([this, index] { capture(index); }))
            giveUp();
    });
}

bool SoakCase::triesAgain(const std::function<void()> &step)
{
    if (m_done || ++m_tries >= kTries)
        return false;
    m_step = step;
    m_again->set(m_stage.clock.now() + kPause);
    return true;
}

void SoakCase::close()
{
    if (std::exchange(m_closing, true))
        return;
    m_call = m_agent.calls().close(m_last.id, [this](const base::Result<protocol::VerificationView> &closed) {
        m_closing = false;
        if (closed)
            return onChanged(*closed);
        (void)triesAgain([this] { close(); }); // else its validity ends it
    });
}

/// The customer could not go on: the agent ends it.
void SoakCase::giveUp()
{
    if (m_done)
        return;
    m_stage.report.refused(u"customer"_s);
    m_call = m_agent.calls().cancel(m_last.id, {}, [this](const base::Result<protocol::VerificationView> &cancelled) {
        if (cancelled)
            onChanged(*cancelled);
    });
}

void SoakCase::finish()
{
    if (std::exchange(m_done, true))
        return;
    if (m_started) {
        std::optional<std::chrono::milliseconds> took;
        if (m_verdictAt && m_capturedAt)
            took = *m_verdictAt - *m_capturedAt;
        m_stage.report.ended(m_plan, m_last, took);
    }
    Q_EMIT done();
}

} // namespace authlink::test
