// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace authlink::ui
{

/// A customer's language by its own name: "English", "Español", "Português (Brasil)"; another code by itself.
[[nodiscard]] QString languageWords(const QString &code);

} // namespace authlink::ui
