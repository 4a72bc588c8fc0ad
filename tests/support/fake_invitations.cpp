// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_invitations.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

std::unique_ptr<base::PendingCall> FakeInvitations::invite(const incode::InvitationRequest &request,
                                                           base::Callback<incode::Invitation> done)
{
    asked.append(request);
    const QString number = QString::number(asked.size());
    return m_answers.answer(
        [this, number, done = std::move(done)] {
            if (!nextFailures.isEmpty())
                return done(base::fail(nextFailures.takeFirst()));
            if (failure)
                return done(base::fail(*failure));
            done(incode::Invitation{.interviewId = u"invited-"_s + number,
                                    .url = withUrl ? QUrl(u"https://capture.invalid/invited/"_s + number) : QUrl()});
        },
        silent);
}

void FakeInvitations::speak()
{
    silent = false;
    m_answers.speak();
}

} // namespace authlink::test
