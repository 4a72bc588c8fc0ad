// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace authlink::sandbox
{

/// Mishaps of webhook delivery on demand, for rehearsals and tests.
struct Faults {
    int dropNext = 0;                   ///< so many delivery attempts fail without being sent
    int duplicateNext = 0;              ///< so many webhooks are sent once more after their success
    std::chrono::milliseconds delay{0}; ///< a new webhook waits this long before its first attempt
    bool hold = false;                  ///< nothing is sent until this is false again

    bool operator==(const Faults &) const = default;
};

} // namespace authlink::sandbox
