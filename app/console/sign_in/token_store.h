// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QString>

#include <functional>

namespace authlink::app
{

/// Where sign-in tokens rest between runs, one per profile. Callbacks run exactly once, from the event loop, unless the store is
/// destroyed before. Main thread.
class TokenStore
{
public:
    virtual ~TokenStore() = default;
    /// NotFound: none saved. Unreachable: the desktop has no keychain, or it is locked.
    virtual void load(const QString &profile, std::function<void(base::Result<base::Secret>)> done) = 0;
    virtual void save(const QString &profile, const base::Secret &token, std::function<void(base::Result<void>)> done) = 0;
    virtual void remove(const QString &profile, std::function<void(base::Result<void>)> done) = 0;
};

} // namespace authlink::app
