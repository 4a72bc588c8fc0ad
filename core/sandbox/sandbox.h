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

/// The simulated Incode, one HTTP server with the API and the auth server (api/), the capture pages (pages/capture_pages.h) and the
/// webhooks that follow from them (webhooks/). The same server has a message gateway (messaging/gateway.h), and for people and tests the
/// inbox (pages/inbox_pages.h), faults (pages/fault_pages.h) and webhooks on demand (pages/test_webhooks.h). docs/sandbox.md says how to
/// use it. One thread. `clock` and `random` outlive it.
class Sandbox final : public QObject
{
    Q_OBJECT

public:
    Sandbox(SandboxConfig config, base::Clock &clock, base::Random &random, QObject *parent = nullptr);
    ~Sandbox() override;

    /// Errors: Invalid (address and port can't be listened on).
    [[nodiscard]] base::Result<void> start();
    void stop();
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QUrl url() const; ///< of API, auth server and pages; valid after start()
    /// Where webhooks go from now on, those that wait for a retry included.
    void setWebhook(const QUrl &url, const QString &headerName, const base::Secret &secret);
    /// Replaces all settings, whereas POST /sandbox/faults changes those it names.
    void setFaults(const faults::Faults &faults);
    [[nodiscard]] const faults::Faults &faults() const;
    /// How often an endpoint, e.g. "POST /omni/start", answered with this status; 0 counts calls without an answer.
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
