// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_sender.h"

#include <QRegularExpression>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

std::unique_ptr<base::PendingCall> FakeSender::send(const message::OutgoingMessage &message, base::Callback<message::Accepted> done)
{
    sent.append(message);
    return m_answers.answer(
        [this, done = std::move(done)] {
            if (failure)
                return done(base::fail(*failure));
            done(message::Accepted{.reference = u"SM1"_s});
        },
        silent);
}

void FakeSender::speak()
{
    silent = false;
    m_answers.speak();
}

QUrl FakeSender::newestLink() const
{
    if (sent.isEmpty())
        return {};
    static const QRegularExpression link(u"https?://\\S+"_s);
    return QUrl(link.match(sent.last().text).captured());
}

} // namespace authlink::test
