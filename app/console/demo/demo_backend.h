// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/verification/values.h"

#include <QObject>
#include <QTemporaryDir>
#include <QThread>
#include <QUrl>

#include <functional>
#include <memory>

namespace authlink::app
{

/// What stands behind the console in the demo: the sandbox and a relay on loopback, in a thread of their own, with a SQLite
/// store in a temporary folder. The console reaches them as it reaches any relay, over the network; the only things
/// handed over are addresses and a sign-in token. Made, used and destroyed in the main thread.
class DemoBackend final : public QObject
{
    Q_OBJECT

public:
    struct Settings {
        verification::LinkMode link = verification::LinkMode::Session;
        double retryTimeScale = 1.0; ///< shortens the vendor's retry schedule (1.0: as in life)
    };
    DemoBackend(base::Clock &clock, const Settings &settings, QObject *parent = nullptr);
    ~DemoBackend() override;

    /// Errors: StoreUnavailable, Invalid (no port).
    [[nodiscard]] base::Result<void> start();
    [[nodiscard]] QUrl streamUrl() const { return m_streamUrl; }
    [[nodiscard]] QUrl sandboxUrl() const { return m_sandboxUrl; }
    [[nodiscard]] QUrl webhookUrl() const { return m_webhookUrl; }
    [[nodiscard]] base::Secret token() const { return m_token; }
    /// What the sandbox signs its webhooks with; for rehearsing a forger who knows it.
    [[nodiscard]] base::Secret webhookSecret() const { return m_webhookSecret; }

    /// Stops the relay and, once it is gone, starts a new one on the same port and store. `done` runs once, in the main thread,
    /// unless the backend is destroyed before.
    void restartRelay(std::function<void(base::Result<void>)> done);

private:
    class Servers;

    base::Clock &m_clock;
    Settings m_settings;
    QTemporaryDir m_folder;
    QThread m_thread;
    Servers *m_servers = nullptr; // lives in m_thread, deleted there
    QUrl m_streamUrl, m_sandboxUrl, m_webhookUrl;
    base::Secret m_token, m_webhookSecret;
    std::function<void(base::Result<void>)> m_restarted;
};

} // namespace authlink::app
