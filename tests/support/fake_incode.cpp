// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_incode.h"

#include <QRegularExpression>
#include <QTimer>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

class FakeIncode::Call final : public QObject, public incode::PendingCall
{
public:
    explicit Call(std::function<void()> speech) : m_speech(std::move(speech)) {}
    void speak()
    {
        QTimer::singleShot(0, this, [this] {
            if (const auto speech = std::exchange(m_speech, nullptr))
                speech();
        });
    }

private:
    std::function<void()> m_speech;
};

std::unique_ptr<incode::PendingCall> FakeIncode::answer(std::function<void()> speech)
{
    auto call = std::make_unique<Call>(std::move(speech));
    if (silent)
        m_held.append(call.get());
    else
        call->speak();
    return call;
}

std::unique_ptr<incode::PendingCall> FakeIncode::startSession(const incode::SessionRequest &request, incode::Callback<incode::Session> done)
{
    sessions.append(request);
    const QString number = QString::number(sessions.size());
    return answer([this, number, done = std::move(done)] {
        if (sessionFailure)
            return done(base::fail(*sessionFailure));
        done(incode::Session{.interviewId = u"interview-"_s + number,
                             .token = base::Secret::fromString(u"session-token-"_s + number),
                             .captureUrl = QUrl(u"https://capture.invalid/"_s + number)});
    });
}

std::unique_ptr<incode::PendingCall> FakeIncode::sendSms(const incode::SmsRequest &request, incode::Callback<void> done)
{
    messages.append(request);
    return answer([this, done = std::move(done)] {
        if (smsFailure)
            return done(base::fail(*smsFailure));
        done({});
    });
}

void FakeIncode::speak()
{
    silent = false;
    const auto held = std::exchange(m_held, {});
    for (const QPointer<Call> &call : held) {
        if (call)
            call->speak();
    }
}

QUrl FakeIncode::newestLink() const
{
    if (messages.isEmpty())
        return {};
    static const QRegularExpression link(u"https?://\\S+"_s);
    return QUrl(link.match(messages.last().text).captured());
}

} // namespace authlink::test
