// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/http/server/http_message.h"
#include "core/sandbox/faults/faults.h"
#include "core/verification/values.h"

#include <vector>

namespace authlink::sandbox
{

/// The front page of the sandbox: the inbox in a frame, what goes wrong at present, and a form for each kind of fault. No script.
[[nodiscard]] http::server::Response frontPage(const Faults &faults, const std::vector<verification::Customer> &gallery, base::Instant now);

} // namespace authlink::sandbox
