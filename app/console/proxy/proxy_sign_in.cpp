// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/proxy/proxy_sign_in.h"

#include "core/base/log.h"

#include <QPointer>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

/// Beside the sign-in tokens, whose keys have an address after the profile's name, and that has "://" in it.
QString keychainKeyOf(const QString &proxy)
{
    return u"proxy "_s + proxy;
}

} // namespace

ProxySignIn::ProxySignIn(TokenStore &store, base::Clock &clock, ProxyChoice choice, QObject *parent)
    : QObject(parent),
      m_store(store),
      m_clock(clock),
      m_choice(std::move(choice))
{
}

ProxySignIn::~ProxySignIn() = default;

client::StreamRoute ProxySignIn::routeTo(const QUrl &relay)
{
    const auto found = proxyFor(m_choice, relay);
    if (!found)
        return {};
    Entry &entry = m_entries[found->proxy.name()];
    if (entry.stage == Stage::Unknown && !found->signIn.isEmpty()) {
        entry.stage = Stage::Given;
        entry.signIn = found->signIn;
    }
    return {.proxy = found->proxy, .proxySignIn = entry.signIn, .authorities = {}};
}

void ProxySignIn::onTrouble(const client::ProxyTrouble &trouble)
{
    using Kind = client::ProxyTrouble::Kind;
    Entry &entry = m_entries[trouble.proxy];
    if (trouble.kind == Kind::AsksForSignIn && entry.stage == Stage::Unknown)
        load(trouble.proxy);
    else if (trouble.kind == Kind::RefusesSignIn && entry.stage == Stage::Given)
        onRefused(trouble.proxy);
}

void ProxySignIn::load(const QString &proxy)
{
    Entry &entry = m_entries[proxy];
    entry.stage = Stage::Loading;
    entry.deadline =
        m_clock.makeAlarm([this, proxy] { onLoaded(proxy, base::fail(base::ErrorCode::Timeout, u"the keychain does not answer"_s)); });
    entry.deadline->set(m_clock.now() + kDeadline);
    m_store.load(keychainKeyOf(proxy), [self = QPointer(this), proxy](const base::Result<base::Secret> &signIn) {
        if (self)
            self->onLoaded(proxy, signIn);
    });
}

void ProxySignIn::onLoaded(const QString &proxy, const base::Result<base::Secret> &signIn)
{
    Entry &entry = m_entries[proxy];
    if (entry.stage != Stage::Loading)
        return; // too late, or the person was faster
    entry.deadline->clear();
    if (signIn && !signIn->isEmpty()) {
        entry.stage = Stage::Given;
        entry.signIn = *signIn;
        Q_EMIT ready();
        return;
    }
    entry.stage = Stage::Asked;
    Q_EMIT wanted(proxy, false);
}

void ProxySignIn::onRefused(const QString &proxy)
{
    Entry &entry = m_entries[proxy];
    entry.stage = Stage::Refused;
    entry.signIn.wipe();
    // The next start must not try it, either. There may be none: it may have come from the system.
    m_store.remove(keychainKeyOf(proxy), [](const base::Result<void> &) {});
    Q_EMIT wanted(proxy, true);
}

void ProxySignIn::signIn(const QString &proxy, const QString &name, const QString &password)
{
    Entry &entry = m_entries[proxy];
    entry.stage = Stage::Given;
    entry.signIn = base::Secret::fromString(name + u':' + password);
    m_store.save(keychainKeyOf(proxy), entry.signIn, [](const base::Result<void> &saved) {
        if (!saved)
            qCWarning(base::lcClient) << "no keychain: the sign-in for the proxy is kept until the console is closed";
    });
    Q_EMIT ready();
}

} // namespace authlink::app
