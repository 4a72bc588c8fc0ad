// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incode/api/api_call.h"

namespace authlink::incode
{

/// A WireCall with steps that need a shared token. A 401 did nothing at the vendor's, so after one the token is renewed and the step is
/// taken once more; a second 401 is the answer. Inside of the room only.
class TokenCall : public WireCall
{
public:
    void abandon() override;

protected:
    using WireCall::WireCall;
    /// The next step, with the executive token. Without a token `done` gets the failure of getting one, its status 0.
    void nextAsExecutive(HttpCall call, HttpExchange::Done done);
    /// The same, with the access token for invitations.
    void nextAsIntegration(HttpCall call, HttpExchange::Done done);
    /// Silences the step under way.
    void stopStep();
    /// `work` at the next turn of the loop, unless abandoned.
    void later(std::function<void()> work);

private:
    struct Step {
        TokenSession &session;
        base::Secret HttpCall::*header;
        HttpCall call;
        HttpExchange::Done done;
        bool renewed = false;
    };
    void begin(Step step);
    void getToken();
    void send(const base::Secret &token);
    void onAnswer(HttpAnswer answer);
    void endStep(HttpAnswer answer);

    std::optional<Step> m_step;
    TokenSession::Ticket m_ticket;
};

} // namespace authlink::incode
