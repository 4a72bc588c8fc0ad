// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/config/relay_config.h"
#include "core/store/store.h"
#include "core/verification/evidence.h"

#include <QString>
#include <QStringList>

/// What the inbox holds, said to an operator.
namespace authlink::app
{

/// "legacy 1:N result" for "legacy_1n"; an unknown name stays as it is.
[[nodiscard]] QString shapeText(const QString &shape);
/// The rule of docs/domain.md "Correlation" behind InboxEntry::attribution.
[[nodiscard]] QString ruleText(const QString &attribution);
/// "row 9: another customer"; row 0: "decided nothing".
[[nodiscard]] QString rowText(verification::Row row);
/// What the evidence says, a line a fact; what it leaves out is left out.
[[nodiscard]] QStringList evidenceLines(const verification::Evidence &evidence);
[[nodiscard]] QString reasonsText(const std::vector<verification::Reason> &reasons);

/// What the directory would do with an Identity Enrolled webhook.
[[nodiscard]] QString enrolmentText(relay::config::Enrolments enrolments);

} // namespace authlink::app
