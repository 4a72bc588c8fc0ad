// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>

namespace authlink::base
{

/// A call under way. Destroying it cancels the call, and its callback never runs.
class PendingCall
{
public:
    virtual ~PendingCall() = default;
};

template <typename T>
using Callback = std::function<void(Result<T>)>;

} // namespace authlink::base
