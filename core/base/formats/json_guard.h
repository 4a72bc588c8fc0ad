// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QJsonObject>

namespace authlink::base
{

/// Reads one JSON object from outside and refuses what a reader can be tricked with: bytes that are not UTF-8, nesting deeper than
/// `maxNesting` (checked before any recursion), and an object that names a key twice (readers disagree on which one counts).
/// Thread-safe, never throws. Errors: Invalid with field "body".
[[nodiscard]] base::Result<QJsonObject> readJsonObject(QByteArrayView body, int maxNesting);

} // namespace authlink::base
