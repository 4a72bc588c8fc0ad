// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/sandbox/faults/faults.h"
#include "core/sandbox/sandbox_config.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace authlink::sandbox
{

/// The simulated Incode: API (api.h), auth server, capture page (capture_pages.h), webhook sender (webhook_sender.h); beside it a message
/// gateway (gateway.h), and for people and tests inbox, logs (inbox_pages.h), faults (fault_pages.h) and forgeries (test_webhooks.h).
/// Loopback; one thread. `clock` and `random` outlive it. docs/sandbox.md tells outsiders how to use it.
class Sandbox final : public QObject
{
    Q_OBJECT

public:
    Sandbox(SandboxConfig config, base::Clock &clock, base::Random &random, QObject *parent = nullptr);
    ~Sandbox() override;

    /// Errors: Invalid (the address can't be had).
    [[nodiscard]] base::Result<void> start();
    void stop();
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QUrl url() const; ///< base of the API and of the pages
    /// Where results go from now on, those that wait for a retry included.
    void setWebhook(const QUrl &url, const QString &headerName, const base::Secret &secret);
    /// As POST /sandbox/faults, which changes only what it names; this replaces all.
    void setFaults(const faults::Faults &faults);
    [[nodiscard]] const faults::Faults &faults() const;
    /// How often this endpoint ("POST /omni/start") answered so; status 0: no answer was given.
    [[nodiscard]] int calls(const QByteArray &endpoint, int status) const;
    /// Webhooks that still wait to be delivered.
    [[nodiscard]] size_t pendingWebhooks() const;
    /// All webhooks since the start, duplicates and lost ones included.
    [[nodiscard]] qint64 webhooksMade() const;

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace authlink::sandbox
