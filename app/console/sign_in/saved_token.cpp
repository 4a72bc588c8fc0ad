// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/sign_in/saved_token.h"

#include "app/console/sign_in/relay_address.h"
#include "core/base/log.h"

#include <QPointer>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

/// The origin that a token under the profile's name alone belongs to; empty: there is none such (any more).
constexpr QLatin1StringView kOldEntrySetting("signIn/tokenWithoutRelay");

SavedToken::Missing whyMissing(const base::Error &error)
{
    switch (error.code) {
    case base::ErrorCode::NotFound:
        return SavedToken::Missing::NeverSaved;
    case base::ErrorCode::NotAllowed:
        return SavedToken::Missing::Locked;
    default:
        return SavedToken::Missing::NoKeychain;
    }
}

} // namespace

SavedToken::SavedToken(TokenStore &store, base::Clock &clock, QSettings &settings, QString profile, QObject *parent)
    : QObject(parent),
      m_store(store),
      m_clock(clock),
      m_settings(settings),
      m_profile(std::move(profile)),
      m_deadline(clock.makeAlarm([this] {
          m_question->late = true;
          Q_EMIT missing(m_question->relay, Missing::Silent);
      }))
{
    noteOwnerOfOldEntry();
}

SavedToken::~SavedToken() = default;

/// Written down before anything can change the relay in the settings.
void SavedToken::noteOwnerOfOldEntry()
{
    if (m_settings.contains(kOldEntrySetting))
        return;
    const auto relay = relayUrlFrom(m_settings.value(kRelaySetting).toString());
    m_settings.setValue(kOldEntrySetting, relay ? originOf(*relay) : QString());
}

bool SavedToken::ownsOldEntry(const QUrl &relay) const
{
    return originOf(relay) == m_settings.value(kOldEntrySetting).toString();
}

QString SavedToken::keyOf(const QUrl &relay) const
{
    return m_profile + u' ' + originOf(relay); // no profile has a space in its name
}

void SavedToken::ask(const QUrl &relay)
{
    const auto question = std::make_shared<Question>(Question{.relay = relay});
    m_question = question;
    m_deadline->set(m_clock.now() + kDeadline);
    m_store.load(keyOf(relay), [self = QPointer(this), question](const base::Result<base::Secret> &token) {
        if (self)
            self->onLoaded(question, token);
    });
}

void SavedToken::giveUp()
{
    m_question.reset();
    m_deadline->clear();
}

void SavedToken::onLoaded(const std::shared_ptr<Question> &question, const base::Result<base::Secret> &token)
{
    const bool none = !token && token.error().code == base::ErrorCode::NotFound;
    if (none && question == m_question && ownsOldEntry(question->relay))
        return askForOldEntry(question);
    tell(question, token);
}

void SavedToken::askForOldEntry(const std::shared_ptr<Question> &question)
{
    m_store.load(m_profile, [self = QPointer(this), question](const base::Result<base::Secret> &token) {
        if (!self)
            return;
        if (question == self->m_question && token && !token->isEmpty())
            self->moveOldEntry(question->relay, *token);
        self->tell(question, token);
    });
}

void SavedToken::moveOldEntry(const QUrl &relay, const base::Secret &token)
{
    m_store.save(keyOf(relay), token, [self = QPointer(this)](const base::Result<void> &saved) {
        if (self && saved) // else next time
            self->dropOldEntry();
    });
}

void SavedToken::dropOldEntry()
{
    m_settings.setValue(kOldEntrySetting, QString());
    m_store.remove(m_profile, [](const base::Result<void> &removed) {
        if (!removed)
            qCWarning(base::lcClient) << "a sign-in kept by an earlier version stays in the keychain:" << removed.error().message;
    });
}

void SavedToken::tell(const std::shared_ptr<Question> &question, const base::Result<base::Secret> &token)
{
    if (question != m_question)
        return;
    const bool late = question->late;
    giveUp();
    if (token && !token->isEmpty())
        return Q_EMIT found(question->relay, *token, late);
    if (!token)
        qCInfo(base::lcClient) << "no sign-in from the keychain:" << token.error().message;
    if (!late)
        Q_EMIT missing(question->relay, token ? Missing::NeverSaved : whyMissing(token.error()));
}

void SavedToken::keep(const QUrl &relay, const base::Secret &token)
{
    giveUp();
    m_store.save(keyOf(relay), token, [self = QPointer(this), relay](const base::Result<void> &saved) {
        if (self && saved && self->ownsOldEntry(relay))
            self->dropOldEntry();
        if (!saved)
            qCWarning(base::lcClient) << "no keychain: the sign-in is kept until the console is closed";
    });
}

} // namespace authlink::app
