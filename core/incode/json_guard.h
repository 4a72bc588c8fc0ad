// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_guard.h"

namespace authlink::incode
{

using base::readJsonObject;

} // namespace authlink::incode
