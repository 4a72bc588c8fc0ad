// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace authlink::base
{

/// Lets this process open as many files and sockets as its hard limit allows. Without effect where there is none such.
void raiseFileLimit();

} // namespace authlink::base
