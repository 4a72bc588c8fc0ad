// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <vector>

namespace authlink::app
{

/// One step of a rehearsal: do something, then wait until something is seen. Either may be empty.
struct Step {
    QString name;
    std::function<base::Result<void>()> act;
    std::function<bool()> seen;
    std::chrono::milliseconds patience = std::chrono::seconds(15);
    /// When set, the step also takes at least this long, and `seen` must hold all the while (for what must not happen).
    std::chrono::milliseconds hold = std::chrono::milliseconds(0);
};

/// Runs steps one after the other from the event loop and reports each as a JSON object. Ends exactly once, with finished().
class ScenarioRunner final : public QObject
{
    Q_OBJECT

public:
    explicit ScenarioRunner(std::vector<Step> steps, QObject *parent = nullptr);
    void run();

Q_SIGNALS:
    /// {"step":name,"elapsedMs":…}, and "error" for the step that failed.
    void reported(const QJsonObject &line);
    void stepDone(const QString &name);
    void finished(bool ok, qint64 elapsedMs);

private:
    void begin();
    void look();
    void endStep(const QString &error);

    std::vector<Step> m_steps;
    size_t m_current = 0;
    QElapsedTimer m_total, m_step, m_held;
    QTimer m_poll;
};

} // namespace authlink::app
