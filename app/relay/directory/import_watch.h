// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/process.h"
#include "core/base/system/progress_lines.h"
#include "core/store/directory.h"

namespace authlink::app
{

/// Tells the operator on stderr how far an import is, and hears Ctrl+C and SIGTERM meanwhile. A second one ends the process at once, which
/// changes nothing either. One at a time.
class ImportWatch
{
public:
    /// @param clock outlives it
    explicit ImportWatch(const base::Clock &clock);

    /// @param read bytes of the file
    /// Both: false once somebody has asked to stop.
    [[nodiscard]] bool reading(qint64 read, qint64 all);
    [[nodiscard]] bool importing(const store::ImportProgress &progress);

    [[nodiscard]] bool isStopped() const { return m_isStopped; }

private:
    [[nodiscard]] bool goesOn();

    base::UnixSignals m_signals;
    base::ProgressLines m_lines;
    bool m_isStopped = false;
};

} // namespace authlink::app
