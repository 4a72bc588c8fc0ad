// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QString>

#include <functional>

namespace authlink::app
{

/// Where secrets rest between runs, each under a key of its own. Callbacks run at most once, from the event loop: never while the store
/// does not answer, nor after it is destroyed. No call blocks. Main thread.
class TokenStore
{
public:
    virtual ~TokenStore() = default;
    /// NotFound: none saved. NotAllowed: the keychain is locked, or said no. Unreachable: the desktop has no keychain that works.
    virtual void load(const QString &key, std::function<void(base::Result<base::Secret>)> done) = 0;
    virtual void save(const QString &key, const base::Secret &secret, std::function<void(base::Result<void>)> done) = 0;
    virtual void remove(const QString &key, std::function<void(base::Result<void>)> done) = 0;
};

} // namespace authlink::app
