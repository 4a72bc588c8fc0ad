// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/rehearsal/scenario_runner.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{
// A rehearsal looks at the window as often as a screen refreshes; what it waits for has no common signal.
constexpr std::chrono::milliseconds kLookInterval(16);
} // namespace

ScenarioRunner::ScenarioRunner(std::vector<Step> steps, QObject *parent) : QObject(parent), m_steps(std::move(steps))
{
    m_poll.setInterval(kLookInterval);
    connect(&m_poll, &QTimer::timeout, this, &ScenarioRunner::look);
}

void ScenarioRunner::run()
{
    m_total.start();
    begin();
}

void ScenarioRunner::begin()
{
    if (m_current == m_steps.size()) {
        Q_EMIT finished(true, m_total.elapsed());
        return;
    }
    m_step.start();
    m_held.invalidate();
    const Step &step = m_steps[m_current];
    if (step.act) {
        if (const auto acted = step.act(); !acted)
            return endStep(acted.error().message);
    }
    m_poll.start();
}

void ScenarioRunner::look()
{
    const Step &step = m_steps[m_current];
    const bool seen = !step.seen || step.seen();
    if (seen && step.hold.count() == 0)
        return endStep(QString());
    if (seen) {
        if (!m_held.isValid())
            m_held.start();
        if (m_held.elapsed() >= step.hold.count())
            return endStep(QString());
    } else if (m_held.isValid()) {
        return endStep(u"what had to stay has changed"_s);
    }
    if (m_step.elapsed() > step.patience.count())
        endStep(u"not seen within %1 s"_s.arg(step.patience.count() / 1000));
}

void ScenarioRunner::endStep(const QString &error)
{
    m_poll.stop();
    const QString name = m_steps[m_current].name;
    QJsonObject line{{u"step"_s, name}, {u"elapsedMs"_s, m_step.elapsed()}};
    if (!error.isEmpty())
        line.insert(u"error"_s, error);
    Q_EMIT reported(line);
    if (!error.isEmpty()) {
        Q_EMIT finished(false, m_total.elapsed());
        return;
    }
    Q_EMIT stepDone(name);
    ++m_current;
    QMetaObject::invokeMethod(this, &ScenarioRunner::begin, Qt::QueuedConnection);
}

} // namespace authlink::app
