// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"

#include "core/base/log.h"
#include "ui/phone/phone_widget.h"

#include <QFile>

#include <utility>

namespace authlink::app
{

namespace
{

constexpr qint64 kMaxTokenFile = 4096;
constexpr QLatin1StringView kRelayKey("relay");

/// A token from the file that the environment names; empty if there is none.
base::Secret tokenFromFile()
{
    const QString path = qEnvironmentVariable("AUTHLINK_TOKEN_FILE");
    if (path.isEmpty())
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMaxTokenFile) {
        qCWarning(base::lcClient) << "AUTHLINK_TOKEN_FILE can't be read:" << file.errorString();
        return {};
    }
    return base::Secret(file.readAll().trimmed());
}

} // namespace

Console::Console(base::Clock &clock, base::Random &random, ui::Theme &theme, TokenStore &tokens, QSettings &settings, QString profile)
    : m_clock(clock),
      m_random(random),
      m_theme(theme),
      m_tokens(tokens),
      m_settings(settings),
      m_profile(std::move(profile)),
      m_signIn(theme)
{
    connect(&m_signIn, &SignInWindow::signInWanted, this, [this](const QUrl &relay, const base::Secret &token) {
        m_settings.setValue(kRelayKey, relay);
        m_tokens.save(m_profile, token, [](const base::Result<void> &saved) {
            if (!saved)
                qCWarning(base::lcClient) << "no keychain: the sign-in is kept until the console is closed";
        });
        signIn(relay, token);
    });
    connect(&m_signIn, &SignInWindow::demoWanted, this, [this] {
        if (const auto started = startDemo(); !started)
            m_signIn.explain(tr("The demo could not start: %1").arg(started.error().message));
    });
}

Console::~Console() = default;

Workspace &Console::workspace()
{
    if (!m_workspace) {
        m_workspace = std::make_unique<Workspace>(m_clock, m_random, m_theme, m_settings);
        m_firstFrame = std::make_unique<FirstFrame>(m_workspace->window(), m_workspace->connection());
        connect(&m_workspace->connection(), &client::RelayConnection::stateChanged, this, &Console::onStateChanged);
    }
    return *m_workspace;
}

base::Result<void> Console::startDemo()
{
    m_backend = std::make_unique<DemoBackend>(m_clock, DemoBackend::Settings{});
    if (auto started = m_backend->start(); !started) {
        m_backend.reset();
        return started;
    }
    m_phone = std::make_unique<DemoPhone>(m_backend->sandboxUrl());
    ui::MainWindow &window = workspace().window();
    window.setSidePanel(new ui::PhoneWidget(m_theme, *m_phone), tr("Customer's phone"));
    workspace().connectTo(m_backend->streamUrl(), m_backend->token());
    m_signIn.hide();
    window.show();
    return {};
}

void Console::connectTo(const QUrl &relay)
{
    if (const base::Secret token = tokenFromFile(); !token.isEmpty())
        return signIn(relay, token);
    m_tokens.load(m_profile, [this, relay](const base::Result<base::Secret> &token) {
        if (token && !token->isEmpty())
            signIn(relay, *token);
        else
            askForToken(relay, tr("This desk has not signed in to this relay yet."));
    });
}

void Console::startAsLastTime()
{
    const QUrl relay = m_settings.value(kRelayKey).toUrl();
    if (relay.isValid() && !relay.isEmpty())
        connectTo(relay);
    else
        m_signIn.show();
}

void Console::askForToken(const QUrl &relay, const QString &why)
{
    m_signIn.setRelay(relay);
    m_signIn.explain(why);
    m_signIn.show();
    m_signIn.raise();
}

void Console::signIn(const QUrl &relay, const base::Secret &token)
{
    m_relay = relay;
    workspace().connectTo(relay, token);
    m_signIn.hide();
    workspace().window().show();
}

void Console::onStateChanged(client::RelayConnection::State state)
{
    using State = client::RelayConnection::State;
    if (m_backend || (state != State::SignInExpired && state != State::Disabled))
        return;
    askForToken(m_relay, state == State::Disabled
                             ? tr("This user is disabled. Ask your operations team, then sign in again.")
                             : tr("The sign-in has expired or is wrong. Sign in again; what is open stays on screen, greyed out."));
}

} // namespace authlink::app
