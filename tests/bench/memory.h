// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace authlink::test
{

/// Memory of a process, from /proc/PID/smaps_rollup, in MB (10^6 bytes).
struct Memory {
    double resident = 0;     ///< all pages in RAM, those of shared libraries in full
    double proportional = 0; ///< shared pages counted by their share
    double own = 0;          ///< private pages only
};

[[nodiscard]] Memory memoryOf(qint64 pid);

} // namespace authlink::test
