// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/demo/demo_backend.h"
#include "app/console/demo/demo_phone.h"
#include "app/console/first_frame.h"
#include "app/console/managed/managed_settings.h"
#include "app/console/options.h"
#include "app/console/proxy/proxy_sign_in.h"
#include "app/console/sign_in/saved_token.h"
#include "app/console/sign_in/sign_in_window.h"
#include "app/console/sign_in/token_store.h"
#include "app/console/workspace.h"

#include <QObject>

#include <memory>
#include <optional>

namespace authlink::app
{

/// Which window shows, and how the console is signed in. Main thread.
class Console final : public QObject
{
    Q_OBJECT

public:
    /// All references outlive the console. `profile` names what the token store keeps.
    Console(base::Clock &clock, base::Random &random, ui::Theme &theme, TokenStore &tokens, QSettings &settings, QString profile,
            ManagedSettings managed = {});
    ~Console() override;

    /// Errors: the demo could not start.
    [[nodiscard]] base::Result<void> startDemo();
    /// With the token in the file that AUTHLINK_TOKEN_FILE names, or the one saved for this relay, or else asks for it.
    void connectTo(const QUrl &relay);
    /// The relay of the operations team, as connectTo(); or the one used last and the token saved for it; or the first window of a
    /// workstation that is not set up.
    void startAsLastTime();

    /// What the telephony system or a second start asks for. Before the window of the verifications is there, the newest call waits for it.
    client::CallOutcome take(const client::CallRequest &request);

private:
    /// The window shows at once, however long the keychain takes.
    void askKeychain(const QUrl &relay);
    void onFound(const QUrl &relay, const base::Secret &token, bool late);
    void onMissing(const QUrl &relay, SavedToken::Missing why);
    void askForToken(const QUrl &relay, const QString &why);
    void signIn(const QUrl &relay, const base::Secret &token);
    void onStateChanged(client::RelayConnection::State state);
    Workspace &workspace();
    void takeEarlyCall();
    [[nodiscard]] client::StreamRoute routeTo(const QUrl &relay);

    struct EarlyCall {
        client::CallRequest request;
        base::Instant at;
    };
    base::Clock &m_clock;
    base::Random &m_random;
    ui::Theme &m_theme;
    QSettings &m_settings;
    QString m_profile;
    SavedToken m_saved;
    ManagedSettings m_managed;
    ProxySignIn m_proxies;
    QUrl m_relay;
    std::unique_ptr<DemoBackend> m_backend;
    std::unique_ptr<DemoPhone> m_phone;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<FirstFrame> m_firstFrame;
    std::unique_ptr<QObject> m_bus; ///< nullptr where there is no D-Bus
    std::optional<EarlyCall> m_early;
    SignInWindow m_signIn;
};

} // namespace authlink::app
