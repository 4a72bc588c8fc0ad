// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pending_call.h"

#include <memory>

namespace authlink::relay::verifications
{

/// Lets go of a call that is over at the next turn of this thread's loop: its handle may not go while its own callback runs.
void retire(std::unique_ptr<base::PendingCall> call);

} // namespace authlink::relay::verifications
