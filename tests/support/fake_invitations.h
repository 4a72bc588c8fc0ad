// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incode/invitations.h"
#include "tests/support/held_answers.h"

#include <QList>

#include <optional>

namespace authlink::test
{

/// Incode as the sender of its own invitations: sessions with ids, faults and silence on request. Answers come from the event loop, as
/// the real ones. Single thread.
class FakeInvitations final : public incode::Invitations
{
public:
    [[nodiscard]] std::unique_ptr<base::PendingCall> invite(const incode::InvitationRequest &request,
                                                            base::Callback<incode::Invitation> done) override;
    /// Answers what was held back by `silent`.
    void speak();

    bool silent = false;                ///< calls stay unanswered until speak()
    bool withUrl = true;                ///< whether answers hold the link
    QList<base::Error> nextFailures;    ///< the next answers, one each
    std::optional<base::Error> failure; ///< every answer after those

    QList<incode::InvitationRequest> asked;                               ///< in order; the n-th (from 1) has interview id "invited-n"
    [[nodiscard]] int cancelled() const { return m_answers.cancelled(); } ///< calls let go before their answer

private:
    HeldAnswers m_answers;
};

} // namespace authlink::test
