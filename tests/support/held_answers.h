// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pending_call.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>
#include <utility>

namespace authlink::test
{

/// The answers of a fake: from the event loop, each exactly once unless its call is let go; or held back until told to speak.
class HeldAnswers final : public QObject
{
public:
    [[nodiscard]] std::unique_ptr<base::PendingCall> answer(std::function<void()> speech, bool hold)
    {
        auto call = std::make_unique<Call>(this, std::move(speech));
        if (hold)
            m_held.append(call.get());
        else
            call->speak();
        return call;
    }

    /// Answers all that was held back.
    void speak()
    {
        const auto held = std::exchange(m_held, {});
        for (const QPointer<Call> &call : held) {
            if (call)
                call->speak();
        }
    }

    /// Calls let go before their answer.
    [[nodiscard]] int cancelled() const { return m_cancelled; }

private:
    class Call final : public QObject, public base::PendingCall
    {
    public:
        Call(QPointer<HeldAnswers> home, std::function<void()> speech) : m_home(std::move(home)), m_speech(std::move(speech)) {}
        Call(const Call &) = delete;
        Call &operator=(const Call &) = delete;
        ~Call() override
        {
            if (m_speech && m_home)
                ++m_home->m_cancelled;
        }
        void speak()
        {
            QTimer::singleShot(0, this, [this] {
                if (const auto speech = std::exchange(m_speech, nullptr))
                    speech(); // may destroy us
            });
        }

    private:
        QPointer<HeldAnswers> m_home;
        std::function<void()> m_speech;
    };

    QList<QPointer<Call>> m_held;
    int m_cancelled = 0;
};

} // namespace authlink::test
