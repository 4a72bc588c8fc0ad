// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/proxy/proxy_choice.h"
#include "app/console/sign_in/token_store.h"
#include "core/base/clock.h"
#include "core/client/route/stream_route.h"

#include <QObject>

#include <chrono>
#include <map>
#include <memory>

namespace authlink::app
{

/// Names and passwords for proxies, each for one proxy (host and port): from the system, the keychain or the person. The person is asked
/// once, and once more after each answer of theirs that was wrong. What a proxy has refused is never sent again, since repeated tries lock
/// people's accounts. Main thread.
class ProxySignIn final : public QObject
{
    Q_OBJECT

public:
    /// A keychain that is silent for so long has nothing.
    static constexpr std::chrono::milliseconds kDeadline{5'000};

    /// The references outlive it.
    ProxySignIn(TokenStore &store, base::Clock &clock, ProxyChoice choice, QObject *parent = nullptr);
    ~ProxySignIn() override;

    /// The proxy and the sign-in for it, as far as they are known now.
    [[nodiscard]] client::StreamRoute routeTo(const QUrl &relay);
    /// A try to connect ended like this.
    void onTrouble(const client::ProxyTrouble &trouble);
    /// The person's answer. @param name without ':' (RFC 7617)
    void signIn(const QString &proxy, const QString &name, const QString &password);

Q_SIGNALS:
    /// Ask the person. @param refused what was tried is wrong
    void wanted(const QString &proxy, bool refused);
    /// There is something new to try.
    void ready();

private:
    enum class Stage { Unknown, Loading, Asked, Given, Refused };
    struct Entry {
        Stage stage = Stage::Unknown;
        base::Secret signIn;
        std::unique_ptr<base::Alarm> deadline; ///< while Loading
    };
    void load(const QString &proxy);
    void onLoaded(const QString &proxy, const base::Result<base::Secret> &signIn);
    void onRefused(const QString &proxy);

    TokenStore &m_store;
    base::Clock &m_clock;
    ProxyChoice m_choice;
    std::map<QString, Entry> m_entries; ///< by client::Proxy::name()
};

} // namespace authlink::app
