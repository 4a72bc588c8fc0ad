// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

namespace authlink::incode::webhook
{

/// A string at least this long that is all base64 is taken for an image or another blob, and dropped.
inline constexpr qsizetype kShortestBlob = 1024;

/// Compact JSON with sorted keys, so that equal objects give equal bytes, without credentials and images, at any depth: without keys that
/// name tokens, secrets, passwords, API keys or credentials; strings that look like a JWT; long base64 and data: URLs; keys and strings
/// that repeat one of `known`. Thread-safe.
[[nodiscard]] QByteArray textWithoutSecrets(const QJsonObject &object, const QStringList &known = {});

/// The same object with "…" for every string that repeats one of `known`, so that a reader still finds something there. Thread-safe.
[[nodiscard]] QJsonObject withoutRepeats(QJsonObject object, const QStringList &known);

} // namespace authlink::incode::webhook
