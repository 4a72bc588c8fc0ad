// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/api/token_call.h"

#include <QMetaObject>

#include <utility>

namespace authlink::incode
{

namespace
{
constexpr int kUnauthorized = 401;
} // namespace

void TokenCall::abandon()
{
    m_ticket.reset();
    m_step.reset();
    WireCall::abandon();
}

void TokenCall::nextAsExecutive(HttpCall call, HttpExchange::Done done)
{
    begin(Step{.session = wire().executive, .header = &HttpCall::hardwareId, .call = std::move(call), .done = std::move(done)});
}

void TokenCall::nextAsIntegration(HttpCall call, HttpExchange::Done done)
{
    begin(Step{.session = wire().invitations, .header = &HttpCall::bearer, .call = std::move(call), .done = std::move(done)});
}

void TokenCall::stopStep()
{
    m_ticket.reset();
    m_step.reset();
    stop();
}

void TokenCall::later(std::function<void()> work)
{
    QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection);
}

void TokenCall::begin(Step step)
{
    m_step.emplace(std::move(step));
    getToken();
}

void TokenCall::getToken()
{
    if (wire().closed)
        return;
    if (const auto token = m_step->session.token()) {
        send(*token);
        return;
    }
    m_ticket = m_step->session.wait([this](const base::Result<base::Secret> &token) {
        if (token)
            send(*token);
        else
            endStep(tl::unexpected(HttpFailure{.error = token.error()}));
    });
}

void TokenCall::send(const base::Secret &token)
{
    m_step->call.*(m_step->header) = token;
    next(m_step->call, [this](HttpAnswer answer) { onAnswer(std::move(answer)); });
}

void TokenCall::onAnswer(HttpAnswer answer)
{
    if (!answer && answer.error().httpStatus == kUnauthorized && !std::exchange(m_step->renewed, true)) {
        m_step->session.invalidate(m_step->call.*(m_step->header));
        getToken();
        return;
    }
    endStep(std::move(answer));
}

void TokenCall::endStep(HttpAnswer answer)
{
    const Step step = *std::exchange(m_step, std::nullopt); // `done` may begin another, or destroy us
    step.done(std::move(answer));
}

} // namespace authlink::incode
