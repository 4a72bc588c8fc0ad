// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/soak_report.h"

#include <QJsonArray>

#include <algorithm>

namespace authlink::test
{

namespace
{

QString row(const QString &name, const QString &value)
{
    return QStringLiteral("%1 %2\n").arg(name, -34).arg(value, 10);
}

QString rows(const QString &title, const std::map<QString, int> &counts)
{
    QString text;
    for (const auto &[name, count] : counts)
        text += row(title + u' ' + name, QString::number(count));
    return text;
}

QJsonObject object(const std::map<QString, int> &counts)
{
    QJsonObject json;
    for (const auto &[name, count] : counts)
        json.insert(name, count);
    return json;
}

QString lineOf(const SoakPlan &plan, const protocol::VerificationView &view)
{
    return QStringLiteral("%1: %2, %3 %4").arg(view.id, plan.name, view.status.name, view.verdict.name);
}

} // namespace

void SoakReport::refused(const QString &why)
{
    ++m_refusals[why];
}

void SoakReport::shown(const SoakPlan &plan, const protocol::VerificationView &view)
{
    if (!view.verdict.isAbsent() && (!view.verdict.value || judge(plan, view.verdict.value) == Judgement::Wrong)) {
        const QString line = lineOf(plan, view);
        if (!m_wrong.contains(line))
            m_wrong.append(line);
    }
}

void SoakReport::ended(const SoakPlan &plan, const protocol::VerificationView &last, std::optional<std::chrono::milliseconds> sinceCapture)
{
    ++m_ended;
    ++m_statuses[last.status.name];
    ++m_verdicts[last.verdict.isAbsent() ? QStringLiteral("(none)") : last.verdict.name];
    const Judgement judgement = judge(plan, last.verdict.value);
    m_right += judgement == Judgement::Right ? 1 : 0;
    m_cautious += judgement == Judgement::Cautious ? 1 : 0;
    m_foundByAsking += last.foundByAsking ? 1 : 0;
    m_unconfirmed += last.hasReason(verification::Reason::Unconfirmed) || last.hasReason(verification::Reason::NotConfirmed) ? 1 : 0;
    if (sinceCapture)
        m_longest = std::max(m_longest, *sinceCapture);
    shown(plan, last);
}

void SoakReport::stuck(const SoakPlan &plan, const protocol::VerificationView &last)
{
    ++m_open;
    m_stuck.append(lineOf(plan, last));
}

void SoakReport::webhooks(qint64 made, std::chrono::milliseconds during)
{
    m_webhooks = made;
    m_rate = during.count() > 0 ? static_cast<double>(made) * 1000.0 / static_cast<double>(during.count()) : 0;
}

void SoakReport::outage(std::optional<std::chrono::milliseconds> told, std::optional<std::chrono::milliseconds> toldOver)
{
    m_hadOutage = true;
    m_outageTold = told;
    m_outageOverTold = toldOver;
}

bool SoakReport::isGood() const
{
    constexpr double kTruthAtLeast = 0.8; // lost webhooks and failing calls cost some of it
    constexpr auto kTellWithin = std::chrono::seconds(10);
    const bool ended = m_started > 0 && m_open == 0 && m_started == m_ended;
    // Links can't be had, nor pages opened, while the vendor is out.
    const auto closed = m_statuses.find(QStringLiteral("closed"));
    const int reachable = m_hadOutage ? (closed == m_statuses.end() ? 0 : closed->second) : m_started;
    const bool told = !m_hadOutage || (m_outageTold && *m_outageTold <= kTellWithin && m_outageOverTold);
    return ended && told && m_wrong.isEmpty() && m_right > 0 && m_right >= kTruthAtLeast * reachable;
}

QString SoakReport::table() const
{
    QString text = row(QStringLiteral("webhooks made"), QString::number(m_webhooks))
                   + row(QStringLiteral("webhooks per second"), QString::number(m_rate, 'f', 1))
                   + row(QStringLiteral("started"), QString::number(m_started)) + row(QStringLiteral("ended"), QString::number(m_ended))
                   + row(QStringLiteral("still open"), QString::number(m_open)) + rows(QStringLiteral("status"), m_statuses)
                   + rows(QStringLiteral("verdict"), m_verdicts) + rows(QStringLiteral("refused:"), m_refusals)
                   + rows(QStringLiteral("notice"), m_notices) + row(QStringLiteral("the truth"), QString::number(m_right))
                   + row(QStringLiteral("less than the truth, not green"), QString::number(m_cautious))
                   + row(QStringLiteral("wrong verdicts"), QString::number(m_wrong.size()))
                   + row(QStringLiteral("found by asking"), QString::number(m_foundByAsking))
                   + row(QStringLiteral("unconfirmed"), QString::number(m_unconfirmed))
                   + row(QStringLiteral("longest selfie to verdict, ms"), QString::number(m_longest.count()));
    const auto told = [](std::optional<std::chrono::milliseconds> time) {
        return time ? QString::number(time->count()) : QStringLiteral("never");
    };
    if (m_hadOutage)
        text += row(QStringLiteral("outage told to all after, ms"), told(m_outageTold))
                + row(QStringLiteral("its end told to all after, ms"), told(m_outageOverTold));
    for (const QString &line : m_wrong)
        text += QStringLiteral("WRONG  %1\n").arg(line);
    for (const QString &line : m_stuck)
        text += QStringLiteral("OPEN   %1\n").arg(line);
    return text;
}

QJsonObject SoakReport::json() const
{
    return {
        {QStringLiteral("webhooks"), m_webhooks},
        {QStringLiteral("webhooksPerSecond"), m_rate},
        {QStringLiteral("started"), m_started},
        {QStringLiteral("ended"), m_ended},
        {QStringLiteral("open"), m_open},
        {QStringLiteral("statuses"), object(m_statuses)},
        {QStringLiteral("verdicts"), object(m_verdicts)},
        {QStringLiteral("refusals"), object(m_refusals)},
        {QStringLiteral("notices"), object(m_notices)},
        {QStringLiteral("right"), m_right},
        {QStringLiteral("cautious"), m_cautious},
        {QStringLiteral("wrong"), m_wrong.size()},
        {QStringLiteral("foundByAsking"), m_foundByAsking},
        {QStringLiteral("unconfirmed"), m_unconfirmed},
        {QStringLiteral("longestToVerdictMs"), static_cast<qint64>(m_longest.count())},
        {QStringLiteral("outageToldMs"), m_outageTold ? QJsonValue(static_cast<qint64>(m_outageTold->count())) : QJsonValue()},
        {QStringLiteral("outageEndToldMs"), m_outageOverTold ? QJsonValue(static_cast<qint64>(m_outageOverTold->count())) : QJsonValue()},
        {QStringLiteral("good"), isGood()}};
}

} // namespace authlink::test
