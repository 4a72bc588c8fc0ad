// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace authlink::app
{

/// Text from outside for a terminal: whatever could steer one or hide what is written (control, format and unassigned characters)
/// becomes \uXXXX; line breaks stay.
[[nodiscard]] QString printable(const QString &text);

} // namespace authlink::app
