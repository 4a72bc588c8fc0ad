// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QUrl>

namespace authlink::app
{

/// A relay address as a person writes it: host, host:port, http(s) or ws(s) URL, with or without /v1/stream.
/// Errors: Invalid (not an address; plain ws:// beyond loopback).
[[nodiscard]] base::Result<QUrl> relayUrlFrom(const QString &text);

/// Which relay that is, written in one way only: scheme, host and port ("wss://relay.example.com:443"). A sign-in token belongs to it.
/// @param relay as of relayUrlFrom()
[[nodiscard]] QString originOf(const QUrl &relay);

} // namespace authlink::app
