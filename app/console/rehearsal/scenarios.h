// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/rehearsal/scenario_runner.h"
#include "core/verification/values.h"

#include <QStringList>

namespace authlink::app
{

/// In the order in which `--help` lists them.
[[nodiscard]] QStringList scenarioNames();

/// Why a scenario does not apply to this kind of link, as one sentence; empty: it applies.
[[nodiscard]] QString whyNotApplicable(const QString &scenario, verification::LinkMode link);

/// What must stand at the end. `verdict` and `status` are wire names; an empty verdict: there must be none.
struct Outcome {
    QString verdict;
    QString status;
};
[[nodiscard]] Outcome outcomeOf(const QString &scenario, verification::LinkMode link);

class ScenarioContext;
/// The steps of a scenario. Precondition: scenarioNames() has it, and it applies.
[[nodiscard]] std::vector<Step> stepsOf(const QString &scenario, verification::LinkMode link, ScenarioContext &context);

} // namespace authlink::app
