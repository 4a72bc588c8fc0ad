// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>
#include <memory>

namespace authlink::base
{

/// A call under way. Destroying it cancels the call, and its callback never runs.
class PendingCall
{
public:
    virtual ~PendingCall() = default;
};

/// Destroys a call at the next turn of this thread's event loop: for one that is over, since it may not go while its own callback runs.
void deleteLater(std::unique_ptr<PendingCall> call);

template <typename T>
using Callback = std::function<void(Result<T>)>;

} // namespace authlink::base
