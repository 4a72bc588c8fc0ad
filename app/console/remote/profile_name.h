// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace authlink::app
{

/// Whether a profile may have this name, which is part of file names.
[[nodiscard]] bool isProfileName(const QString &name);

} // namespace authlink::app
