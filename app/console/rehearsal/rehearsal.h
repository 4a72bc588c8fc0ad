// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/options.h"

class QApplication;

namespace authlink::app
{

/// The self-test of this workstation (`--rehearse`, README.md): demo mode, the real window, a simulated customer. Prints one JSON line a
/// step on stdout. Returns the exit status: 0 if the verdict is the scenario's own. Uses no settings of the user's.
[[nodiscard]] int rehearse(QApplication &application, const Options &options);

} // namespace authlink::app
