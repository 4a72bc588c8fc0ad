// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/http/ports.h"

namespace authlink::relay::http
{

/// Whether two browsers are probably on one phone: a messages app opens a link in its own browser, the customer again in the phone's. Both
/// come from one address of the public internet (IPv6: one /64), and both are on an iPhone, an iPad or an Android device. A guess for
/// people, not for rules: a family shares an address, too. Pure and thread-safe.
[[nodiscard]] bool isProbablySamePhone(const Browser &a, const Browser &b);

} // namespace authlink::relay::http
