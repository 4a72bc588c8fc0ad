// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/client/route/stream_route.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace authlink::app
{

/// Whether streams go through a proxy.
struct ProxyChoice {
    enum class Mode { System, None, Fixed };
    Mode mode = Mode::System;
    client::Proxy fixed; ///< Fixed

    bool operator==(const ProxyChoice &) const = default;
};

/// "system", "none", or "http://HOST:PORT". Errors: Invalid: another text; a name and password in it, which belong in the keychain.
[[nodiscard]] base::Result<ProxyChoice> proxyChoiceFrom(const QString &text);

/// A proxy, and what the system knows of how to sign in there.
struct FoundProxy {
    client::Proxy proxy;
    base::Secret signIn; ///< "name:password"; empty: nothing
};

/// The proxy for this relay; nullopt: straight, as always to a relay on this machine. On Windows and macOS the system may take a while to
/// find it, where a script decides.
[[nodiscard]] std::optional<FoundProxy> proxyFor(const ProxyChoice &choice, const QUrl &relay);

} // namespace authlink::app
