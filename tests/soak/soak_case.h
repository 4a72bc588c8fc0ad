// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/sandbox/simulated_customer.h"
#include "core/verification/values.h"
#include "tests/soak/soak_agent.h"
#include "tests/soak/soak_plan.h"
#include "tests/soak/soak_report.h"

#include <QObject>

#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace authlink::test
{

/// One verification from start to end: the agent starts it and closes it after the verdict, the customer plays the plan.
class SoakCase final : public QObject
{
    Q_OBJECT

public:
    struct Stage {
        QUrl sandboxUrl;
        QNetworkAccessManager &network;
        base::Clock &clock;
        SoakReport &report;
    };

    SoakCase(const Stage &stage, SoakAgent &agent, const SoakPlan &plan, const verification::Customer &customer, QObject *parent);

    void begin();
    [[nodiscard]] const protocol::VerificationView &last() const { return m_last; }
    [[nodiscard]] const SoakPlan &plan() const { return m_plan; }
    [[nodiscard]] bool isStarted() const { return m_started; }

Q_SIGNALS:
    void done(); ///< once; ended, or never begun

private:
    void onChanged(const protocol::VerificationView &view);
    void fetchLink();
    void open();
    void capture(size_t index);
    void close();
    void giveUp();
    void finish();
    /// A customer whose page does not load tries again, a few times.
    [[nodiscard]] bool triesAgain(const std::function<void()> &step);

    Stage m_stage;
    SoakAgent &m_agent;
    const SoakPlan &m_plan;
    verification::Customer m_customer;
    sandbox::SimulatedCustomer m_phone;
    client::CallHandle m_call;
    std::unique_ptr<base::Alarm> m_again;
    std::function<void()> m_step;
    protocol::VerificationView m_last;
    QUrl m_link;
    std::optional<base::Instant> m_capturedAt, m_verdictAt;
    int m_tries = 0;
    bool m_started = false;
    bool m_closing = false;
    bool m_done = false;
};

} // namespace authlink::test
