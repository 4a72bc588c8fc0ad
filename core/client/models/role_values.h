// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QDateTime>
#include <QVariant>

#include <optional>

namespace authlink::client
{

/// As QDateTime in UTC; an invalid one for nullopt.
[[nodiscard]] inline QVariant dateTimeValue(const std::optional<base::Instant> &at)
{
    return at ? QDateTime::fromMSecsSinceEpoch(base::toMillis(*at), Qt::UTC) : QDateTime();
}

} // namespace authlink::client
