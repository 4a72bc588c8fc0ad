// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/verification_view.h"
#include "tests/soak/soak_plan.h"

#include <QJsonObject>
#include <QStringList>

#include <chrono>
#include <map>

namespace authlink::test
{

/// What came out of the soak, for people and for programs.
class SoakReport
{
public:
    void started() { ++m_started; }
    /// It could not even begin: the relay refused it.
    void refused(const QString &why);
    /// @param sinceCapture from the customer's last selfie to the verdict; nullopt: no verdict
    void ended(const SoakPlan &plan, const protocol::VerificationView &last, std::optional<std::chrono::milliseconds> sinceCapture);
    /// A verdict that was shown, be it for a moment.
    void shown(const SoakPlan &plan, const protocol::VerificationView &view);
    void stuck(const SoakPlan &plan, const protocol::VerificationView &last);
    void webhooks(qint64 made, std::chrono::milliseconds during);
    void notice(const QString &code) { ++m_notices[code]; }
    /// The vendor was out for a while: how long until the last console was told, and told that it is over. nullopt: one never was.
    void outage(std::optional<std::chrono::milliseconds> told, std::optional<std::chrono::milliseconds> toldOver);

    /// Everything ended, nothing wrongly, and enough of it with the truth: a relay that decides nothing is not right either.
    [[nodiscard]] bool isGood() const;
    [[nodiscard]] QString table() const;
    [[nodiscard]] QJsonObject json() const;

private:
    int m_started = 0;
    int m_ended = 0;
    int m_open = 0;
    int m_right = 0;
    int m_cautious = 0;
    int m_foundByAsking = 0;
    int m_unconfirmed = 0;
    std::map<QString, int> m_refusals, m_statuses, m_verdicts, m_notices;
    QStringList m_wrong; ///< one line each
    QStringList m_stuck;
    std::chrono::milliseconds m_longest{0};
    bool m_hadOutage = false;
    std::optional<std::chrono::milliseconds> m_outageTold, m_outageOverTold;
    qint64 m_webhooks = 0;
    double m_rate = 0;
};

} // namespace authlink::test
