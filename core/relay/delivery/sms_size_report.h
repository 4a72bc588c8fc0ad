// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/config/relay_config.h"

#include <QStringList>
#include <QUrl>

namespace authlink::relay::delivery
{

/// For `check-config`: one line per language with what our text costs as SMS, filled with the company's name and a link as long as a
/// real one, and warnings: more than two segments, or one character that forces UCS-2. Empty where the text is not ours.
/// @param landingBase what customers' phones reach
[[nodiscard]] QStringList smsSizeReport(const config::MessageSection &settings, const QUrl &landingBase);

} // namespace authlink::relay::delivery
