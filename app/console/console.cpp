// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"

#include "app/console/proxy/proxy_prompt.h"
#include "app/console/sign_in/relay_address.h"
#include "core/base/log.h"
#include "ui/phone/phone_widget.h"
#include "ui/pop/come_forward.h"
#ifdef AUTHLINK_HAS_DBUS
#include "app/console/remote/bus_presence.h"
#endif

#include <QAction>
#include <QFile>
#include <QMenu>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

constexpr qint64 kMaxTokenFile = 4096;
constexpr char kTokenFile[] = "AUTHLINK_TOKEN_FILE";

/// A token from the file that the environment names; empty if there is none.
base::Secret tokenFromFile()
{
    const QString path = qEnvironmentVariable(kTokenFile);
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

Console::Console(base::Clock &clock, base::Random &random, ui::Theme &theme, TokenStore &tokens, QSettings &settings, QString profile,
                 ManagedSettings managed)
    : m_clock(clock),
      m_random(random),
      m_theme(theme),
      m_settings(settings),
      m_profile(std::move(profile)),
      m_saved(tokens, clock, settings, m_profile),
      m_managed(std::move(managed)),
      m_proxies(tokens, clock, m_managed.proxy.value_or(ProxyChoice{})),
      m_signIn(theme)
{
    if (!m_managed.relay.isEmpty())
        m_signIn.lockRelay(m_managed.relay);
    if (!m_managed.isDemoAllowed)
        m_signIn.forbidDemo();
    connect(&m_signIn, &SignInWindow::signInWanted, this, [this](const QUrl &relay, const base::Secret &token) {
        m_settings.setValue(SavedToken::kRelaySetting, relay.toString());
        m_saved.keep(relay, token);
        signIn(relay, token);
    });
    connect(&m_saved, &SavedToken::found, this, &Console::onFound);
    connect(&m_saved, &SavedToken::missing, this, &Console::onMissing);
    connect(&m_signIn, &SignInWindow::demoWanted, this, [this] {
        if (const auto started = startDemo(); !started)
            m_signIn.explain(tr("The demo could not start: %1").arg(started.error().message));
    });
}

Console::~Console() = default;

Workspace &Console::workspace()
{
    if (!m_workspace) {
        const auto route = [this](const QUrl &relay) { return routeTo(relay); };
        m_workspace = std::make_unique<Workspace>(m_clock, m_random, m_theme, m_settings, client::webSockets(route, m_clock));
        if (auto *languages = m_workspace->window().findChild<QMenu *>(u"languageMenu"_s); languages && !m_managed.language.isEmpty()) {
            languages->setTitle(tr("Lang&uage (set by your operations team)"));
            languages->menuAction()->setEnabled(false);
        }
        new ProxyPrompt(m_proxies, m_workspace->connection(), m_workspace->window());
        m_firstFrame = std::make_unique<FirstFrame>(m_workspace->window(), m_workspace->connection());
        connect(&m_workspace->connection(), &client::RelayConnection::stateChanged, this, &Console::onStateChanged);
#ifdef AUTHLINK_HAS_DBUS
        m_bus = std::make_unique<BusPresence>(m_workspace->connection(), m_workspace->verifications(), m_workspace->window(),
                                              BusPresence::Name{busNameOf(m_profile), m_backend ? NameClaim::Yielding : NameClaim::Firm},
                                              [this](const client::CallRequest &request) { return take(request); });
#endif
        QMetaObject::invokeMethod(this, &Console::takeEarlyCall, Qt::QueuedConnection); // when the window is shown
    }
    return *m_workspace;
}

client::CallOutcome Console::take(const client::CallRequest &request)
{
    using Kind = client::CallRequest::Kind;
    const client::CallOutcome outcome = m_workspace                    ? m_workspace->window().take(request, m_clock.now())
                                        : request.kind == Kind::Verify ? client::CallOutcome::Waiting
                                        : request.kind == Kind::Raise  ? client::CallOutcome::Raised
                                                                       : client::CallOutcome::Nothing;
    if (!m_workspace && request.kind == Kind::Verify)
        m_early = EarlyCall{.request = request, .at = m_clock.now()};
    if (!m_workspace && request.kind == Kind::EndCall && m_early && m_early->request.callId == request.callId)
        m_early.reset();
    if (m_signIn.isVisible() && request.kind != Kind::EndCall)
        ui::comeForward(m_signIn, ui::Activation::Wanted);
    return outcome;
}

void Console::takeEarlyCall()
{
    if (!m_early)
        return;
    m_workspace->window().take(m_early->request, m_early->at);
    m_early.reset();
}

client::StreamRoute Console::routeTo(const QUrl &relay)
{
    client::StreamRoute route = m_proxies.routeTo(relay);
    route.authorities = m_managed.authorities;
    return route;
}

base::Result<void> Console::startDemo()
{
    m_saved.giveUp();
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
    askKeychain(relay);
}

void Console::startAsLastTime()
{
    if (!m_managed.relay.isEmpty())
        return connectTo(m_managed.relay);
    if (qEnvironmentVariableIsSet(kTokenFile))
        qCWarning(base::lcClient) << "AUTHLINK_TOKEN_FILE counts only together with --relay, or with a relay set by the operations team, "
                                     "which says whose token it is";
    if (!m_settings.contains(SavedToken::kRelaySetting))
        return m_signIn.show();
    const auto relay = relayUrlFrom(m_settings.value(SavedToken::kRelaySetting).toString());
    if (relay)
        return askKeychain(*relay);
    m_signIn.explain(tr("The relay's address in the settings of this desk can't be used: %1").arg(relay.error().message));
    m_signIn.show();
}

void Console::askKeychain(const QUrl &relay)
{
    workspace().window().show();
    m_saved.ask(relay);
}

void Console::onFound(const QUrl &relay, const base::Secret &token, bool late)
{
    if (!late || !m_signIn.isBegun()) // nobody's typing is taken away
        signIn(relay, token);
}

void Console::onMissing(const QUrl &relay, SavedToken::Missing why)
{
    switch (why) {
    case SavedToken::Missing::NeverSaved:
        return askForToken(relay, tr("This desk has not signed in to this relay yet."));
    case SavedToken::Missing::NoKeychain:
        return askForToken(relay,
                           tr("This desktop has no working keychain, so the sign-in could not be kept. Sign in again; your operations "
                              "team can set up a keychain, such as GNOME Keyring or KWallet."));
    case SavedToken::Missing::Locked:
        return askForToken(
            relay, tr("The keychain is locked, or did not allow this console in. Unlock it and start the console again, or sign in here."));
    case SavedToken::Missing::Silent:
        return askForToken(relay,
                           tr("The keychain does not answer. If it asks for a password in another window, answer there and the console "
                              "goes on by itself; or sign in here."));
    }
}

void Console::askForToken(const QUrl &relay, const QString &why)
{
    m_signIn.setAttribute(Qt::WA_ShowWithoutActivating, m_workspace && m_workspace->window().isActiveWindow()); // a note may be written
    m_signIn.setRelay(relay);
    m_signIn.explain(why);
    m_signIn.show();
    m_signIn.raise();
}

void Console::signIn(const QUrl &relay, const base::Secret &token)
{
    m_saved.giveUp();
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
