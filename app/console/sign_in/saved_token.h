// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/sign_in/token_store.h"
#include "core/base/clock.h"

#include <QObject>
#include <QSettings>
#include <QUrl>

#include <chrono>
#include <memory>

namespace authlink::app
{

/// The sign-in tokens of one profile in the keychain. A token belongs to the relay that it was given to, by its origin: it is never
/// handed out for another one. Main thread.
///
/// Earlier consoles kept one token a profile, whatever the relay. It belongs to the relay that was in the settings when this console first
/// saw them, and is moved to that relay's entry when that relay is asked for.
class SavedToken final : public QObject
{
    Q_OBJECT

public:
    /// Why there is no token. Told within kDeadline.
    enum class Missing {
        NeverSaved, ///< only if the keychain said so
        NoKeychain, ///< there is none that works
        Locked,     ///< or the person said no to it
        Silent,     ///< it does not answer; found() may still come
    };
    Q_ENUM(Missing)

    static constexpr std::chrono::milliseconds kDeadline{5'000};
    static constexpr QLatin1StringView kRelaySetting{"relay"}; ///< the relay signed in to last

    /// All references outlive it.
    SavedToken(TokenStore &store, base::Clock &clock, QSettings &settings, QString profile, QObject *parent = nullptr);
    ~SavedToken() override;

    /// Ends in found() or missing(), from the event loop; takes the place of what was asked before.
    void ask(const QUrl &relay);
    /// Nothing that was asked for is wanted any more.
    void giveUp();
    /// Also gives up what was asked for. A failure goes to the log: then the sign-in lasts as long as the program.
    void keep(const QUrl &relay, const base::Secret &token);

Q_SIGNALS:
    /// @param late after missing(Silent)
    void found(const QUrl &relay, const authlink::base::Secret &token, bool late);
    void missing(const QUrl &relay, authlink::app::SavedToken::Missing why);

private:
    struct Question {
        QUrl relay;
        bool late = false;
    };
    [[nodiscard]] QString keyOf(const QUrl &relay) const;
    [[nodiscard]] bool ownsOldEntry(const QUrl &relay) const;
    void noteOwnerOfOldEntry();
    void onLoaded(const std::shared_ptr<Question> &question, const base::Result<base::Secret> &token);
    void askForOldEntry(const std::shared_ptr<Question> &question);
    void moveOldEntry(const QUrl &relay, const base::Secret &token);
    void dropOldEntry();
    void tell(const std::shared_ptr<Question> &question, const base::Result<base::Secret> &token);

    TokenStore &m_store;
    base::Clock &m_clock;
    QSettings &m_settings;
    QString m_profile;
    std::shared_ptr<Question> m_question; ///< the newest; the answer to another one comes too late
    std::unique_ptr<base::Alarm> m_deadline;
};

} // namespace authlink::app
