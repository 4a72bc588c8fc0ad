// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/call_request.h"

#include <QString>

#include <chrono>

namespace authlink::app
{

/// Asks the console that listens at `path` and waits for its answer; needs an application object. Gives the name of the outcome.
/// Errors: Unreachable (nobody listens there), Timeout, Internal, or as the console says.
[[nodiscard]] base::Result<QString> askConsole(const QString &path, const client::CallRequest &request, std::chrono::milliseconds deadline);

} // namespace authlink::app
