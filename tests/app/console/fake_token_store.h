// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/sign_in/token_store.h"

#include <QObject>
#include <QStringList>

#include <map>
#include <utility>
#include <vector>

namespace authlink::test
{

/// A keychain in memory that is locked, missing, slow or silent as the test says. Main thread.
class FakeTokenStore final : public app::TokenStore
{
public:
    enum class Mood { Works, Locked, Missing, Silent };

    void load(const QString &key, std::function<void(base::Result<base::Secret>)> done) override
    {
        asked.append(key);
        later([this, key, done = std::move(done)] {
            const auto found = entries.find(key);
            if (mood != Mood::Works)
                done(base::fail(refusal()));
            else if (found == entries.end())
                done(base::fail(base::ErrorCode::NotFound, QStringLiteral("no such entry")));
            else
                done(found->second);
        });
    }

    void save(const QString &key, const base::Secret &secret, std::function<void(base::Result<void>)> done) override
    {
        later([this, key, secret, done = std::move(done)] {
            if (mood != Mood::Works)
                return done(base::fail(refusal()));
            entries.insert_or_assign(key, secret);
            done({});
        });
    }

    void remove(const QString &key, std::function<void(base::Result<void>)> done) override
    {
        later([this, key, done = std::move(done)] {
            entries.erase(key);
            done({});
        });
    }

    /// What was asked of the silent one so far is answered now, in its present mood.
    void answerHeld()
    {
        for (const auto &answer : std::exchange(m_held, {}))
            answer();
    }

    Mood mood = Mood::Works;
    std::map<QString, base::Secret> entries;
    QStringList asked; ///< keys that were to be loaded

private:
    void later(std::function<void()> answer)
    {
        if (mood == Mood::Silent)
            m_held.push_back(std::move(answer));
        else
            QMetaObject::invokeMethod(&m_context, std::move(answer), Qt::QueuedConnection);
    }

    [[nodiscard]] base::Error refusal() const
    {
        return {.code = mood == Mood::Locked ? base::ErrorCode::NotAllowed : base::ErrorCode::Unreachable,
                .message = QStringLiteral("the test says no"),
                .field = {},
                .retryAfter = {}};
    }

    QObject m_context;
    std::vector<std::function<void()>> m_held;
};

} // namespace authlink::test
