// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/soak_report.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

namespace
{

QString row(const QString &name, const QString &value)
{
    return u"%1 %2\n"_s.arg(name, -34).arg(value, 10);
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
    return u"%1: %2, %3 %4"_s.arg(view.id, plan.name, view.status.name, view.verdict.name);
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
    ++m_verdicts[last.verdict.isAbsent() ? u"(none)"_s : last.verdict.name];
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
    const auto closed = m_statuses.find(u"closed"_s);
    const int reachable = m_hadOutage ? (closed == m_statuses.end() ? 0 : closed->second) : m_started;
    const bool told = !m_hadOutage || (m_outageTold && *m_outageTold <= kTellWithin && m_outageOverTold);
    return ended && told && m_wrong.isEmpty() && m_right > 0 && m_right >= kTruthAtLeast * reachable;
}

QString SoakReport::table() const
{
    QString text = row(u"webhooks made"_s, QString::number(m_webhooks)) + row(u"webhooks per second"_s, QString::number(m_rate, 'f', 1))
                   + row(u"started"_s, QString::number(m_started)) + row(u"ended"_s, QString::number(m_ended))
                   + row(u"still open"_s, QString::number(m_open)) + rows(u"status"_s, m_statuses) + rows(u"verdict"_s, m_verdicts)
                   + rows(u"refused:"_s, m_refusals) + rows(u"notice"_s, m_notices) + row(u"the truth"_s, QString::number(m_right))
                   + row(u"less than the truth, not green"_s, QString::number(m_cautious))
                   + row(u"wrong verdicts"_s, QString::number(m_wrong.size())) + row(u"found by asking"_s, QString::number(m_foundByAsking))
                   + row(u"unconfirmed"_s, QString::number(m_unconfirmed))
                   + row(u"longest selfie to verdict, ms"_s, QString::number(m_longest.count()));
    const auto told = [](std::optional<std::chrono::milliseconds> time) { return time ? QString::number(time->count()) : u"never"_s; };
    if (m_hadOutage)
        text +=
            row(u"outage told to all after, ms"_s, told(m_outageTold)) + row(u"its end told to all after, ms"_s, told(m_outageOverTold));
    for (const QString &line : m_wrong)
        text += u"WRONG  %1\n"_s.arg(line);
    for (const QString &line : m_stuck)
        text += u"OPEN   %1\n"_s.arg(line);
    return text;
}

QJsonObject SoakReport::json() const
{
    return {{u"webhooks"_s, m_webhooks},
            {u"webhooksPerSecond"_s, m_rate},
            {u"started"_s, m_started},
            {u"ended"_s, m_ended},
            {u"open"_s, m_open},
            {u"statuses"_s, object(m_statuses)},
            {u"verdicts"_s, object(m_verdicts)},
            {u"refusals"_s, object(m_refusals)},
            {u"notices"_s, object(m_notices)},
            {u"right"_s, m_right},
            {u"cautious"_s, m_cautious},
            {u"wrong"_s, m_wrong.size()},
            {u"foundByAsking"_s, m_foundByAsking},
            {u"unconfirmed"_s, m_unconfirmed},
            {u"longestToVerdictMs"_s, static_cast<qint64>(m_longest.count())},
            {u"outageToldMs"_s, m_outageTold ? QJsonValue(static_cast<qint64>(m_outageTold->count())) : QJsonValue()},
            {u"outageEndToldMs"_s, m_outageOverTold ? QJsonValue(static_cast<qint64>(m_outageOverTold->count())) : QJsonValue()},
            {u"good"_s, isGood()}};
}

} // namespace authlink::test
