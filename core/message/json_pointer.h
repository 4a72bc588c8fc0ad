// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

namespace authlink::message
{

/// Well-formed per RFC 6901, and not the empty pointer.
[[nodiscard]] bool isJsonPointer(const QString &pointer);
/// What an RFC 6901 pointer finds; Undefined if nothing.
[[nodiscard]] QJsonValue valueAt(const QJsonValue &root, const QString &pointer);
/// A string as it is, a number in its shortest decimal form, true, false, null; anything else: null QString.
[[nodiscard]] QString scalarText(const QJsonValue &value);

} // namespace authlink::message
