// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/sandbox/sandbox.h"
#include "tests/soak/soak_agent.h"
#include "tests/soak/soak_case.h"
#include "tests/soak/soak_report.h"
#include "tests/support/programs/relay_program.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace authlink::test
{

struct SoakSettings {
    std::chrono::seconds length = std::chrono::minutes(10);
    int rate = 50; ///< webhooks a second
    quint32 seed = 1;
    std::chrono::seconds outage{0}; ///< in the middle the vendor is out for so long
};

/// The whole soak: the real relay as a process, a sandbox with its faults here, agents who start verifications at the pace that makes
/// the sandbox post `rate` webhooks a second, customers who play plans. Ends when every verification has ended, or after the longest
/// any may take.
class SoakRun final : public QObject
{
    Q_OBJECT

public:
    explicit SoakRun(const SoakSettings &settings);
    ~SoakRun() override;

    /// Errors: Internal, saying which party did not start.
    [[nodiscard]] base::Result<void> start();
    [[nodiscard]] const SoakReport &report() const { return m_report; }

Q_SIGNALS:
    void done(); ///< once; the report is complete

private:
    [[nodiscard]] base::Result<void> startSandbox();
    [[nodiscard]] base::Result<void> startRelay();
    [[nodiscard]] base::Result<void> signIn();
    [[nodiscard]] bool writeCustomers(const QString &path) const;
    void tick();
    void startOne();
    void beginOutage();
    void onNotice(SoakAgent &agent, const QString &code);
    void reportOutage();
    [[nodiscard]] SoakAgent *freestAgent();
    void onCaseDone(SoakCase *soakCase, SoakAgent *agent);
    void finish();

    SoakSettings m_settings;
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    QNetworkAccessManager m_network;
    std::vector<verification::Customer> m_customers;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    RelayProgram m_relay;
    std::vector<QByteArray> m_tokens;
    std::vector<std::unique_ptr<SoakAgent>> m_agents;
    std::vector<SoakCase *> m_cases; ///< that have not ended; children of this
    SoakReport m_report;
    std::unique_ptr<base::Alarm> m_tick;
    base::Instant m_beganAt{};
    std::optional<base::Instant> m_outageAt;
    qint64 m_planned = 0; ///< webhooks of all plans begun
    size_t m_next = 0;
    bool m_ending = false;
};

} // namespace authlink::test
